public import OIDCDiscovery
public import OIDCPrimitives
import OIDCTokens

/// What the provider says of a user besides the ID token. Some providers send claims only here.
public struct UserInfo: Sendable {
    /// `sub`, the subject of the ID token.
    public let subject: String
    /// All claims as the provider sent them. Only `sub` was compared with anything.
    public let claims: JSONObject

    /// The request. Throws `exchange.not-offered`, or `exchange.access-token-malformed` for a token that no header field
    /// can carry.
    public static func request(
        accessToken: Secret, metadata: ProviderMetadata, limits: DiscoveryLimits = .standard
    ) throws(Refusal) -> HTTPRequest {
        guard let endpoint = metadata.userInfoEndpoint else { throw Refusal(.notOffered("userinfo_endpoint")) }
        guard BearerTokenSyntax.matches(accessToken.revealed()) else { throw Refusal(.accessTokenMalformed()) }
        return try HTTPRequest(
            .get, endpoint,
            headers: [
                HTTPHeader(name: "Accept", value: "application/json"),
                HTTPHeader(name: "Authorization", value: "Bearer \(accessToken.revealed())"),
            ], timeout: limits.requestTimeout, bodyLimit: limits.metadataBytes)
    }

    /// Judges the answer. Core §5.3.2: it is about the subject of the ID token, or nobody may use it.
    ///
    /// - Throws: `exchange.*`, or `token.subject-mismatch`.
    public static func read(
        _ response: HTTPResponse, from address: String, subject: String, profile: (any ProviderProfile)? = nil
    ) throws(Refusal) -> UserInfo {
        let document = try ExchangeDocument.read(response, from: address, profile)
        var problems: [Problem] = []
        let found = document["sub"].required(.string, unless: \.isEmpty, reportingTo: &problems)
        if let refusal = Refusal(problems) { throw refusal }
        guard let found, found.hasSameBytes(as: subject), let claims = document.value?.object else {
            throw Refusal(
                Problem(
                    .tokenSubjectMismatch, at: .member("sub"), expected: "the subject of the ID token",
                    remedy: "The answer is about another person than the ID token. Do not use it: the access token was "
                        + "swapped."))
        }
        return UserInfo(subject: found, claims: claims)
    }
}

extension UserInfo: CustomStringConvertible, CustomReflectable {
    /// How many claims there are: they are about a person.
    public var description: String { "user info of \(claims.members.count) claims" }
    /// A mirror without children: the claims are about a person.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
