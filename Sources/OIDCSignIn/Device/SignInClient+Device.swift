import OIDCDiscovery
public import OIDCPrimitives
import OIDCProviders
public import OIDCTokens

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The result of a device's sign-in.
public struct DeviceSignInResult: Sendable {
    /// The tokens.
    public let tokenResponse: TokenResponse
    /// The verified ID token, if the scopes include `openid`. It has no nonce, because none was sent.
    public let idToken: VerifiedIDToken?
    /// The grant for a later refresh, if the provider issued an ID token and a refresh token.
    public let refreshGrant: RefreshGrant?
}

extension SignInClient {
    /// Starts the sign-in of a device without a browser, such as a command-line tool (RFC 8628).
    ///
    /// - Parameter scope: The scopes. The default is the scopes of the configuration.
    /// - Throws: `exchange.not-offered`, `request.invalid`, `exchange.*`, or `discovery.*`.
    public func startDevice(scope: String? = nil) async throws(Refusal) -> DeviceAuthorization {
        let request = try DeviceAuthorizationRequest(
            configuration, metadata: try await snapshot().metadata, scope: scope)
        let now = time.now
        let httpRequest = try await request.httpRequest(at: now, limits: limits, random: random)
        return try request.authorization(parsing: try await answer(httpRequest, request.context), at: now)
    }

    /// Waits until the user of a device has signed in, and returns the tokens.
    ///
    /// It asks at the interval of the provider, more slowly if told to, and ends when the codes expire or the task is
    /// cancelled.
    ///
    /// - Parameter device: The codes from ``startDevice(scope:)``.
    /// - Throws: `exchange.device-code-expired`, `exchange.provider-error` if the user declined, or `exchange.*`,
    ///   `token.*`, `issuer.*`, `keys.*`, or `discovery.*`.
    public func finishDevice(_ device: DeviceAuthorization) async throws(Refusal) -> DeviceSignInResult {
        try await reporting(.accessTokenReceived, or: .accessTokenRefused) { () throws(Refusal) in
            let snapshot = try await snapshot()
            let tokens = try await poll(
                device, try TokenRequest(.deviceCode(device), configuration, metadata: snapshot.metadata))
            guard let idToken = tokens.idToken else {
                return DeviceSignInResult(tokenResponse: tokens, idToken: nil, refreshGrant: nil)
            }
            let token = try await provider.verify(idToken.revealed(), with: snapshot) { snapshot in
                var expectations = configuration.expectations(snapshot, nonce: .noNonceWasSent)
                expectations.accessToken = tokens.accessToken.map { .fromBackChannel($0) } ?? .unknown
                return expectations
            }
            let grant = tokens.refreshToken.map { refreshToken in
                RefreshGrant(
                    provider: configuration.name, clientID: configuration.clientID, issuer: token.issuer,
                    subject: token.subject, refreshToken: refreshToken, nonce: nil,
                    authenticatedAt: token.authenticationTime?.timeIntervalSince1970)
            }
            return DeviceSignInResult(tokenResponse: tokens, idToken: token, refreshGrant: grant)
        }
    }

    private func poll(_ device: DeviceAuthorization, _ request: TokenRequest) async throws(Refusal) -> TokenResponse {
        var polling = DevicePolling(device)
        while true {
            do {
                try await time.sleep(for: polling.interval)
            } catch {
                throw Refusal(.exchangeFailed(.cancelled, request.context))
            }
            guard !device.isExpired(at: time.now) else { throw Refusal(.deviceCodeExpired()) }
            do throws(Refusal) {
                return try await send(request)
            } catch {
                try polling.continue(after: error, at: time.now)
            }
        }
    }
}
