public import OIDCPrimitives
public import OIDCTokens

/// Signature verification and hashing in Swift alone, so that a first run needs nothing installed.
///
/// It serves RS256, RS384 and RS512 with keys of 2,048 to 8,192 bits and any odd public exponent from 3 to 2^33, and
/// SHA-256, SHA-384 and SHA-512. It holds no secret, so nothing can leak through time. An application that carries
/// swift-crypto may inject that instead: it is about a third faster.
public struct SoftwareCrypto: SignatureVerifier, Digest {
    /// There is nothing to configure.
    public init() {}

    /// RS256, RS384 and RS512.
    public var algorithms: [SigningAlgorithm] { [.rs256, .rs384, .rs512] }

    /// Makes an RSA key ready; `nil` when it is even, too small, too large, or its exponent is no odd number from 3, and
    /// for every key that is not an RSA key.
    public func prepare(_ key: JSONWebKey) -> (any PreparedKey)? {
        key.rsa.flatMap { RSAPublicKey(modulus: $0.modulus, exponent: $0.exponent) }
    }

    /// The hash of a message.
    public func hash(_ message: Span<UInt8>, with function: HashFunction) -> [UInt8] {
        let count =
            switch function {
            case .sha256: 32
            case .sha384: 48
            case .sha512: 64
            }
        return unsafe [UInt8](unsafeUninitializedCapacity: count) { bytes, initialized in
            switch function {
            case .sha256: unsafe SHA256.hash(message, into: bytes)
            case .sha384: unsafe SHA512.hash384(message, into: bytes)
            case .sha512: unsafe SHA512.hash(message, into: bytes)
            }
            initialized = count
        }
    }
}
