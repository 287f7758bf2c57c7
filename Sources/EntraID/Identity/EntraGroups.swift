import OIDCPrimitives
import OIDCTokens

/// The groups of a person.
public enum EntraGroups: Sendable {
    /// What to ask Microsoft Graph for when the token leaves the groups out.
    public struct GraphQuery: Hashable, Sendable {
        /// The address to post to, with an access token for Graph of the right cloud. (The address inside the token
        /// leads to a service that was shut down.)
        public let address: String
    }

    /// These, complete: identifiers, or names when the application is configured so.
    case listed([String])
    /// There are too many for a token, or the token says only that there are some: membership is *unknown*, not empty.
    case unknown(GraphQuery?)
    /// The token says nothing about groups: the application is not configured to receive them, the person is in none,
    /// or the token came through the browser. It does not say that the person is in no group.
    case notSent

    /// Reads `groups`, and the three ways in which they are left out.
    init(_ claims: ClaimSet, user: GUID?, cloud: @autoclosure () -> EntraCloud) {
        let areLeftOut = EntraGroups.areLeftOut(claims)
        if !areLeftOut, let groups = claims.strings("groups") {
            self = .listed(groups)
        } else if !areLeftOut, claims.element("groups") == nil {
            self = .notSent
        } else {
            let cloud = cloud()
            self = .unknown(
                user.flatMap { user in
                    cloud.graphHost.map { GraphQuery(address: "https://\($0)/v1.0/users/\(user)/getMemberObjects") }
                })
        }
    }

    /// `hasgroups`, unless it says no, or a `groups` in `_claim_names`, whatever its value: the documented examples
    /// differ. What has another form than any of them counts as left out, because unknown is the safe reading.
    private static func areLeftOut(_ claims: ClaimSet) -> Bool {
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
