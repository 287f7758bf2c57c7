import OIDCPrimitives
import OIDCTokens

/// The signatures that OpenSSL created with each key for one message.
enum SignatureVector {
    static func bytes(_ text: String) -> [UInt8] {
        (try? Base64URL.decode(text)) ?? []
    }
}

/// An RSA key, and its signatures.
struct RSASignatureVector: Sendable {
    let name: String
    let exponent: UInt64
    /// The modulus in base64url, like the signatures.
    let modulus: String
    let rs256: String
    let rs384: String
    let rs512: String
    let ps256: String
    let ps384: String
    let ps512: String

    /// The signatures and their algorithms.
    var signatures: [(algorithm: SigningAlgorithm, bytes: [UInt8])] {
        [
            (.rs256, rs256), (.rs384, rs384), (.rs512, rs512), (.ps256, ps256), (.ps384, ps384), (.ps512, ps512),
        ].map { ($0, SignatureVector.bytes($1)) }
    }

    var modulusBytes: [UInt8] { SignatureVector.bytes(modulus) }

    /// The key, as a verifier receives it.
    var key: JSONWebKey? {
        JSONWebKey.published(["kty": "RSA", "n": .string(modulus), "e": exponent == 3 ? "Aw" : "AQAB"])
    }
}

/// A key on a curve, and its signature.
struct CurveSignatureVector: Sendable {
    let curve: String
    let algorithm: SigningAlgorithm
    /// The coordinates in base64url, like the signature.
    let x: String
    let y: String?
    let signature: String

    init(curve: String, algorithm: SigningAlgorithm, x: String, y: String? = nil, signature: String) {
        self.curve = curve
        self.algorithm = algorithm
        self.x = x
        self.y = y
        self.signature = signature
    }

    /// The key, as a verifier receives it.
    var key: JSONWebKey? {
        var members: [JSONObject.Member] = [
            .init(name: "kty", value: .string(algorithm.keyType)), .init(name: "crv", value: .string(curve)),
            .init(name: "x", value: .string(x)),
        ]
        if let y { members.append(.init(name: "y", value: .string(y))) }
        return JSONWebKey.published(JSONObject(members))
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
