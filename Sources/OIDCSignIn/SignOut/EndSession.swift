public import OIDCDiscovery
public import OIDCPrimitives

/// A sign-out at the provider (OpenID Connect RP-Initiated Logout 1.0 §2).
public enum EndSession {
    /// Returns the URL to which to send the browser.
    ///
    /// - Parameters:
    ///   - metadata: The provider's metadata.
    ///   - clientID: The client ID.
    ///   - idToken: The ID token of the sign-in, so that the provider does not have to ask the user.
    ///   - loginHint: The user to sign out.
    ///   - returnURL: The URL to which the provider sends the browser afterwards. It must be registered with the
    ///     provider.
    ///   - state: A value that the provider returns with the browser.
    /// - Throws: `exchange.not-offered` if the provider has no such endpoint.
    public static func url(
        metadata: ProviderMetadata, clientID: String, idToken: SecretString? = nil, loginHint: String? = nil,
        returnURL: String? = nil, state: String? = nil
    ) throws(Refusal) -> String {
        guard let endpoint = metadata.endSessionEndpoint else { throw Refusal(.notOffered("end_session_endpoint")) }
        let values: [(String, String?)] = [
            ("client_id", clientID), ("id_token_hint", idToken?.revealed()), ("logout_hint", loginHint),
            ("post_logout_redirect_uri", returnURL), ("state", state),
        ]
        let query = values.compactMap { name, value in value.map { "\(name)=\(PercentEncoding.encode($0))" } }
            .joined(separator: "&")
        return endpoint + (URLParts(endpoint)?.query == nil ? "?" : "&") + query
    }
}
