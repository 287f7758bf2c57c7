public import OIDCTokens

/// A user who signed in.
public struct SignInResult: Sendable {
    /// The ID token, verified. With a code it is the one that the token endpoint gave.
    public let idToken: VerifiedIDToken
    /// What the token endpoint gave, if a code was redeemed.
    public let tokenResponse: TokenResponse?
    /// The `Set-Cookie` value that removes the cookie of this sign-in; `nil` when the application kept it in a session.
    public internal(set) var expiredCookie: String?
    /// What a refresh needs, if the provider gave a refresh token.
    public let refreshGrant: RefreshGrant?

    /// Who it is, for this client: with the token's `issuer`, a key to store the user under.
    public var subject: String { idToken.subject }

    init(idToken: VerifiedIDToken, tokenResponse: TokenResponse?, pending: PendingSignIn) {
        self.idToken = idToken
        self.tokenResponse = tokenResponse
        refreshGrant = tokenResponse?.refreshToken.map { refreshToken in
            RefreshGrant(
                provider: pending.provider, clientID: pending.clientID, issuer: idToken.issuer,
                subject: idToken.subject,
                refreshToken: refreshToken, nonce: pending.nonce)
        }
    }
}

/// New tokens for a user who signed in before.
public struct RefreshResult: Sendable {
    /// The new tokens.
    public let tokenResponse: TokenResponse
    /// The new ID token, verified, if there is one.
    public let idToken: VerifiedIDToken?
    /// What the next refresh needs: the new refresh token, or the old one when the provider gave none.
    public let refreshGrant: RefreshGrant
}
