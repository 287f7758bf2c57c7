import OIDCCallbacks
import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives

/// A standard provider's profile with configurable exceptions.
struct StubProfile: ProviderProfile {
    let standard: StandardProfile
    var mayOmitAccessToken = false
    var authenticationContextClaim: String?
    var callbackProblems: [Problem] = []
    var advice: [String: ProviderAdvice] = [:]

    init(_ issuer: String = "https://id.example.com") throws {
        standard = StandardProfile(try IssuerIdentifier(issuer))
    }

    var metadataURL: String { standard.metadataURL }

    func accept(_ issuer: String) throws(Refusal) -> AcceptedIssuer { try standard.accept(issuer) }

    func problems(ofCallback callback: CallbackURL) -> [Problem] { callbackProblems }

    func advice(forErrorDescription description: String) -> ProviderAdvice? { advice[description] }
}
