import OIDCCallbacks
import OIDCDiscovery
import OIDCIssuers
public import OIDCPrimitives
import OIDCProviders
public import OIDCTokens

/// The response to a browser that starts a sign-out at the provider.
public struct SignOutStart: Sendable {
    /// The URL to redirect the browser to, with status 303.
    public let url: String
    /// The `Set-Cookie` value by which the browser is recognized when it returns, or `nil` if it does not return.
    public let cookie: String?
}

/// The result of a sign-out at the provider.
public struct SignOutResult: Sendable {
    /// The `Set-Cookie` value that removes the cookie of this sign-out.
    public let expiredCookie: String
}

// End your own session first. A sign-out at the provider can fail, and the user must be signed out here in any case.
extension SignIn {
    /// Starts a sign-out at the provider (OpenID Connect RP-Initiated Logout 1.0).
    ///
    /// If the provider has a ``Provider/signOutRedirect``, it sends the browser there afterwards, and ``finishSignOut(_:)``
    /// recognizes it.
    ///
    /// - Parameters:
    ///   - provider: The name of the provider that the user signed in with. The default is the first.
    ///   - idToken: The ID token of the sign-in, so that the provider does not have to ask the user.
    ///   - loginHint: The user to sign out, if the ID token was not kept.
    /// - Throws: `request.invalid` if the provider is unknown, `exchange.not-offered` if it has no sign-out endpoint, or
    ///   `discovery.*`.
    public func startSignOut(
        with provider: String? = nil, idToken: SecretString? = nil, loginHint: String? = nil
    ) async throws(Refusal) -> SignOutStart {
        let index = try index(of: provider)
        let client = clients[index]
        return try await client.reporting(.signOutStarted, or: .signOutRefused) { () throws(Refusal) in
            let returnURL = signOutRedirects[index]?.string
            let state = returnURL.map { _ in Base64URL.encode(client.random.bytes(32)) }
            let url = try await client.endSessionURL(
                idToken: idToken, loginHint: loginHint, returnURL: returnURL, state: state)
            guard let returnURL, let state else { return SignOutStart(url: url, cookie: nil) }
            return SignOutStart(
                url: url, cookie: SignOutCookie(state: state, returnURL: returnURL, digest: digest).field)
        }
    }

    /// Starts a sign-out of a session at its provider.
    ///
    /// - Parameters:
    ///   - session: The session that was kept since the sign-in.
    ///   - idToken: The ID token of the sign-in. Some providers require it.
    /// - Throws: `request.invalid` if the provider is not configured any more, `exchange.not-offered` if it has no
    ///   sign-out endpoint, or `discovery.*`.
    public func startSignOut(
        of session: ProviderSession, idToken: SecretString? = nil
    ) async throws(Refusal) -> SignOutStart {
        try await startSignOut(with: session.provider, idToken: idToken, loginHint: session.logoutHint)
    }

    /// Finishes a sign-out: checks that this browser started it. Nothing else depends on it, because your own session
    /// ended before.
    ///
    /// - Parameter request: The request that arrived at the `signOutRedirect`.
    /// - Throws: `response.other-callback`, `response.state-missing`, `response.cookie-missing`,
    ///   `response.duplicate-parameter`, `response.malformed`, or `response.too-large`.
    public func finishSignOut(_ request: CallbackRequest) throws(Refusal) -> SignOutResult {
        do throws(Refusal) {
            let parameters = try ResponseParameters(request.encodedParameters)
            let redirects = signOutRedirects.compactMap { $0?.string }
            guard let redirect = redirects.first(where: request.arrived(at:)) else {
                throw Refusal(.otherCallback(request.path, expected: redirects.first ?? "no sign-out redirect URL"))
            }
            guard let state = parameters["state"] else {
                throw Refusal(.stateMissing(in: request.encodedParameters))
            }
            let cookie = SignOutCookie(state: state, returnURL: redirect, digest: digest)
            guard cookie.isContained(in: request.cookieHeader) else { throw Refusal(.cookieMissing()) }
            observer(OIDCEvent(.signOutFinished, metadataURL: nil))
            return SignOutResult(expiredCookie: cookie.expiration)
        } catch {
            observer(OIDCEvent(.signOutRefused, metadataURL: nil, problems: error.problems))
            throw error
        }
    }

    /// Validates a front-channel logout request, which the provider loads in a hidden frame when the user signs out
    /// elsewhere. The request is not authenticated, so use it only to end the session that it names.
    ///
    /// - Parameters:
    ///   - request: The request that arrived at the front-channel logout URL.
    ///   - provider: The name of the provider, if each has its own URL. Otherwise, the issuer in the request selects it.
    /// - Throws: `response.*` or `discovery.*`.
    public func frontChannelLogout(
        _ request: CallbackRequest, with provider: String? = nil
    ) async throws(Refusal) -> FrontChannelLogout {
        try await firstAccepted(by: provider) { client throws(Refusal) in
            let logout = try await client.frontChannelLogout(request.encodedParameters)
            // Without an issuer, any provider of several could have sent it.
            if provider == nil, clients.count > 1, logout.issuer == nil {
                let expected = client.provider.snapshotIfAvailable()?.metadata.issuer.string ?? ""
                throw Refusal(.responseIssuer(.responseIssuerMissing, expected: expected, found: nil))
            }
            return logout
        }
    }

    /// Verifies a back-channel logout request, which the provider sends from server to server when a session ends. Each
    /// logout token is accepted once.
    ///
    /// End the sessions that the token names: the one with its `session`, or all of its `subject`. Answer with status
    /// 200 and `Cache-Control: no-store`, or with status 400 if this method throws.
    ///
    /// - Parameters:
    ///   - body: The body of the request, a form with a `logout_token`.
    ///   - provider: The name of the provider, if each has its own URL. Otherwise, the token selects it.
    /// - Throws: `response.*`, `token.*`, `issuer.*`, `keys.*`, or `discovery.*`.
    public func backChannelLogout(_ body: String, with provider: String? = nil) async throws(Refusal) -> LogoutToken {
        try await firstAccepted(by: provider) { client throws(Refusal) in
            guard let token = try ResponseParameters(body)["logout_token"] else {
                throw Refusal(.logoutTokenMissing())
            }
            let logout = try await client.backChannelLogout(token)
            try await logoutTokens.remember(logout, digest: digest)
            return logout
        }
    }

    /// Returns the result of the first provider that accepts a request, or throws the error of the first provider.
    private func firstAccepted<Value>(
        by provider: String?, _ accept: (SignInClient) async throws(Refusal) -> Value
    ) async throws(Refusal) -> Value {
        let candidates = provider == nil ? clients : [clients[try index(of: provider)]]
        var refusal: Refusal?
        for client in candidates {
            do throws(Refusal) {
                let value = try await accept(client)
                client.report(.logoutReceived, since: client.time.uptime)
                return value
            } catch {
                refusal = refusal ?? error
                // A token that was accepted before is not another provider's.
                if error.first.code == .tokenAlreadyUsed { refusal = error }
            }
        }
        let error = refusal ?? Refusal(.stateMissing(in: ""))
        observer(OIDCEvent(.signOutRefused, metadataURL: nil, problems: error.problems))
        throw error
    }
}

extension Problem {
    fileprivate static func logoutTokenMissing() -> Problem {
        Problem(
            .responseMalformed, at: .parameter("logout_token"), expected: "a logout token",
            remedy: "The request is not a back-channel logout request. Do not end a session because of it.")
    }
}
