public import OIDCPrimitives
public import OIDCSignIn
import OIDCTokens

// End your own session first. A sign-out at Entra can fail, and the user must be signed out here in any case.
extension EntraSignIn {
    /// Starts a sign-out at Entra, which signs the user out of all applications in this browser.
    ///
    ///     let start = try await entra.startSignOut(loginHint: session.loginHint)
    ///     return redirect(to: start.url, setCookie: start.cookie)
    ///
    /// - Parameters:
    ///   - provider: The name of the provider that the user signed in with. The default is the first.
    ///   - idToken: The ID token of the sign-in.
    ///   - loginHint: The user to sign out, the claim `login_hint` of the ID token. Otherwise, Entra can ask which account
    ///     to sign out.
    /// - Throws: A `Refusal` with `request.invalid`, `exchange.not-offered`, or `discovery.*`.
    public func startSignOut(
        with provider: String? = nil, idToken: SecretString? = nil, loginHint: String? = nil
    ) async throws(Refusal) -> SignOutStart {
        try await signIn.startSignOut(with: provider, idToken: idToken, loginHint: loginHint)
    }

    /// Starts a sign-out of a session at Entra. Its login hint names the account, so that Entra does not ask which of
    /// several accounts in this browser to sign out.
    ///
    ///     let start = try await entra.startSignOut(of: session.providerSession)
    ///
    /// - Parameter session: The session that was kept since the sign-in.
    /// - Throws: A `Refusal` with `request.invalid`, `exchange.not-offered`, or `discovery.*`.
    public func startSignOut(of session: ProviderSession) async throws(Refusal) -> SignOutStart {
        try await signIn.startSignOut(of: session)
    }

    /// Finishes a sign-out: checks that this browser started it.
    ///
    /// - Parameter request: The request that arrived at the `signOutRedirectURL`.
    /// - Throws: `response.*`.
    public func finishSignOut(_ request: CallbackRequest) throws(Refusal) -> SignOutResult {
        try signIn.finishSignOut(request)
    }

    /// Validates a front-channel logout request, which Entra loads in a hidden frame when the user signs out elsewhere.
    /// The request is not authenticated, so use it only to end the session that it names.
    ///
    /// - Parameters:
    ///   - request: The request that arrived at the front-channel logout URL.
    ///   - provider: The name of the provider, if each has its own URL. Otherwise, the issuer in the request selects it.
    /// - Throws: `response.*` or `discovery.*`.
    public func frontChannelLogout(
        _ request: CallbackRequest, with provider: String? = nil
    ) async throws(Refusal) -> FrontChannelLogout {
        try await signIn.frontChannelLogout(request, with: provider)
    }
}
