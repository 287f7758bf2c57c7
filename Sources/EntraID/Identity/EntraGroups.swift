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
    /// The application is not configured to receive groups.
    case notSent

    /// Reads `groups`, and the three ways in which they are left out.
    init(_ claims: ClaimSet, user: GUID?, cloud: EntraCloud) {
        if EntraGroups.areLeftOut(claims) {
            let query = user.flatMap { user in
                cloud.graphHost.map {
                    GraphQuery(address: "https://\($0)/v1.0/users/\(user)/getMemberObjects")
                }
            }
            self = .unknown(query)
        } else if let groups = claims.texts("groups") {
            self = .listed(groups)
        } else {
            self = claims["groups"] == nil ? .notSent : .unknown(nil)
        }
    }

    /// `hasgroups`, or a `groups` in `_claim_names`, whatever its value: the documented examples differ.
    private static func areLeftOut(_ claims: ClaimSet) -> Bool {
        switch claims["hasgroups"] {
        case .bool(true): return true
        case .string(let text) where text.asciiLowercased.hasSameBytes(as: "true"): return true
        default: break
        }
        guard case .object(let names) = claims["_claim_names"] else { return false }
        return names["groups"] != nil
    }
}
