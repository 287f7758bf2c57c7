public import OIDCIssuers
public import OIDCPrimitives

/// The issuer rule of an API that receives tokens of several versions.
///
/// Each token is validated with the rule for its version. The API chooses the version of its access tokens with
/// `requestedAccessTokenVersion`; the client cannot choose it.
public struct EntraAccessIssuerRule: IssuerRule {
    private enum Rules {
        case pair(version1: EntraIssuerRule, version2: EntraIssuerRule)
        case every(any IssuerRule)
    }

    private let rules: Rules

    /// Creates a rule from the rules for both versions.
    public init(version1: EntraIssuerRule, version2: EntraIssuerRule) {
        rules = .pair(version1: version1, version2: version2)
    }

    /// Creates a rule that also accepts the tokens of versions 1 and 1.1 of the same tenants. Their issuers follow from
    /// that of version 2, and the same keys sign them, so the application does not name them.
    ///
    ///     let token = try await provider.verify(bearer) { snapshot in
    ///         .entraAccess(
    ///             clientID: apiID, applicationIDURIs: ["api://\(apiID)"],
    ///             issuer: EntraAccessIssuerRule(everyVersionOf: snapshot.tokenProfile))
    ///     }
    ///
    /// - Parameter rule: The `tokenProfile` of a provider's snapshot, or an ``EntraIssuerRule``. Any other rule, and one
    ///   for a product that has only one version, is used as it is.
    public init(everyVersionOf rule: any IssuerRule) {
        rules = .every((rule as? EntraTokenProfile)?.issuer ?? rule)
    }

    /// The product that issues the tokens, if the rule knows it.
    var product: EntraAuthority.Kind? {
        switch rules {
        case .pair(_, let version2): version2.product
        case .every(let rule): (rule as? EntraIssuerRule)?.product
        }
    }

    /// Returns the problems that the rule for the token's version finds.
    public func problems(of statement: IssuerStatement) -> [Problem] {
        switch rules {
        case .pair(let version1, let version2):
            guard let issuer = statement.claims["iss"]?.string,
                EntraIssuerRule.isVersion1Token(statement.claims["ver"], issuer: issuer)
            else { return version2.problems(of: statement) }
            return version1.problems(of: statement)
        case .every(let rule):
            return (rule as? EntraIssuerRule)?.problemsInEveryVersion(of: statement) ?? rule.problems(of: statement)
        }
    }
}
