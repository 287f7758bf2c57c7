import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import OpenSSLVerifier

/// The crypto of a client: the library's own, unless the client accepts an algorithm that it does not support. Then the
/// system's OpenSSL verifies the signatures, if it is installed.
struct Crypto: SignatureVerifier, MessageDigest {
    private let verifier: any SignatureVerifier

    /// Creates the crypto for a client that accepts these algorithms.
    init(for algorithms: [SigningAlgorithm]) {
        let software = SoftwareCrypto()
        if !algorithms.allSatisfy(software.algorithms.contains), let openSSL = OpenSSLVerifier() {
            verifier = openSSL
        } else {
            verifier = software
        }
    }

    var algorithms: [SigningAlgorithm] { verifier.algorithms }

    func prepare(_ key: JSONWebKey) -> (any PreparedKey)? { verifier.prepare(key) }

    func hash(_ message: Span<UInt8>, with function: HashAlgorithm) -> [UInt8] {
        SoftwareCrypto().hash(message, with: function)
    }
}
