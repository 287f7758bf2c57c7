public import OIDCTokens

/// A person who signed in.
public struct SignInResult: Sendable {
    /// The ID token, verified. With a code it is the one that the token endpoint gave.
    public let token: VerifiedToken
    /// What the token endpoint gave, if a code was redeemed.
    public let tokens: TokenResponse?

    /// Who it is, for this client: with the token's `issuer`, a key to store the person under.
    public var subject: String { token.subject }
}

/// New tokens for somebody who signed in before.
public struct RefreshResult: Sendable {
    /// The new tokens.
    public let tokens: TokenResponse
    /// The new ID token, verified, if there is one.
    public let token: VerifiedToken?
}
