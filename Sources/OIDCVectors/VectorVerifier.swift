import EntraID
import OIDCSoftwareCrypto

/// The signature verification of the vectors: RS256, RS384 and RS512.
///
/// The vectors define which keys a verifier of these algorithms leaves out, so they must not change when
/// `OIDCSoftwareCrypto` supports another algorithm. The conformance suites of `OIDCTestSupport` test the others.
struct VectorVerifier: SignatureVerifier {
    static let algorithms: [SigningAlgorithm] = [.rs256, .rs384, .rs512]

    var algorithms: [SigningAlgorithm] { VectorVerifier.algorithms }

    func prepare(_ key: JSONWebKey) -> (any PreparedKey)? { SoftwareCrypto().prepare(key) }
}
