public import OIDCTokens

#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif

/// The result of a completed sign-in.
public struct SignInResult: Sendable {
    /// The verified ID token. If a code was redeemed, it is the one from the token endpoint.
    public let idToken: VerifiedIDToken
    /// The response of the token endpoint, if a code was redeemed.
    public let tokenResponse: TokenResponse?
    /// The `Set-Cookie` value that removes the cookie of this sign-in, or `nil` if the application kept the sign-in in
    /// its own session.
    public internal(set) var expiredCookie: String?
    /// The name of the provider that the user signed in with.
    public let provider: String
    /// The path of this origin to which to redirect the user: the one passed to the start, or `/`.
    public let returnPath: String
    /// The grant for a later refresh, if the provider issued a refresh token.
    public let refreshGrant: RefreshGrant?
    /// The client ID to which the tokens were issued.
    let clientID: String
    /// Whether the user had to authenticate again for this sign-in (`prompt=login`).
    public let isNewAuthenticationRequired: Bool
    /// The time at which the sign-in began.
    package let startedAt: Date

    /// The user's identifier for this client. Store the user under the token's `issuer` together with this subject.
    public var subject: String { idToken.subject }

    /// The provider's session (`sid`), if the provider names it. Keep it with your own session: a logout request of the
    /// provider names the session that ended.
    public var session: String? { idToken.claims.string("sid") }

    /// The provider's session as the response named it (`session_state`), if it did.
    public let sessionState: String?

    /// Everything that a sign-out needs. Keep it with your own session.
    public var providerSession: ProviderSession { providerSession(logoutHint: nil) }

    package func providerSession(logoutHint: String?) -> ProviderSession {
        ProviderSession(
            provider: provider, issuer: idToken.issuer, subject: subject, session: session, sessionState: sessionState,
            logoutHint: logoutHint)
    }

    init(idToken: VerifiedIDToken, tokenResponse: TokenResponse?, response: AuthorizationResponse) {
        let pending = response.pending
        sessionState = response.sessionState
        self.idToken = idToken
        self.tokenResponse = tokenResponse
        provider = pending.provider
        returnPath = pending.returnPath
        clientID = pending.clientID
        isNewAuthenticationRequired = pending.isNewAuthenticationRequired
        startedAt = pending.startedAt
        refreshGrant = tokenResponse?.refreshToken.map { refreshToken in
            RefreshGrant(
                provider: pending.provider, clientID: pending.clientID, issuer: idToken.issuer,
                subject: idToken.subject,
                refreshToken: refreshToken, nonce: pending.nonce,
                authenticatedAt: idToken.authenticationTime?.timeIntervalSince1970)
        }
    }
}

/// The result of a refresh.
public struct RefreshResult: Sendable {
    /// The new tokens.
    public let tokenResponse: TokenResponse
    /// The new verified ID token, if the provider issued one.
    public let idToken: VerifiedIDToken?
    /// The grant for the next refresh. It contains the new refresh token, or the previous one if the provider issued
    /// none.
    public let refreshGrant: RefreshGrant
}
