import OIDCPrimitives
import OIDCTokens

/// Crypto that accepts every signature immediately, so that a validation measures everything but the arithmetic.
struct UncheckedCrypto: SignatureVerifier, MessageDigest {
    private struct Key: PreparedKey {
        func isValid(signature: Span<UInt8>, message: Span<UInt8>, algorithm: SigningAlgorithm) -> Bool {
            signature.count == 256
        }
    }

    func prepare(_ key: JSONWebKey) -> (any PreparedKey)? { Key() }

    func hash(_ message: Span<UInt8>, with function: HashAlgorithm) -> [UInt8] { [] }
}
