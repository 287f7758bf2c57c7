import LibCrypto
import OIDCPrimitives
public import OIDCTokens

/// A signature verifier that uses the system's OpenSSL. It supports every algorithm of `SigningAlgorithm`.
///
/// The tests use it to prove that keys on curves work from end to end, and that the conformance suites of
/// `OIDCTestSupport` are right about an implementation that is not ours.
public struct OpenSSLVerifier: SignatureVerifier {
    private let library: LibCrypto

    /// Creates a verifier. Returns `nil` if OpenSSL is not installed.
    public init?() {
        guard let library = LibCrypto() else { return nil }
        self.library = library
    }

    /// All algorithms.
    public var algorithms: [SigningAlgorithm] { SigningAlgorithm.all }

    /// Prepares a key. Returns `nil` if OpenSSL does not accept it.
    public func prepare(_ key: JSONWebKey) -> (any PreparedKey)? {
        guard let der = SubjectPublicKeyInfo.der(of: key) else { return nil }
        let count =
            switch key.keyType {
            case "EC": key.ellipticCurve.map { 2 * $0.x.count }
            case "RSA": key.rsa?.modulus.count
            default: 64
            }
        guard let count else { return nil }
        return PublicKey(library, der: der).map { Key(publicKey: $0, type: key.keyType, signatureCount: count) }
    }

    private struct Key: PreparedKey {
        let publicKey: PublicKey
        /// `kty`.
        let type: String
        /// The number of bytes in every signature. OpenSSL does not require it of RSASSA-PSS: it accepts a signature
        /// without its leading zero byte if the modulus has one bit more than a whole number of bytes.
        let signatureCount: Int

        func isValid(signature: Span<UInt8>, message: Span<UInt8>, algorithm: SigningAlgorithm) -> Bool {
            let bytes = signature.indices.map { signature[$0] }
            let message = message.indices.map { message[$0] }
            guard bytes.count == signatureCount, algorithm.keyType == type else { return false }
            switch type {
            case "EC":
                let size = bytes.count / 2
                guard size == OpenSSLVerifier.coordinateSizes[algorithm.name] else { return false }
                let der = DER.sequence(DER.integer(bytes[..<size]) + DER.integer(bytes[size...]))
                return publicKey.isValid(der, message, algorithm.opensslScheme)
            default:
                return publicKey.isValid(bytes, message, algorithm.opensslScheme)
            }
        }
    }

    /// The length of r and of s, by algorithm.
    static let coordinateSizes = ["ES256": 32, "ES384": 48, "ES512": 66]
}

extension SigningAlgorithm {
    var opensslScheme: PublicKey.Scheme {
        switch keyType {
        case "OKP": .hashless
        case "RSA" where name.hasPrefix("PS"): .pss(opensslHash)
        default: .usual(opensslHash)
        }
    }

    private var opensslHash: LibCrypto.Hash {
        switch hash {
        case .sha256: .sha256
        case .sha384: .sha384
        case .sha512: .sha512
        }
    }
}
