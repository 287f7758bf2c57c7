package import OIDCIssuers
package import OIDCPrimitives
package import OIDCTokens

/// What is particular about Entra's tokens, under a rule that says who may issue them.
package struct EntraTokenProfile: TokenProfile {
    private let issuer: any IssuerRule
    private let access: EntraAccessTokenRule

    /// Creates the profile of the tokens that an issuer rule admits.
    ///
    /// - Parameters:
    ///   - issuer: Who may issue the tokens. Another profile of Entra's tokens gives its own issuer rule.
    ///   - allowedClients: The clients whose access tokens are accepted; `nil` for every client.
    ///   - permissions: What the caller with an access token must have been granted.
    package init(
        _ issuer: any IssuerRule, allowedClients: [GUID]? = nil, permissions: EntraPermissions = .checkedByApplication
    ) {
        self.issuer = (issuer as? EntraTokenProfile)?.issuer ?? issuer
        // Tokens of an application's own rule are taken for tokens of Entra ID, which have the most conditions.
        let product = (self.issuer as? EntraIssuerRule)?.product ?? .workforce
        access = EntraAccessTokenRule(product: product, allowedClients: allowedClients, permissions: permissions)
    }

    /// What the issuer rule finds.
    package func problems(of statement: IssuerStatement) -> [Problem] { issuer.problems(of: statement) }

    /// `token.graph-access-token`, or nothing.
    package func problems(of header: TokenHeader) -> [Problem] { GraphToken.problems(of: header) }

    /// What only access tokens carry.
    package func problems(ofIDToken claims: ClaimSet) -> [Problem] { EntraIDTokenRule.problems(of: claims) }

    /// What only ID tokens carry, a client that is not named or not allowed, and permissions that are missing.
    package func problems(ofAccessToken claims: ClaimSet) -> [Problem] { access.problems(of: claims) }
}
