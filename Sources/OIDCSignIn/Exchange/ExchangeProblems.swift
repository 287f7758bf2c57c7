import OIDCPrimitives

extension Problem {
    static func exchangeFailed(_ failure: TransportFailure, _ context: ExchangeContext) -> Problem {
        guard failure.kind != .certificateUntrusted else { return certificateUntrusted(failure, context) }
        let found: ProblemText =
            switch failure.kind {
            case .unreachable, .certificateUntrusted: "\(failure.reason ?? "")"
            case .timedOut: "no response within the timeout"
            case .bodyTooLarge: "a response that is too large"
            case .cancelled: "the request was cancelled"
            }
        return Problem(
            .exchangeUnreachable, at: .url(context.url),
            expected: "a response", found: found,
            remedy: "The provider could not be reached. Check that this server can connect to it. "
                + context.nextStep)
    }

    /// The connection failed before the request was sent, so a code or a refresh token was not used. The response of a
    /// browser is accepted only once, so a sign-in starts again all the same.
    private static func certificateUntrusted(_ failure: TransportFailure, _ context: ExchangeContext) -> Problem {
        Problem(
            .exchangeCertificateUntrusted, at: .url(context.url), expected: "a trusted certificate for this host",
            found: failure.reason.map { "\($0)" },
            remedy: TransportFailure.certificateRemedy
                + " A sign-in that was interrupted has to start again. A refresh or a request for user info can be "
                + "repeated.")
    }

    static func exchangeStatus(_ status: Int, _ context: ExchangeContext) -> Problem {
        Problem(
            .exchangeHTTPStatus, at: .url(context.url),
            expected: "status \(context.successStatuses[0])", found: "status \(status)",
            remedy: context.advice(on: status))
    }

    static func exchangeMember(_ code: ProblemCode, _ name: String, expected: ProblemText, found: ProblemText? = nil)
        -> Problem
    {
        Problem(
            code, at: .member(name), expected: expected, found: found,
            remedy: "The response does not conform to the standard for this endpoint. Check that the metadata is the "
                + "provider's own. Something else may have responded instead.")
    }

    /// Nothing of the body is repeated, because it may contain tokens.
    static func exchangeNotJSON(_ reason: Problem, _ response: TransportResponse) -> Problem {
        .exchangeMember(
            .exchangeNotJSON, JSONCursor.Problems.wholeDocument, expected: "strict JSON",
            found: "\(reason.code), \(BodyKind.description(of: response))")
    }

    static func userInfoNotSigned() -> Problem {
        Problem(
            .exchangeUserInfoNotSigned, at: .header("Content-Type"), expected: "application/jwt",
            found: "user info without a signature",
            remedy: "The configuration sets “userInfoAlgorithms”, but the provider did not sign the user info. "
                + "Register the client for signed user info (userinfo_signed_response_alg), or remove the setting.")
    }

    /// The caller has to verify signed user info as a token.
    static func userInfoIsSigned() -> Problem {
        Problem(
            .exchangeNotJSON, at: .header("Content-Type"), expected: "user info without a signature",
            found: "application/jwt",
            remedy: "The provider signed the user info. Verify it with LiveProvider.verifyUserInfo, or register the "
                + "client for user info without a signature.")
    }

    static func grantOfOtherProvider() -> Problem {
        Problem(
            .exchangeOtherProvider, at: .setting("refresh token"),
            expected: "a refresh token of this provider and client",
            remedy: "The refresh token was issued by another provider or to another client, and was not sent. Use the "
                + "client whose sign-in it continues, or start a new sign-in.")
    }

    static func accessTokenMalformed() -> Problem {
        Problem(
            .exchangeAccessTokenMalformed, at: .member("access_token"), expected: "a bearer token (RFC 6750 §2.1)",
            remedy: "The access token contains characters that are not allowed in a header and was not sent. The "
                + "provider's token endpoint does not follow the standard.")
    }

    /// - Parameter cause: The error of a credential of this library.
    static func credentialUnavailable(because cause: Refusal? = nil) -> Problem {
        if let problem = cause?.first {
            return Problem(
                .exchangeCredentialUnavailable, at: .setting("client credential"), expected: "an assertion",
                found: "\(problem.code)", remedy: "\(verbatim: problem.remedy)")
        }
        return Problem(
            .exchangeCredentialUnavailable, at: .setting("client credential"),
            remedy: "The assertion or signature that authenticates the client could not be created. Check the "
                + "application's log for the error.")
    }

    static func notOffered(_ member: String) -> Problem {
        Problem(
            .exchangeNotOffered, at: .member(member), expected: "a URL",
            remedy: "The provider's metadata has no \(member), so the provider does not support this.")
    }
}
