import OIDCPrimitives
import OIDCTokens

/// Crypto that finds every signature good at once: what is left of a validation is everything but the arithmetic.
struct UncheckedCrypto: SignatureVerifier, Digest {
    private struct Key: PreparedKey {
        func isValid(signature: Span<UInt8>, message: Span<UInt8>, algorithm: SigningAlgorithm) -> Bool {
            signature.count == 256
        }
    }

    func prepare(_ key: JSONWebKey) -> (any PreparedKey)? { Key() }

    func hash(_ message: Span<UInt8>, with function: HashFunction) -> [UInt8] { [] }
}
