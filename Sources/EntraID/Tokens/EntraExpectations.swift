public import OIDCIssuers
public import OIDCPrimitives
public import OIDCTokens

extension IDTokenExpectations {
    /// Expects an ID token of Entra.
    ///
    /// - Parameters:
    ///   - clientID: The Application (client) ID.
    ///   - issuer: The `tokenProfile` of a provider's snapshot, or an ``EntraIssuerRule`` made from the authority and the
    ///     issuer that its metadata names.
    ///   - nonce: What was sent with the request.
    public static func entraSignIn(
        clientID: GUID, issuer: any IssuerRule, nonce: Nonce
    ) -> IDTokenExpectations {
        IDTokenExpectations(clientID: clientID.text, nonce: nonce, issuer: EntraTokenProfile(issuer))
    }
}

/// What a caller must have been granted in Entra before an API lets it in.
public enum EntraPermissions: Sendable {
    /// At least one scope (`scp`) or role (`roles`). Without one, the token says only that the caller is some application
    /// of the tenant: every application can get such a token for every API.
    case required
    /// Nothing: the application itself checks who calls, by ``EntraAccess/clientID`` or ``EntraAccess/object``. In Azure
    /// AD B2C a scope or role is required all the same, because nothing else tells its access tokens from ID tokens.
    case checkedByApplication
}

extension AccessTokenExpectations {
    /// Expects an access token for an API of one's own.
    ///
    /// Version 2 tokens name the API by its client ID; version 1 tokens by that or by an App ID URI, with or without a
    /// slash at the end. A client ID is unique in the world, an App ID URI only in its tenant: another tenant can register
    /// the same one for an application of its own, whose tokens then bring that tenant's `roles`. Where every tenant is
    /// allowed, list no App ID URI, and set `requestedAccessTokenVersion` to 2.
    ///
    /// - Parameters:
    ///   - clientID: The API's own Application (client) ID.
    ///   - applicationIDURIs: Its App ID URIs, such as `api://<client ID>`.
    ///   - issuer: The `tokenProfile` of a provider's snapshot; an ``EntraIssuerRule``; or an ``EntraAccessIssuerRule``
    ///     when tokens of both versions may come.
    ///   - allowedClients: The client IDs of the applications that may call; `nil` for every application that has a
    ///     permission, an empty list for none.
    ///   - permissions: What a caller must have been granted.
    public static func entraAccess(
        clientID: GUID, applicationIDURIs: [String] = [], issuer: any IssuerRule, allowedClients: [GUID]? = nil,
        permissions: EntraPermissions = .required
    ) -> AccessTokenExpectations {
        let uris = applicationIDURIs.filter { !$0.isBlank }.flatMap { uri in
            uri.utf8.last == UInt8(ascii: "/") ? [uri, String(uri.dropLast())] : [uri, uri + "/"]
        }
        return entraAccess(
            audiences: [clientID.text] + uris, issuer: issuer, allowedClients: allowedClients, permissions: permissions)
    }

    /// Expects an access token for an API by the names that stand in `aud`.
    package static func entraAccess(
        audiences: [String], issuer: any IssuerRule, allowedClients: [GUID]?, permissions: EntraPermissions
    ) -> AccessTokenExpectations {
        AccessTokenExpectations(
            audiences: audiences, distinguishedBy: .profile,
            issuer: EntraTokenProfile(issuer, allowedClients: allowedClients, permissions: permissions))
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
        guard let issuer = statement.claims["iss"]?.string,
            EntraIssuerRule.isVersion1Token(statement.claims["ver"], issuer: issuer)
        else { return version2.problems(of: statement) }
        return version1.problems(of: statement)
    }
}
