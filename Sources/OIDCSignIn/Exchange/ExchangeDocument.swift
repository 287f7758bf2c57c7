import OIDCPrimitives

/// The JSON object in a response of the token, UserInfo, or pushed authorization endpoint.
enum ExchangeDocument {
    /// Returns the JSON object in a response. An error in the body comes first, then one in the challenge of the UserInfo
    /// endpoint, and then the status.
    ///
    /// - Throws: `exchange.provider-error`, `exchange.http-status`, `exchange.not-json`, or `exchange.wrong-type`.
    static func read(
        _ response: TransportResponse, in context: ExchangeContext
    ) throws(Refusal) -> JSONCursor {
        let isSuccess = context.successStatuses.contains(response.status)
        let delay = isSuccess ? nil : RetryAfter.delay(in: response)
        let failure = isSuccess ? nil : failure(of: response, context).retrying(after: delay)
        let document = try Refusal.wrapping({ problem in
            failure ?? .exchangeNotJSON(problem, response)
        }) { () throws(Refusal) in try JSONDocument(parsing: response.body) }
        if let error = ErrorResponse(document, context.profile) {
            throw Refusal(
                .providerRefused(
                    .exchangeProviderError, error, at: .member("error"), credentialNote: context.credentialNote
                ).retrying(after: delay))
        }
        if let failure { throw Refusal(failure) }
        guard document.isObject else {
            throw Refusal(problems.wrongType("", "an object", document.value))
        }
        return JSONCursor(document, problems: problems)
    }

    /// The problem of a status that is not one of a success, without an error in the body.
    private static func failure(of response: TransportResponse, _ context: ExchangeContext) -> Problem {
        guard context.purpose == .userInfo, let error = ErrorResponse(challengeOf: response) else {
            return .exchangeStatus(response.status, context)
        }
        return .providerRefused(.exchangeProviderError, error, at: .header("WWW-Authenticate"))
    }

    private static let problems = JSONCursor.Problems(
        missing: { path, expected in .exchangeMember(.exchangeMissingMember, path, expected: expected) },
        wrongType: { path, expected, found in
            .exchangeMember(
                .exchangeWrongType, path.isEmpty ? JSONCursor.Problems.wholeDocument : path, expected: expected,
                found: "\(found.typeName)")
        })
}
