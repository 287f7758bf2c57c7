public import OIDCPrimitives
public import OIDCSignIn
public import OIDCTokens

/// The result of a completed sign-in with Entra.
public struct EntraSignInResult: Sendable {
    /// The user who signed in.
    public let user: EntraIdentity
    /// The path of this origin to which to redirect the user, with status 303 after a POST.
    public let returnPath: String
    /// The `Set-Cookie` value that removes the cookie of this sign-in.
    public let expiredCookie: String?
    /// Entra's session (`sid`), if the optional claim is configured. Keep it with your own session: a logout request of
    /// Entra names the session that ended.
    public var session: String? { idToken.claims.string("sid") }
    /// The opaque hint with which Entra recognizes the user, if the optional claim `login_hint` is configured. Keep it
    /// with your own session, and pass it when the user signs out.
    public var loginHint: String? { idToken.claims.string("login_hint") }
    /// Everything that a sign-out needs: Entra's session and the login hint. Keep it with your own session.
    public let providerSession: ProviderSession
    /// The verified ID token.
    public let idToken: VerifiedIDToken
    /// The response of the token endpoint, if a code was redeemed.
    public let tokenResponse: TokenResponse?
    /// The grant for a later refresh, if Entra issued a refresh token.
    public let refreshGrant: RefreshGrant?
    /// Whether the user had to authenticate again for this sign-in (`prompt=login`).
    public var isNewAuthenticationRequired: Bool { signInResult.isNewAuthenticationRequired }
    /// The result of the sign-in with any provider, on which this one is built.
    let signInResult: SignInResult

    init(_ result: SignInResult, cloud: EntraCloud?) {
        user = EntraIdentity(result.idToken, cloud: cloud)
        returnPath = result.returnPath
        expiredCookie = result.expiredCookie
        idToken = result.idToken
        providerSession = result.providerSession(logoutHint: result.idToken.claims.string("login_hint"))
        tokenResponse = result.tokenResponse
        refreshGrant = result.refreshGrant
        signInResult = result
    }
}

extension Sessions {
    /// Starts a session after a sign-in with Entra and returns its ID, a new 256-bit secret.
    ///
    /// - Parameter result: The result of the sign-in. To renew its tokens, the scope needs `offline_access`.
    /// - Throws: `session.store-unavailable`.
    public func begin(_ result: EntraSignInResult) async throws(Refusal) -> SecretString {
        try await begin(result.signInResult)
    }
}

extension DeviceSignInUser {
    /// Creates the user of a sign-in who decides about a device.
    ///
    /// - Parameters:
    ///   - result: The result of a sign-in with `prompt=login`.
    ///   - reference: The application's own identifier of the user, at most 1,024 bytes. The approval contains it.
    /// - Throws: `device.sign-in-not-new` if the sign-in did not require a new authentication.
    public init(_ result: EntraSignInResult, reference: String? = nil) throws(Refusal) {
        try self.init(
            idToken: result.idToken, provider: result.signInResult.provider,
            newAuthenticationAfter: result.isNewAuthenticationRequired ? result.signInResult.startedAt : nil,
            reference: reference)
    }
}
