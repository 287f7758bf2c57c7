import OIDCPrimitives
import OIDCTokens

/// A key, and the signatures that OpenSSL created with it for one message.
struct SignatureVector: Sendable {
    let name: String
    let exponent: UInt64
    /// The modulus in base64url, like the signatures.
    let modulus: String
    let rs256: String
    let rs384: String
    let rs512: String

    /// The signatures and their algorithms.
    var signatures: [(algorithm: SigningAlgorithm, bytes: [UInt8])] {
        [(.rs256, rs256), (.rs384, rs384), (.rs512, rs512)].map { ($0, SignatureVector.bytes($1)) }
    }

    var modulusBytes: [UInt8] { SignatureVector.bytes(modulus) }

    /// The key, as a verifier receives it.
    var key: JSONWebKey? {
        JSONWebKey.published(["kty": "RSA", "n": .string(modulus), "e": exponent == 3 ? "Aw" : "AQAB"])
    }

    private static func bytes(_ text: String) -> [UInt8] {
        (try? Base64URL.decode(text)) ?? []
    }
}

extension JSONWebKey {
    /// Returns a key as read from a key set, or `nil` if it is not usable.
    static func published(_ members: JSONObject) -> JSONWebKey? {
        let set: JSONObject = ["keys": .array([.object(members)])]
        let bytes = Array(JSONValue.object(set).serialized(indented: false).utf8)
        return try? KeySet(jwks: bytes, warnings: .ignored).keys.first
    }
}
