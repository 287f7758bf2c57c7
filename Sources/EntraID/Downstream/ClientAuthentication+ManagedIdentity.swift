public import OIDCPrimitives
public import OIDCProviders
import OIDCSignIn
import OIDCSoftwareCrypto

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension EntraCloud {
    /// The audience of the tokens with which managed identities authenticate applications of the cloud.
    var tokenExchangeAudience: String {
        switch name {
        case "us-government": "api://AzureADTokenExchangeUSGov"
        case "china": "api://AzureADTokenExchangeChina"
        default: "api://AzureADTokenExchange"
        }
    }
}

extension ClientAuthentication {
    /// Returns the authentication with the token of a managed identity, which is kept until shortly before it expires.
    ///
    /// - Parameters:
    ///   - identity: The managed identity.
    ///   - cloud: The cloud of the app registration.
    ///   - transport: The application's HTTP client. It must not use a proxy for link-local addresses.
    ///   - time: The clocks by which the token expires.
    public static func managedIdentity(
        _ identity: ManagedIdentity, cloud: EntraCloud = .global, transport: any HTTPTransport,
        time: any TimeSource = SystemTime()
    ) -> ClientAuthentication {
        let resource = cloud.tokenExchangeAudience
        // Every request of the client needs the token, and the service answers only a few requests a second.
        let tokens = AccessTokens(capacity: 1, time: time)
        let key = AccessTokenKey(["managed identity", .string(resource)], digest: SoftwareCrypto())
        return .assertion {
            try await tokens.token(for: key) { () throws(Refusal) in
                let now = time.now
                let request = try identity.request(for: resource)
                let response: TransportResponse
                do throws(TransportFailure) {
                    response = try await transport.send(request)
                } catch {
                    throw Refusal(.managedIdentityUnavailable(found: "\(error.description)"))
                }
                guard response.body.count <= request.bodyLimit else {
                    throw Refusal(.managedIdentityUnavailable(found: "a response that is too large"))
                }
                return try identity.token(parsing: response, at: now)
            }.token
        }
    }
}
