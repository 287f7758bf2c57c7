public import OIDCPrimitives
public import OIDCTokens

/// Signature verification and hash functions in pure Swift, without further dependencies.
///
/// It supports RS256, RS384, RS512, PS256, PS384 and PS512 with keys of 2,048 to 8,192 bits and any odd public exponent
/// from 3 to 2^33, and SHA-256, SHA-384 and SHA-512. Elliptic curves are not supported: inject a verifier for them. It handles no secrets, so its timing reveals nothing. If your application already uses
/// swift-crypto, you can inject that instead. `Tools/Benchmarks` compares this implementation with OpenSSL.
public struct SoftwareCrypto: SignatureVerifier, MessageDigest {
    /// Creates an instance. There is nothing to configure.
    public init() {}

    /// The supported algorithms: RS256, RS384, RS512, PS256, PS384 and PS512.
    public var algorithms: [SigningAlgorithm] { [.rs256, .rs384, .rs512, .ps256, .ps384, .ps512] }

    /// Prepares an RSA key. Returns `nil` for any other key, if the modulus is even, too small or too large, or if the
    /// exponent is not an odd number from 3.
    public func prepare(_ key: JSONWebKey) -> (any PreparedKey)? {
        key.rsa.flatMap { RSAPublicKey(modulus: $0.modulus, exponent: $0.exponent) }
    }

    /// Returns the hash of a message.
    public func hash(_ message: Span<UInt8>, with function: HashAlgorithm) -> [UInt8] {
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
