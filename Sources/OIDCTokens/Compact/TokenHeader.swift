public import OIDCPrimitives

/// The header of a token: how it is signed and with which key, as the token says.
public struct TokenHeader: Sendable {
    /// `alg`, the algorithm's name.
    public var algorithm: String? { document.string("alg") }
    /// `kid`, the key's name.
    public var keyID: String? { document.string("kid") }
    /// `typ`, what sort of token this is.
    public var type: String? { document.string("typ") }
    /// `x5t`, the certificate's thumbprint. Some providers send it beside `kid`, or alone. It chooses no key.
    public var certificateThumbprint: String? { document.string("x5t") }
    /// Whether there is a `crit`, whatever it holds.
    public var hasCriticalExtensions: Bool { document.element("crit") != nil }

    let document: JSONDocument

    /// Judges the types of the members that RFC 7515 §4.1 registers; all others are free.
    init(_ document: JSONDocument) throws(Refusal) {
        // Nearly every header has nothing but strings: nothing to look for then.
        if !document.root.isObjectOfStrings {
            for name in TokenHeader.texts {
                guard let element = document.element(name), !element.isString else { continue }
                throw Refusal(.tokenHeaderType("\(name)", expected: "a string", element.value))
            }
        }
        if let key = document.element("jwk"), !key.isObject {
            throw Refusal(.tokenHeaderType("jwk", expected: "an object", key.value))
        }
        for name in TokenHeader.lists {
            guard let element = document.element(name), !element.isArray else { continue }
            throw Refusal(.tokenHeaderType("\(name)", expected: "an array", element.value))
        }
        self.document = document
    }

    private static let texts: [StaticString] = ["alg", "kid", "typ", "x5t", "cty", "jku", "x5u", "x5t#S256"]
    private static let lists: [StaticString] = ["x5c", "crit"]

    /// Any member, also one that this library does not know.
    public subscript(name: String) -> JSONValue? { document[name] }

    /// The whole header.
    public var value: JSONValue { document.value }

    /// A member where it lies.
    func element(_ name: StaticString) -> JSONElement? { document.element(name) }
}
