public import OIDCDiscovery
public import OIDCPrimitives

/// What the token endpoint gave.
public struct TokenResponse: Sendable {
    /// Lets the client use somebody's interfaces. Its text is nobody's business but theirs. `nil` only from providers
    /// that give none when only an identity was asked for.
    public let accessToken: Secret?
    /// `Bearer`, as it was written.
    public let tokenType: String
    /// How long the access token is good for, if that is said.
    public let expiresIn: Duration?
    /// Who signed in. It is not verified yet.
    public let idToken: Secret?
    /// Gets new tokens, if one was asked for.
    public let refreshToken: Secret?
    /// What the tokens are good for, if that is said.
    public let scope: String?

    /// Judges an answer of the token endpoint.
    ///
    /// The provider's own error goes before everything, whatever the status; then the status; then the document, and
    /// all that is wrong with it.
    ///
    /// - Parameters:
    ///   - response: The answer.
    ///   - address: Who answered.
    ///   - profile: What is particular about the provider; `nil` for one that follows the standards.
    /// - Throws: `exchange.*`.
    public static func read(
        _ response: HTTPResponse, from address: String, profile: (any ProviderProfile)? = nil
    ) throws(Refusal) -> TokenResponse {
        let document = try ExchangeDocument.read(response, from: address, profile)
        var problems: [Problem] = []
        let mayLack = profile?.mayLackAccessToken == true
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
        return TokenResponse(
            accessToken: accessToken.map { Secret($0) }, tokenType: tokenType ?? "", expiresIn: expiresIn,
            idToken: idToken.map { Secret($0) }, refreshToken: refreshToken.map { Secret($0) }, scope: scope)
    }
}

extension JSONType {
    /// A whole number of seconds, in digits, also as a string: some providers write it so.
    fileprivate static var lifetime: JSONType<Duration> {
        JSONType<Duration>("a whole number of seconds") { value in
            guard let digits = value.number?.digits ?? value.string, digits.utf8.allSatisfy(\.isASCIIDigit),
                digits.utf8.count == 1 || digits.utf8.first != UInt8(ascii: "0"), let seconds = Int(digits)
            else { return nil }
            return seconds <= Int32.max ? .seconds(seconds) : nil
        }
    }
}
