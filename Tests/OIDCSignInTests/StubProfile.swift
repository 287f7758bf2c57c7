import OIDCCallbacks
import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives

/// The profile of a provider that follows the standards but for what is said here.
struct StubProfile: ProviderProfile {
    let standard: StandardProfile
    var mayLackAccessToken = false
    var callbackProblems: [Problem] = []
    var advice: [String: ProviderAdvice] = [:]

    init(_ issuer: String = "https://id.example.com") throws {
        standard = StandardProfile(try Issuer(issuer))
    }

    var metadataLocation: String { standard.metadataLocation }

    func admit(_ issuer: String) throws(Refusal) -> AdmittedIssuer { try standard.admit(issuer) }

    func problems(ofCallback callback: CallbackURL) -> [Problem] { callbackProblems }

    func advice(onErrorDescribedAs description: String) -> ProviderAdvice? { advice[description] }
}
