public import OIDCDiscovery
public import OIDCPrimitives
public import OIDCTokens

/// The claims about a user from the UserInfo endpoint. Some providers send claims only there.
///
/// ``SignInClient/userInfo(_:subject:)`` fetches and validates them. A server that sends the request itself validates
/// the response by its form: the provider signs user info if that is registered for the client.
///
///     let info =
///         if let token = UserInfo.signedToken(in: response) {
///             UserInfo(
///                 try await provider.verifyUserInfo(
///                     token.revealed(), subject: subject,
///                     expecting: configuration.userInfoExpectations))
///         } else {
///             try UserInfo(parsing: response, from: request.url, subject: subject)
///         }
public struct UserInfo: Sendable {
    /// The subject (`sub`), which is the subject of the ID token.
    public let subject: String
    /// All claims, as received. Only `sub` has been compared with the ID token.
    ///
    /// Aggregated and distributed claims (`_claim_names` and `_claim_sources`, Core §5.6.2) are not resolved. Tokens of
    /// other issuers in them are not verified.
    public let claims: JSONObject

    /// Returns the request to the UserInfo endpoint.
    ///
    /// - Parameters:
    ///   - accessToken: An access token for the endpoint.
    ///   - metadata: The provider's metadata.
    ///   - requiresSignature: Whether only signed user info is accepted. Some providers sign it only if nothing else is.
    ///   - limits: The limits on sizes and request times.
    /// - Throws: `exchange.not-offered` if the provider has no such endpoint, or `exchange.access-token-malformed` if
    ///   the token cannot be sent in a header.
    public static func request(
        accessToken: SecretString, metadata: ProviderMetadata, requiresSignature: Bool = false,
        limits: DiscoveryLimits = .standard
    ) throws(Refusal) -> TransportRequest {
        guard let endpoint = metadata.userInfoEndpoint else { throw Refusal(.notOffered("userinfo_endpoint")) }
        guard BearerTokenSyntax.matches(accessToken.revealed()) else { throw Refusal(.accessTokenMalformed()) }
        return try TransportRequest(
            .get, endpoint,
            headers: [
                HeaderField(
                    name: "Accept", value: requiresSignature ? "application/jwt" : "application/json, application/jwt"),
                HeaderField(name: "Authorization", value: "Bearer \(accessToken.revealed())"),
            ], timeout: limits.requestTimeout, bodyLimit: limits.metadataBytes)
    }

    /// Returns the token in a response with signed user info, whose content type is `application/jwt`, or `nil` for any
    /// other response. The token has not been verified yet.
    public static func signedToken(in response: TransportResponse) -> SecretString? {
        guard response.status == 200, let field = response[header: "Content-Type"],
            let type = BodyKind.mediaType(field), type.asciiLowercased.hasSameBytes(as: "application/jwt")
        else { return nil }
        return SecretString(String(decoding: response.body, as: UTF8.self))
    }

    /// Creates user info from the token in a response of the UserInfo endpoint, once it is verified.
    public init(_ token: SignedUserInfo) {
        subject = token.subject
        claims = token.claims.value.object ?? JSONObject([])
    }

    /// Creates user info by validating a response of the UserInfo endpoint that is not signed. It must be about the
    /// subject of the ID token (Core §5.3.2). If the endpoint rejects the access token, the error of its
    /// `WWW-Authenticate` header is reported as an error of the provider (RFC 6750 §3).
    ///
    /// - Parameters:
    ///   - response: The HTTP response.
    ///   - url: The URL of the UserInfo endpoint.
    ///   - subject: The subject of the ID token.
    ///   - profile: The provider's rules, or `nil` for a provider that follows the standards.
    /// - Throws: `exchange.*` or `token.subject-mismatch`.
    public init(
        parsing response: TransportResponse, from url: String, subject: String,
        profile: (any ProviderProfile)? = nil
    ) throws(Refusal) {
        guard UserInfo.signedToken(in: response) == nil else { throw Refusal(.userInfoIsSigned()) }
        let document = try ExchangeDocument.read(
            response, in: ExchangeContext(url: url, purpose: .userInfo, profile: profile))
        var problems: [Problem] = []
        let found = document["sub"].required(.string, unless: \.isEmpty, reportingTo: &problems)
        if let refusal = Refusal(problems) { throw refusal }
        guard let found, found.hasSameBytes(as: subject), let claims = document.value?.object else {
            throw Refusal(.userInfoSubjectMismatch(at: .member("sub")))
        }
        self.subject = found
        self.claims = claims
    }
}

extension UserInfo: CustomStringConvertible, CustomReflectable {
    /// A description with the number of claims only, because the claims are about a user.
    public var description: String { "user info of \(claims.members.count) claims" }
    /// A mirror without children, because the claims are about a user.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
