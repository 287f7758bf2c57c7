import OIDCPrimitives

/// The account with which Microsoft's own libraries (MSAL) identify a user: the ID in the user's home tenant, and that
/// tenant.
///
/// A guest has the same home account ID in every tenant. The token endpoint states it in `client_info`, if
/// ``EntraConfiguration/requestsHomeAccountID`` is set. It is not signed, so it is never read from a response that
/// came through the browser. Use it to find accounts in a cache or
/// database of such a library. To identify users, use ``EntraIdentity/userKey``.
public struct HomeAccountID: Hashable, Sendable, CustomStringConvertible {
    /// The user's ID in the home tenant. With Azure AD B2C, it ends in the policy.
    public let accountID: String
    /// The home tenant.
    public let tenantID: GUID

    /// The ID as Microsoft's libraries write it: the account and the tenant, with a dot between them.
    public var string: String { "\(accountID).\(tenantID)" }

    /// The same as ``string``.
    public var description: String { string }

    /// The maximum length of `client_info`, and of the account's ID in it, in bytes.
    private static let (longest, longestID) = (2_048, 256)

    /// Creates the home account ID from `client_info` of the token endpoint, or returns `nil` if it is malformed or
    /// states another account than the ID token.
    ///
    /// - Parameters:
    ///   - clientInfo: A JSON object with `uid` and `utid`, in base64url.
    ///   - user: The user in the verified ID token of the same response.
    init?(_ clientInfo: String, of user: EntraIdentity) {
        guard clientInfo.utf8.count <= HomeAccountID.longest, let bytes = try? Base64URL.decode(clientInfo),
            let document = try? JSONValue(parsing: bytes, limits: .known(depth: 8, members: 32)),
            let accountID = document["uid"]?.string, let tenant = document["utid"]?.string,
            let tenantID = try? GUID(parsing: tenant), HomeAccountID.isValid(accountID: accountID)
        else { return nil }
        self.accountID = accountID
        self.tenantID = tenantID
        guard matches(user) else { return nil }
    }

    private static func isValid(accountID: String) -> Bool {
        (1...longestID).contains(accountID.utf8.count) && accountID.utf8.allSatisfy(\.isURIUnreserved)
    }

    /// Returns whether the account can be the user's. A guest's home tenant is another one, which the ID token does not
    /// contain, so only a user of the same tenant can be compared.
    private func matches(_ user: EntraIdentity) -> Bool {
        guard let key = user.userKey, key.tenantID == tenantID else { return true }
        let text = accountID.asciiLowercased
        // Azure AD B2C adds the policy.
        return text.hasSameBytes(as: key.objectID.string) || text.hasPrefixBytes("\(key.objectID)-")
    }
}

extension EntraSignInResult {
    /// The account with which Microsoft's own libraries (MSAL) identify the user. It is `nil` unless
    /// ``EntraConfiguration/requestsHomeAccountID`` is set and the token endpoint stated the account of the ID token.
    public var homeAccountID: HomeAccountID? {
        tokenResponse?.clientInfo.flatMap { HomeAccountID($0.revealed(), of: user) }
    }
}

extension EntraConfigurationForm {
    mutating func readRequestsHomeAccountID(_ name: String) {
        if reader.has(name), let isRequested = reader.bool(name) { requestsHomeAccountID = isRequested }
    }
}
