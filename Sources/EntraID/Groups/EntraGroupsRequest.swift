public import OIDCPrimitives
import OIDCSignIn

/// A request to Microsoft Graph for the groups of a user, including those that contain a group of the user.
public struct EntraGroupsRequest: Sendable {
    /// A user.
    public enum User: Hashable, Sendable {
        /// The user of the access token (`/me`). Whose groups are returned depends on the token alone.
        case signedIn
        /// The user with an object ID.
        case id(GUID)
    }

    /// What is asked for.
    public enum Query: Hashable, Sendable {
        /// The IDs, in one response of at most 11,000 (`getMemberObjects`). Unless only security groups are
        /// requested, they include those of administrative units and directory roles.
        case memberObjects(onlySecurityGroups: Bool)
        /// The IDs and names, in pages (`transitiveMemberOf`).
        case transitiveMemberships
    }

    /// What is asked for.
    public let query: Query
    /// The URL of the request.
    public let url: String
    /// The body of a POST request, or `nil` for a GET request.
    public let body: [UInt8]?

    /// Creates a request.
    public init(_ query: Query, of user: User, at graph: MicrosoftGraph) {
        let owner =
            switch user {
            case .signedIn: "me"
            case .id(let id): "users/\(id)"
            }
        let base = "\(graph.origin)/v1.0/\(owner)"
        switch query {
        case .memberObjects(let onlySecurityGroups):
            self.init(
                query, url: "\(base)/getMemberObjects",
                body: Array(#"{"securityEnabledOnly":\#(onlySecurityGroups)}"#.utf8))
        case .transitiveMemberships:
            // A cast to a type needs the count.
            let options = "$select=id,displayName&$top=999&$count=true"
            self.init(query, url: "\(base)/transitiveMemberOf/microsoft.graph.group?\(options)", body: nil)
        }
    }

    private init(_ query: Query, url: String, body: [UInt8]?) {
        self.query = query
        self.url = url
        self.body = body
    }

    /// Returns the HTTP request.
    ///
    /// - Parameters:
    ///   - accessToken: An access token for Microsoft Graph in the same cloud. It is opaque to everybody but Graph.
    ///   - limits: The limits on sizes and request times.
    /// - Throws: `exchange.access-token-malformed` if the token cannot be sent in a header.
    public func httpRequest(
        accessToken: SecretString, limits: EntraGroupsLimits = .standard
    ) throws(Refusal) -> TransportRequest {
        guard BearerTokenSyntax.matches(accessToken.revealed()) else { throw Refusal(.graphAccessTokenMalformed()) }
        let common = [
            HeaderField(name: "Accept", value: "application/json"),
            HeaderField(name: "Authorization", value: "Bearer \(accessToken.revealed())"),
        ]
        guard let body else {
            return try TransportRequest(
                .get, url, headers: common + [HeaderField(name: "ConsistencyLevel", value: "eventual")],
                timeout: limits.requestTimeout, bodyLimit: limits.pageBytes)
        }
        return try TransportRequest(
            .post, url, headers: common + [HeaderField(name: "Content-Type", value: "application/json")], body: body,
            timeout: limits.requestTimeout, bodyLimit: limits.pageBytes)
    }

    // MARK: - Pages

    private static let longestLink = 8_192

    /// Returns the request for the next page.
    ///
    /// The link comes from a response and receives the access token. So everything before its query must be that of this
    /// request, byte for byte.
    ///
    /// - Throws: `graph.foreign-link` for any other link.
    package func following(_ link: String) throws(Refusal) -> EntraGroupsRequest {
        let base = String(Substring(url).split(at: "?")[0])
        guard link.utf8.count <= EntraGroupsRequest.longestLink, link.hasPrefixBytes("\(base)?"),
            !link.utf8.contains(UInt8(ascii: "#")), link.consistsOfURICharacters
        else { throw Refusal(.graphForeignLink(at: base)) }
        return EntraGroupsRequest(query, url: link, body: nil)
    }
}
