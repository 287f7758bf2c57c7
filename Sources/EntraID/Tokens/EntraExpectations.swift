public import OIDCIssuers
public import OIDCPrimitives
public import OIDCTokens

extension TokenExpectations {
    /// Expects an ID token of Entra.
    ///
    /// - Parameters:
    ///   - clientID: The Application (client) ID.
    ///   - issuer: An ``EntraIssuerRule``: the `tokenRule` of a provider's snapshot, or one made from the authority and
    ///     the issuer that its metadata names.
    ///   - nonce: What was sent with the request.
    public static func entraSignIn(
        clientID: GUID, issuer: any IssuerRule, nonce: Nonce
    ) -> TokenExpectations {
        var expectations = TokenExpectations(.signIn(clientID: clientID.text, nonce: nonce), issuer: issuer)
        expectations.headerRules = [GraphTokenRule()]
        return expectations
    }

    /// Expects an access token for an API of one's own.
    ///
    /// Version 2 tokens name the API by its client ID; version 1 tokens by that or by an App ID URI, with or without a
    /// slash at the end.
    ///
    /// - Parameters:
    ///   - clientID: The API's own Application (client) ID.
    ///   - applicationIDURIs: Its App ID URIs, such as `api://<client ID>`.
    ///   - issuer: An ``EntraAccessIssuerRule`` when tokens of both versions may come.
    public static func entraAccess(
        clientID: GUID, applicationIDURIs: [String] = [], issuer: any IssuerRule
    ) -> TokenExpectations {
        let uris = applicationIDURIs.filter { !$0.allSatisfy(\.isWhitespace) }.flatMap { uri in
            uri.utf8.last == UInt8(ascii: "/") ? [uri, String(uri.dropLast())] : [uri, uri + "/"]
        }
        var expectations = TokenExpectations(
            .access(audiences: [clientID.text] + uris, callerClaims: ["azp", "appid"]), issuer: issuer)
        expectations.headerRules = [GraphTokenRule()]
        return expectations
    }
}

/// The issuer rule of an API to which tokens of both versions come: each is judged by the metadata of its own version,
/// whichever authority is configured. The version of an access token is the API's choice
/// (`requestedAccessTokenVersion`), not the client's.
public struct EntraAccessIssuerRule: IssuerRule {
    private let version1: EntraIssuerRule
    private let version2: EntraIssuerRule

    /// Takes the rules of both versions.
    public init(version1: EntraIssuerRule, version2: EntraIssuerRule) {
        self.version1 = version1
        self.version2 = version2
    }

    /// What the rule of the token's own version says.
    public func problems(of statement: IssuerStatement) -> [Problem] {
        guard case .string(let issuer) = statement.claims["iss"],
            EntraIssuerRule.isVersion1Token(statement.claims["ver"], issuer: issuer)
        else { return version2.problems(of: statement) }
        return version1.problems(of: statement)
    }
}
