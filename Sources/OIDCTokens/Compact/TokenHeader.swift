public import OIDCPrimitives

/// The header of a token, which names the algorithm and the key of its signature.
public struct TokenHeader: Sendable {
    /// `alg`, the name of the algorithm.
    public var algorithm: String? { document.string("alg") }
    /// `kid`, the ID of the key.
    public var keyID: String? { document.string("kid") }
    /// `typ`, the type of the token.
    public var type: String? { document.string("typ") }
    /// `x5t`, the thumbprint of the certificate. Some providers send it with `kid` or instead of it. It is not used to
    /// choose a key.
    public var certificateThumbprint: String? { document.string("x5t") }
    /// Whether the header has a `crit` member, whatever its value is.
    public var hasCriticalExtensions: Bool { document.element("crit") != nil }

    let document: JSONDocument

    /// Creates a header from a JSON document. Throws a `Refusal` if a member that RFC 7515 §4.1 registers has the wrong
    /// type. Other members can have any type.
    init(_ document: JSONDocument) throws(Refusal) {
        // Nearly every header contains only strings, and needs no further check of these members.
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

    /// The value of any member, including those that this library does not use.
    public subscript(name: String) -> JSONValue? { document[name] }

    /// The complete header.
    public var value: JSONValue { document.value }

    /// Returns a member without creating a value for it.
    func element(_ name: StaticString) -> JSONElement? { document.element(name) }
}
