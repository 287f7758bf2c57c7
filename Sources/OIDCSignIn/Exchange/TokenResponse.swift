public import OIDCDiscovery
public import OIDCPrimitives

/// What the token endpoint gave.
public struct TokenResponse: Sendable {
    /// Lets the client use somebody's interfaces. Its text is nobody's business but theirs. `nil` only from providers
    /// that give none when only an identity was asked for.
    public let accessToken: Secret?
    /// `Bearer`, as it was written.
    public let tokenType: String
    /// How many seconds the access token is good for, if that is said.
    public let expiresIn: Int?
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
        let isLacking =
            profile?.mayLackAccessToken == true && document["access_token"] == nil && document["id_token"] != nil
        let accessToken = isLacking ? nil : document.requiredText("access_token", &problems)
        let tokenType = document.requiredText("token_type", &problems, mayBeEmpty: true)
        if let tokenType, !tokenType.asciiLowercased.hasSameBytes(as: "bearer") {
            problems.append(.exchangeMember(.exchangeTokenType, "token_type", expected: "Bearer"))
        }
        let expiresIn = lifetime(document, &problems)
        let idToken = document.text("id_token", &problems)
        let refreshToken = document.text("refresh_token", &problems)
        let scope = document.text("scope", &problems)
        if let refusal = Refusal(problems) { throw refusal }
        return TokenResponse(
            accessToken: accessToken.map { Secret($0) }, tokenType: tokenType ?? "", expiresIn: expiresIn,
            idToken: idToken.map { Secret($0) }, refreshToken: refreshToken.map { Secret($0) }, scope: scope)
    }

    /// A whole number of seconds, in digits, also as a string: some providers write it so.
    private static func lifetime(_ document: ExchangeDocument, _ problems: inout [Problem]) -> Int? {
        let digits: String
        switch document["expires_in"] {
        case nil: return nil
        case .number(let number): digits = number.digits
        case .string(let text): digits = text
        default: digits = ""
        }
        let isCanonical =
            digits.utf8.allSatisfy(\.isASCIIDigit) && (digits.utf8.count == 1 || digits.utf8.first != UInt8(ascii: "0"))
        guard isCanonical, let seconds = Int(digits), seconds <= Int32.max else {
            problems.append(
                .exchangeMember(
                    .exchangeWrongType, "expires_in", expected: "a whole number of seconds",
                    found: document["expires_in"].map { "\($0.typeName)" }))
            return nil
        }
        return seconds
    }
}

/// A document that an endpoint for tokens answered with: an object, and no error.
struct ExchangeDocument {
    private let document: JSONDocument

    /// Refuses with `exchange.provider-error`, `-http-status`, `-not-json` or `-wrong-type`.
    static func read(
        _ response: HTTPResponse, from address: String, _ profile: (any ProviderProfile)?
    ) throws(Refusal) -> ExchangeDocument {
        let document: JSONDocument
        do throws(Refusal) {
            document = try JSONDocument(parsing: response.body)
        } catch {
            guard response.status == 200 else { throw Refusal(.exchangeStatus(response.status, at: address)) }
            throw Refusal(
                .exchangeMember(
                    .exchangeNotJSON, "(the whole document)", expected: "strict JSON",
                    found: "\(error.first.code)"))
        }
        if case .string(let error) = document["error"] {
            var description: String?
            if case .string(let text) = document["error_description"] { description = text }
            throw Refusal(
                .providerRefused(
                    .exchangeProviderError, error, description.flatMap { profile?.advice(onErrorDescribedAs: $0) },
                    at: .member("error")))
        }
        guard response.status == 200 else { throw Refusal(.exchangeStatus(response.status, at: address)) }
        guard document.isObject else {
            throw Refusal(
                .exchangeMember(
                    .exchangeWrongType, "(the whole document)", expected: "an object",
                    found: "\(document.value.typeName)"))
        }
        return ExchangeDocument(document: document)
    }

    subscript(name: String) -> JSONValue? { document[name] }

    /// The whole document.
    var value: JSONValue { document.value }

    func text(_ name: String, _ problems: inout [Problem]) -> String? {
        switch document[name] {
        case nil: return nil
        case .string(let text): return text
        case .some(let value):
            problems.append(
                .exchangeMember(.exchangeWrongType, name, expected: "a string", found: "\(value.typeName)"))
            return nil
        }
    }

    func requiredText(_ name: String, _ problems: inout [Problem], mayBeEmpty: Bool = false) -> String? {
        let count = problems.count
        let text = text(name, &problems)
        if problems.count > count { return nil }
        guard let text, mayBeEmpty || !text.isEmpty else {
            problems.append(.exchangeMember(.exchangeMissingMember, name, expected: "a string"))
            return nil
        }
        return text
    }
}
