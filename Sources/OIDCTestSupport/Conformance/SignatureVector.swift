import OIDCPrimitives
import OIDCTokens

/// A key, and the signatures that OpenSSL made with it over one message.
struct SignatureVector: Sendable {
    let name: String
    let exponent: UInt64
    /// In base64url, as the signatures are.
    let modulus: String
    let rs256: String
    let rs384: String
    let rs512: String

    /// The signatures with their algorithms.
    var signatures: [(algorithm: SigningAlgorithm, bytes: [UInt8])] {
        [(.rs256, rs256), (.rs384, rs384), (.rs512, rs512)].map { ($0, SignatureVector.bytes($1)) }
    }

    var modulusBytes: [UInt8] { SignatureVector.bytes(modulus) }

    /// The key as a verifier gets it.
    var key: JSONWebKey? {
        JSONWebKey.published(["kty": "RSA", "n": .string(modulus), "e": exponent == 3 ? "Aw" : "AQAB"])
    }

    private static func bytes(_ text: String) -> [UInt8] {
        (try? Base64URL.decode(text)) ?? []
    }
}

extension JSONWebKey {
    /// A key as it is read from a key set; `nil` when it is not usable.
    static func published(_ members: JSONObject) -> JSONWebKey? {
        let set: JSONObject = ["keys": .array([.object(members)])]
        let bytes = Array(JSONValue.object(set).serialized(indented: false).utf8)
        return try? KeySet(jwks: bytes, warnings: .ignored).keys.first
    }
}
