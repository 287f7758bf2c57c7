import OIDCCallbacks
public import OIDCPrimitives
public import OIDCProviders

extension SignIn.Provider {
    /// Creates a provider from its configuration and the complete URLs that are registered with it, such as
    /// `https://console.example.com/api/oidc/callback`.
    ///
    /// - Parameters:
    ///   - configuration: The configuration of the provider and the client.
    ///   - redirectURL: The callback URL, exactly as registered.
    ///   - signOutRedirectURL: The URL to which the provider sends the browser after a sign-out, if there is one.
    /// - Throws: A `Refusal` with the `callback.*` problems of both URLs.
    public init(
        _ configuration: ProviderConfiguration, redirectURL: String, signOutRedirectURL: String? = nil
    ) throws(Refusal) {
        let callback = Self.parse(redirectURL)
        let signOutRedirect = signOutRedirectURL.map(Self.parse)
        // Both are parsed before either problem is thrown, so that both are reported.
        if case .failure(let refusal) = callback, case .failure(let other)? = signOutRedirect {
            throw Refusal(refusal.first, and: other.problems)
        }
        self.init(configuration, callback: try callback.get(), signOutRedirect: try signOutRedirect?.get())
    }

    private static func parse(_ url: String) -> Result<CallbackURL, Refusal> {
        Result { () throws(Refusal) in try CallbackURL(parsing: url) }
    }
}
