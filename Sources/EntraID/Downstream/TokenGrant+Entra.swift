public import OIDCPrimitives
public import OIDCSignIn

extension TokenGrant {
    /// Returns the grant with which an API acts on behalf of the user who called it.
    ///
    /// Pass only a token that the API has verified, as ``EntraAPIClient`` does. The client has to authenticate.
    ///
    /// - Parameters:
    ///   - token: The access token of the request.
    ///   - scope: The scopes of one resource, separated by spaces.
    ///   - claims: A request for claims that the token must contain, such as one that a challenge demands.
    public static func onBehalfOf(_ token: SecretString, scope: String, claims: ClaimsRequest? = nil) -> TokenGrant {
        var grant = TokenGrant.assertion(
            token, scope: scope, claims: claims,
            extraParameters: [.init(name: "requested_token_use", value: "on_behalf_of")])
        grant.needsCredential = true
        return grant
    }
}
