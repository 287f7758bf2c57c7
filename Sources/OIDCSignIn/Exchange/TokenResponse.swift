public import OIDCDiscovery
public import OIDCPrimitives

/// The response of the token endpoint.
public struct TokenResponse: Sendable {
    /// The access token. Treat it as opaque: only the resource server may interpret it. `nil` only for providers that
    /// issue none when only an identity was requested.
    public let accessToken: SecretString?
    /// The token type `Bearer`, as received.
    public let tokenType: String
    /// The lifetime of the access token, if the provider specifies it.
    public let expiresIn: Duration?
    /// The ID token, which has not been verified yet.
    public let idToken: SecretString?
    /// The refresh token, if the provider issued one.
    public let refreshToken: SecretString?
    /// The scope of the access token, if the provider specifies it.
    public let scope: String?
    /// The provider's statement about the account (`client_info`), as received, if the provider's profile requests it.
    /// It is not signed, so use it only with the verified ID token of the same response.
    public let clientInfo: SecretString?

    /// Creates a token response by validating an HTTP response of the token endpoint.
    ///
    /// A provider error is reported first, whatever the status. Then the status is checked, and then the document, with
    /// every problem found.
    ///
    /// - Parameters:
    ///   - response: The HTTP response.
    ///   - url: The URL of the token endpoint.
    ///   - profile: The provider's rules, or `nil` for a provider that follows the standards.
    /// - Throws: `exchange.*`.
    public init(
        parsing response: TransportResponse, from url: String, profile: (any ProviderProfile)? = nil
    ) throws(Refusal) {
        try self.init(parsing: response, in: ExchangeContext(url: url, profile: profile))
    }

    /// Creates a token response from the response to a known request.
    init(parsing response: TransportResponse, in context: ExchangeContext) throws(Refusal) {
        let document = try ExchangeDocument.read(response, in: context)
        var problems: [Problem] = []
        let mayLack = context.profile?.mayOmitAccessToken == true
        let isLacking = mayLack && !document["access_token"].exists && document["id_token"].exists
        let accessToken =
            isLacking
            ? nil : document["access_token"].required(.string, unless: \.isEmpty, reportingTo: &problems)
        let tokenType = document["token_type"].required(.string, reportingTo: &problems)
        if let tokenType, !tokenType.asciiLowercased.hasSameBytes(as: "bearer") {
            problems.append(.exchangeMember(.exchangeTokenType, "token_type", expected: "Bearer"))
        }
        let expiresIn = document["expires_in"].optional(.lifetime, reportingTo: &problems)
        let idToken = document["id_token"].optional(.string, reportingTo: &problems)
        let refreshToken = document["refresh_token"].optional(.string, reportingTo: &problems)
        let scope = document["scope"].optional(.string, reportingTo: &problems)
        if let refusal = Refusal(problems) { throw refusal }
        self.accessToken = accessToken.map { SecretString($0) }
        self.tokenType = tokenType ?? ""
        self.expiresIn = expiresIn
        self.idToken = idToken.map { SecretString($0) }
        self.refreshToken = refreshToken.map { SecretString($0) }
        self.scope = scope
        let isAsked = context.profile?.tokenParameters.contains { $0.name.hasSameBytes(as: "client_info") } == true
        clientInfo = isAsked ? (try? document["client_info"].optional(.string))?.map { SecretString($0) } : nil
    }
}
