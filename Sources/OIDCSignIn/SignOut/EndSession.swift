public import OIDCDiscovery
public import OIDCPrimitives

/// Where the browser is sent to sign out at the provider (OpenID Connect RP-Initiated Logout 1.0 §2).
public enum EndSession {
    /// The address. Refuses with `exchange.not-offered`.
    ///
    /// - Parameters:
    ///   - metadata: The provider's metadata.
    ///   - clientID: This client.
    ///   - idToken: The ID token of the sign-in, so that the provider need not ask.
    ///   - loginHint: Whom to sign out, where the provider asks for it.
    ///   - returnAddress: Where the provider sends the browser afterwards. It is registered with the provider.
    ///   - state: Comes back with the browser.
    public static func address(
        metadata: ProviderMetadata, clientID: String, idToken: Secret? = nil, loginHint: String? = nil,
        returnAddress: String? = nil, state: String? = nil
    ) throws(Refusal) -> String {
        guard let endpoint = metadata.endSessionEndpoint else { throw Refusal(.notOffered("end_session_endpoint")) }
        let values: [(String, String?)] = [
            ("client_id", clientID), ("id_token_hint", idToken?.revealed()), ("logout_hint", loginHint),
            ("post_logout_redirect_uri", returnAddress), ("state", state),
        ]
        let query = values.compactMap { name, value in value.map { "\(name)=\(PercentEncoding.encode($0))" } }
            .joined(separator: "&")
        return endpoint + (AddressText(endpoint)?.query == nil ? "?" : "&") + query
    }
}
