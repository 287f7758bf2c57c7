public import OIDCPrimitives

/// The header of a token: how it is signed and with which key, as the token says.
public struct TokenHeader: Sendable {
    /// `alg`, the algorithm's name.
    public let algorithm: String?
    /// `kid`, the key's name.
    public let keyID: String?
    /// `typ`, what sort of token this is.
    public let type: String?
    /// `x5t`, the certificate's thumbprint. Entra's version 1 tokens have it beside `kid`, its first ones alone. It
    /// chooses no key.
    public let certificateThumbprint: String?
    /// Whether there is a `crit`, whatever it holds.
    public let hasCriticalExtensions: Bool

    private let document: JSONDocument

    /// Judges the types of the members that RFC 7515 §4.1 registers; all others are free.
    init(_ document: JSONDocument) throws(Refusal) {
        func text(_ name: String) throws(Refusal) -> String? {
            switch document[name] {
            case nil: return nil
            case .string(let text)?: return text
            case let value?: throw Refusal(.tokenHeaderType(name, expected: "a string", value))
            }
        }
        algorithm = try text("alg")
        keyID = try text("kid")
        type = try text("typ")
        certificateThumbprint = try text("x5t")
        for name in ["cty", "jku", "x5u", "x5t#S256"] { _ = try text(name) }
        switch document["jwk"] {
        case nil, .object?: break
        case let value?: throw Refusal(.tokenHeaderType("jwk", expected: "an object", value))
        }
        let extensions = document["crit"]
        for (name, value) in [("x5c", document["x5c"]), ("crit", extensions)] {
            switch value {
            case nil, .array?: break
            case let value?: throw Refusal(.tokenHeaderType(name, expected: "an array", value))
            }
        }
        hasCriticalExtensions = extensions != nil
        self.document = document
    }

    /// Any member, also one that this library does not know.
    public subscript(name: String) -> JSONValue? { document[name] }

    /// The whole header.
    public var value: JSONValue { document.value }
}
