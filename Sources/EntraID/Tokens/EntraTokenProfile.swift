package import OIDCIssuers
package import OIDCPrimitives
package import OIDCTokens

/// The token profile of Entra: the rules for its tokens, combined with an issuer rule.
package struct EntraTokenProfile: TokenProfile {
    let issuer: any IssuerRule
    private let access: EntraAccessTokenRule

    /// Creates a profile with an issuer rule.
    ///
    /// - Parameters:
    ///   - issuer: The issuer rule. If it is an Entra token profile, its issuer rule is used.
    ///   - allowedClients: The clients from which access tokens are accepted, or `nil` for every client.
    ///   - permissions: The permissions that the caller must have.
    package init(
        _ issuer: any IssuerRule, allowedClients: [GUID]? = nil, permissions: EntraPermissions = .checkedByApplication
    ) {
        self.issuer = (issuer as? EntraTokenProfile)?.issuer ?? issuer
        // With a custom issuer rule, the rules for Entra ID apply, because they are the strictest.
        let product =
            (self.issuer as? EntraIssuerRule)?.product ?? (self.issuer as? EntraAccessIssuerRule)?.product ?? .workforce
        access = EntraAccessTokenRule(product: product, allowedClients: allowedClients, permissions: permissions)
    }

    /// Returns the problems that the issuer rule finds.
    package func problems(of statement: IssuerStatement) -> [Problem] { issuer.problems(of: statement) }

    /// Returns `token.graph-access-token` if the header is that of a Microsoft Graph token.
    package func problems(of header: TokenHeader) -> [Problem] { GraphToken.problems(of: header) }

    /// Returns a problem for each claim that only access tokens have.
    package func problems(ofIDToken claims: ClaimSet) -> [Problem] { EntraIDTokenRule.problems(of: claims) }

    /// Returns the problems of an access token: claims that only ID tokens have, a client that is missing or not
    /// allowed, and missing permissions.
    package func problems(ofAccessToken claims: ClaimSet) -> [Problem] { access.problems(of: claims) }
}
