public import OIDCPrimitives
public import OIDCSignIn

extension EntraSignIn {
    /// Starts a sign-in that another site initiated, such as a page that lists a user's applications (OpenID Connect
    /// Core 1.0 §4). The site sends the browser to a URL of this server, with a query or by posting a form.
    ///
    /// The request is not authenticated, so any site can send it. Its `iss` selects a configured provider, with `common`
    /// and `organizations` by the allowed tenants. Its `target_link_uri` becomes the return path if it has the origin of
    /// the callback, and `/` otherwise. Its `login_hint` is passed on.
    ///
    /// - Parameters:
    ///   - request: The request that arrived. Its path is not checked.
    ///   - options: Additional parameters of the request to Entra. Their return path is not used.
    /// - Throws: A `Refusal` with `request.unknown-issuer`, `response.duplicate-parameter`, `response.malformed` or
    ///   `response.too-large` if the request is invalid, or with the errors of
    ///   ``start(with:returningTo:cookieHeader:options:)``.
    public func start(
        initiatedBy request: CallbackRequest, options: AuthorizationOptions = AuthorizationOptions()
    ) async throws(Refusal) -> SignInStart {
        try await signIn.start(initiatedBy: request, options: options)
    }
}
