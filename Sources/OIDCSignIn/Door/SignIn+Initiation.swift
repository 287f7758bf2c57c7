import OIDCCallbacks
import OIDCDiscovery
import OIDCIssuers
public import OIDCPrimitives
import OIDCProviders

extension SignIn {
    /// The maximum length of a login hint in bytes. It becomes a part of a URL.
    static let maximumLoginHintLength = 2_048

    /// Starts a sign-in that another site initiated, such as a page that lists a user's applications (OpenID Connect
    /// Core 1.0 §4). The site sends the browser to a URL of this server, with a query or by posting a form.
    ///
    ///     // GET or POST /initiate-login
    ///     let start = try await signIn.start(
    ///         initiatedBy: CallbackRequest(
    ///             method: method, target: target, body: body, cookieHeader: cookies))
    ///     return redirect(to: start.url, setCookies: start.cookies)
    ///
    /// The request is not authenticated, so any site can send it. Its parameters do only this:
    ///
    /// - `iss` selects the first configured provider with this issuer. Nothing is fetched for any other issuer.
    /// - `target_link_uri` becomes the return path if it has the origin of the provider's callback. Anything else becomes
    ///   `/`, so that no site can use this one to send users elsewhere.
    /// - `login_hint` is passed on, unless the options let the user select an account.
    ///
    /// The sign-in is bound to this browser like any other. If a user is signed in already, ask before you replace the
    /// session. Answer a POST with status 303.
    ///
    /// - Parameters:
    ///   - request: The request that arrived. Its path is not checked.
    ///   - options: Additional parameters of the request to the provider. Their return path is not used.
    /// - Throws: `request.unknown-issuer`, `response.duplicate-parameter`, `response.malformed` or `response.too-large`
    ///   if the request is invalid, or the errors of ``start(with:returningTo:cookieHeader:options:)``.
    public func start(
        initiatedBy request: CallbackRequest, options: AuthorizationOptions = AuthorizationOptions()
    ) async throws(Refusal) -> SignInStart {
        let initiation: Initiation
        do throws(Refusal) {
            initiation = try self.initiation(ResponseParameters(request.encodedParameters))
        } catch {
            // No provider is known that the event could belong to.
            observer(OIDCEvent(.signInRefused, metadataURL: nil, problems: error.problems))
            throw error
        }
        var options = options
        // The two exclude each other, and the application's own choice takes precedence.
        if options.prompt != .selectAccount { options.loginHint = initiation.loginHint ?? options.loginHint }
        return try await start(
            with: clients[initiation.index].configuration.name, returningTo: initiation.returnPath,
            cookieHeader: request.cookieHeader, options: options)
    }

    /// What another site asks for.
    private struct Initiation {
        /// The position of the provider.
        let index: Int
        let loginHint: String?
        let returnPath: String
    }

    /// Reads the parameters. Others are ignored, as the standard requires.
    private func initiation(_ parameters: ResponseParameters) throws(Refusal) -> Initiation {
        guard let issuer = parameters["iss"] else { throw Refusal(.unknownIssuer(nil)) }
        guard let index = clients.firstIndex(where: { $0.recognizes(issuer: issuer) }) else {
            throw Refusal(.unknownIssuer(issuer))
        }
        let loginHint = parameters["login_hint"]
        guard (loginHint?.utf8.count ?? 0) <= SignIn.maximumLoginHintLength else {
            throw Refusal(.responseTooLarge(expected: "a login_hint of at most \(SignIn.maximumLoginHintLength) bytes"))
        }
        let target = parameters["target_link_uri"]
        return Initiation(
            index: index, loginHint: loginHint,
            returnPath: target.map { ReturnPath.local($0, at: callbacks[index].origin) } ?? "/")
    }
}

extension SignInClient {
    /// Returns whether an issuer is that of the provider. Metadata that was fetched already decides, where the profile
    /// alone would recognize several issuers.
    fileprivate func recognizes(issuer: String) -> Bool {
        let profile = configuration.profile
        guard profile.recognizes(issuer: issuer) else { return false }
        guard let snapshot = provider.snapshotIfAvailable() else { return true }
        return profile.accepts(issuer: issuer, under: snapshot.metadata.issuer.string)
    }
}

extension Problem {
    fileprivate static func unknownIssuer(_ issuer: String?) -> Problem {
        Problem(
            .requestUnknownIssuer, at: .parameter("iss"), expected: "the issuer of a configured provider",
            found: issuer.map { "\(url: $0)" } ?? "no iss",
            remedy: "Another site initiated a sign-in with a provider that is not configured here. If this site should "
                + "do so, compare its parameter iss with the issuers in the configuration, character by character.")
    }
}
