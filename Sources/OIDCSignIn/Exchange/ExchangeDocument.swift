import OIDCDiscovery
import OIDCPrimitives

/// The JSON object in a response of the token or UserInfo endpoint.
enum ExchangeDocument {
    /// Returns the JSON object in a response.
    ///
    /// - Throws: `exchange.provider-error`, `exchange.http-status`, `exchange.not-json`, or `exchange.wrong-type`.
    static func read(
        _ response: TransportResponse, from url: String, _ profile: (any ProviderProfile)?
    ) throws(Refusal) -> JSONCursor {
        let status = Problem.exchangeStatus(response.status, at: url)
        let document = try Refusal.wrapping({ problem in
            response.status == 200 ? .exchangeNotJSON(problem) : status
        }) { () throws(Refusal) in try JSONDocument(parsing: response.body) }
        if let error = ErrorResponse(document, profile) {
            throw Refusal(.providerRefused(.exchangeProviderError, error, at: .member("error")))
        }
        guard response.status == 200 else { throw Refusal(status) }
        guard document.isObject else {
            throw Refusal(problems.wrongType("", "an object", document.value))
        }
        return JSONCursor(document, problems: problems)
    }

    private static let problems = JSONCursor.Problems(
        missing: { path, expected in .exchangeMember(.exchangeMissingMember, path, expected: expected) },
        wrongType: { path, expected, found in
            .exchangeMember(
                .exchangeWrongType, path.isEmpty ? JSONCursor.Problems.wholeDocument : path, expected: expected,
                found: "\(found.typeName)")
        })
}
