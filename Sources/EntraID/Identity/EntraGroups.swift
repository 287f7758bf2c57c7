package import OIDCPrimitives
import OIDCTokens

/// The groups of a user, as far as the token contains them.
public enum EntraGroups: Sendable {
    /// A Microsoft Graph request for the groups that the token omits.
    public struct GraphQuery: Hashable, Sendable {
        /// The URL to send a POST request to, with an access token for Microsoft Graph in the same cloud. (The URL in
        /// the token belongs to a service that was shut down.) ``EntraSignIn/groups(of:accessToken:with:query:limits:)``
        /// sends it.
        public let url: String
    }

    /// The complete list of groups: IDs, or names if the application is configured to receive names.
    case listed([String])
    /// Unknown groups: the token has too many to list, or only states that there are some. Do not treat this as empty.
    case unknown(GraphQuery?)
    /// No information about groups, because the application is not configured to receive them, the user is in none, or
    /// the token came through the browser. Do not conclude that the user is in no group.
    case notSent

    /// Creates the groups from the claim `groups` and the claims that replace it.
    ///
    /// - Parameters:
    ///   - claims: The claims of the token.
    ///   - user: The user's object ID.
    ///   - graphOrigin: The origin of Microsoft Graph, or `nil` if it is not known.
    init(_ claims: ClaimSet, user: GUID?, graphOrigin: @autoclosure () -> String?) {
        let areOmitted = EntraGroups.areOmitted(claims)
        if !areOmitted, let groups = claims.strings("groups") {
            self = .listed(groups)
        } else if !areOmitted, claims.element("groups") == nil {
            self = .notSent
        } else {
            let origin = graphOrigin()
            self = .unknown(
                user.flatMap { user in
                    origin.map { GraphQuery(url: "\($0)/v1.0/users/\(user)/getMemberObjects") }
                })
        }
    }

    /// Creates the groups of claims that did not come from a verified token, for the vectors.
    package init(claims: JSONObject, cloud: EntraCloud) throws(Refusal) {
        let text = JSONValue.object(claims).serialized(indented: false)
        let claims = ClaimSet(try JSONDocument(parsing: Array(text.utf8)))
        self.init(
            claims, user: GUID(claims.element("oid")), graphOrigin: cloud.graphHost.map { "https://\($0)" })
    }

    /// Returns whether the token omits groups: `hasgroups` is not false, or `_claim_names` contains `groups` with any
    /// value, because the documented examples differ. An unexpected form counts as omitted, because treating the groups
    /// as unknown is safe.
    private static func areOmitted(_ claims: ClaimSet) -> Bool {
        if let claim = claims.element("hasgroups") {
            switch claim.value {
            case .bool(false), .null: break
            case .string(let text) where text.asciiLowercased.hasSameBytes(as: "false"): break
            default: return true
            }
        }
        guard let names = claims.element("_claim_names"), !names.isNull else { return false }
        return !names.isObject || names["groups"] != nil
    }
}
