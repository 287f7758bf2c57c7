import OIDCDiscovery
public import OIDCPrimitives
import OIDCProviders

extension ProblemCode {
    /// The request could never succeed.
    public static let requestInvalid = ProblemCode("request.invalid")

    /// The response has no `state`.
    public static let responseStateMissing = ProblemCode("response.state-missing")
    /// The `state` of the response differs from that of the request.
    public static let responseStateMismatch = ProblemCode("response.state-mismatch")
    /// A parameter occurs more than once.
    public static let responseDuplicateParameter = ProblemCode("response.duplicate-parameter")
    /// The response has no `iss`, although the provider always sends it.
    public static let responseIssuerMissing = ProblemCode("response.issuer-missing")
    /// The response is from a different provider.
    public static let responseIssuerMismatch = ProblemCode("response.issuer-mismatch")
    /// The response has no code.
    public static let responseCodeMissing = ProblemCode("response.code-missing")
    /// The response has no ID token.
    public static let responseIDTokenMissing = ProblemCode("response.id-token-missing")
    /// The response mode differs from the requested one.
    public static let responseUnexpectedMode = ProblemCode("response.unexpected-mode")
    /// The provider reported an error instead of a sign-in.
    public static let responseProviderError = ProblemCode("response.provider-error")
    /// The sign-in has expired.
    public static let responseExpired = ProblemCode("response.expired")
    /// The response is not form-encoded UTF-8.
    public static let responseMalformed = ProblemCode("response.malformed")
    /// The response is too large.
    public static let responseTooLarge = ProblemCode("response.too-large")
    /// The response arrived at a different callback URL than the one that was sent.
    public static let responseOtherCallback = ProblemCode("response.other-callback")
    /// The browser did not send the cookie of the sign-in.
    public static let responseCookieMissing = ProblemCode("response.cookie-missing")
    /// No sign-in is pending for this browser and state. It was already used, has expired, or never existed.
    public static let responseNotPending = ProblemCode("response.not-pending")
    /// The store of pending sign-ins failed.
    public static let responseStoreUnavailable = ProblemCode("response.store-unavailable")
    /// The sign-in began with a different provider of this application, or with a different response type.
    public static let responseOtherProvider = ProblemCode("response.other-provider")

    /// The token endpoint could not be reached.
    public static let exchangeUnreachable = ProblemCode("exchange.unreachable")
    /// The token endpoint returned a status other than 200.
    public static let exchangeHTTPStatus = ProblemCode("exchange.http-status")
    /// The response is not strict JSON.
    public static let exchangeNotJSON = ProblemCode("exchange.not-json")
    /// A required member is missing.
    public static let exchangeMissingMember = ProblemCode("exchange.missing-member")
    /// A member has the wrong type.
    public static let exchangeWrongType = ProblemCode("exchange.wrong-type")
    /// The tokens are not bearer tokens.
    public static let exchangeTokenType = ProblemCode("exchange.token-type")
    /// The provider returned an error.
    public static let exchangeProviderError = ProblemCode("exchange.provider-error")
    /// The client's secret or assertion could not be obtained.
    public static let exchangeCredentialUnavailable = ProblemCode("exchange.credential-unavailable")
    /// The refresh token belongs to another provider or client.
    public static let exchangeOtherProvider = ProblemCode("exchange.other-provider")
    /// The access token contains characters that are not allowed in a header.
    public static let exchangeAccessTokenMalformed = ProblemCode("exchange.access-token-malformed")
    /// The provider does not have the required endpoint.
    public static let exchangeNotOffered = ProblemCode("exchange.not-offered")
}

extension Problem {
    static func requestInvalid(_ parameter: String, expected: ProblemText, _ remedy: ProblemText) -> Problem {
        Problem(.requestInvalid, at: .parameter(parameter), expected: expected, remedy: remedy)
    }

    // MARK: - The response in the browser

    private static func response(_ code: ProblemCode, at parameter: String? = nil, _ remedy: ProblemText) -> Problem {
        Problem(code, at: parameter.map { .parameter($0) }, remedy: remedy)
    }

    static func otherCallback(_ path: String, expected: String) -> Problem {
        Problem(
            .responseOtherCallback, at: .setting("callback"), expected: "\(url: expected)", found: "\(path)",
            remedy:
                "The response arrived at a different callback URL than the one that was sent. Do not accept it: one "
                + "provider may be impersonating another. If a proxy removes a path prefix, pass the prefix on.")
    }

    static func cookieMissing() -> Problem {
        response(
            .responseCookieMissing,
            "The browser did not send the cookie of this sign-in. The sign-in began in another browser or too long "
                + "ago, or the browser blocks cookies. Start the sign-in again. If every sign-in fails, check that the "
                + "response contains every Set-Cookie header and that users open the application on the callback's "
                + "host.")
    }

    static func notPending() -> Problem {
        response(
            .responseNotPending,
            "This sign-in was already used or has expired. Reloading the page causes this. Start the sign-in again.")
    }

    static func storeUnavailable() -> Problem {
        response(
            .responseStoreUnavailable,
            "Pending sign-ins could not be saved or loaded. Check the application's log for the error of its store.")
    }

    static func otherProvider() -> Problem {
        response(
            .responseOtherProvider,
            "This sign-in began with another provider of this server, or before its configuration changed. Start the "
                + "sign-in again.")
    }

    static func stateMissing() -> Problem {
        response(
            .responseStateMissing, at: "state",
            "The response does not identify its sign-in. Start the sign-in again.")
    }

    static func stateMismatch() -> Problem {
        response(
            .responseStateMismatch, at: "state",
            "The response belongs to a different sign-in than the one that this browser began. It may come from an old "
                + "page or a second window, or from an attacker who wants to sign this browser in to another account. "
                + "Start the sign-in again.")
    }

    static func codeMissing() -> Problem {
        response(
            .responseCodeMissing, at: "code",
            "The provider did not send the requested code. Start the sign-in again.")
    }

    static func idTokenMissing() -> Problem {
        response(
            .responseIDTokenMissing, at: "id_token",
            "The provider did not send the requested ID token. Register the client for this response type.")
    }

    static func responseTooLarge(expected: ProblemText) -> Problem {
        Problem(
            .responseTooLarge, expected: expected,
            remedy: "The response is larger than any that providers send and was not read. Start the sign-in again.")
    }

    static func responseMalformed(at location: ProblemLocation?) -> Problem {
        Problem(
            .responseMalformed, at: location, expected: "form-encoded UTF-8",
            remedy: "The response cannot be decoded. Make sure that the server passes it on as received: not yet "
                + "decoded, and without the leading ? or #.")
    }

    static func responseExpired(_ lifetime: Duration) -> Problem {
        Problem(
            .responseExpired, expected: "a response within \(Int(lifetime.inSeconds.rounded())) seconds",
            remedy: "The sign-in took too long, or an old page was opened again. Start the sign-in again.")
    }

    static func unexpectedMode(_ found: String, expected: String) -> Problem {
        Problem(
            .responseUnexpectedMode, expected: "\(expected)", found: "\(found)",
            remedy:
                "The response mode is “\(found)”, but “\(expected)” was requested. Make sure that the server passes "
                + "the response on as received. A posted form must be read from the body.")
    }

    static func duplicateParameter(_ name: String) -> Problem {
        Problem(
            .responseDuplicateParameter, at: .parameter(name), expected: "each parameter once",
            remedy: "Providers never send a parameter twice. The URL may have been manipulated. Start the sign-in "
                + "again.")
    }

    static func responseIssuer(_ code: ProblemCode, expected: String, found: String?) -> Problem {
        Problem(
            code, at: .parameter("iss"), expected: "\(expected)", found: found.map { "\(url: $0)" },
            remedy: "The response is not from the provider to which the request was sent. Do not accept it: this may "
                + "be a mix-up attack.")
    }

    static func providerRefused(
        _ code: ProblemCode, _ error: String, _ advice: ProviderAdvice?, at parameter: ProblemLocation
    ) -> Problem {
        // An error is an ASCII word (RFC 6749 §4.1.2.1). Anything else is not repeated.
        var found: ProblemText = isWord(error) ? "\(error)" : "(an unreadable error)"
        for detail in [advice?.code, advice?.reference].compactMap(\.self) { found += ", \(detail)" }
        return Problem(
            code, at: parameter, found: found, remedy: advice?.remedy ?? generalAdvice(on: error),
            providerError: isWord(error) ? error : nil)
    }

    /// Returns the advice for an error that the standards define.
    private static func generalAdvice(on error: String) -> ProblemText {
        switch ExactString(error) {
        case "access_denied": "The user or a policy of the provider denied the sign-in. Offer to try again."
        case "login_required", "interaction_required", "consent_required", "account_selection_required":
            "The user has to interact with the provider first. Start a sign-in without prompt=none."
        case "invalid_client":
            "The provider rejected the client's secret, certificate, or assertion. Check that it is the current one."
        case "invalid_grant":
            "The code or refresh token has expired, was already used, or belongs to another client or callback URL. "
                + "Start the sign-in again."
        case "unsupported_response_type", "unsupported_response":
            "The provider does not allow this response type for this client. Register the client for it, or use the "
                + "response type “code”."
        case "invalid_scope": "One of the scopes does not exist, or this client may not request it."
        case "server_error", "temporarily_unavailable": "The provider is having problems. Try again in a moment."
        default: "The provider rejected the request. Find the sign-in in the provider's logs by its time."
        }
    }

    private static func isWord(_ error: String) -> Bool {
        (1...64).contains(error.utf8.count)
            && error.utf8.allSatisfy(\.isASCIIWordCharacter)
    }

    // MARK: - The token endpoint

    static func exchangeFailed(_ failure: TransportFailure, at address: String) -> Problem {
        let found: ProblemText =
            switch failure.kind {
            case .unreachable: "\(failure.reason ?? "")"
            case .timedOut: "no response within the timeout"
            case .bodyTooLarge: "a response that is too large"
            case .cancelled: "the request was cancelled"
            }
        return Problem(
            .exchangeUnreachable, at: .url(address),
            expected: "a response", found: found,
            remedy: "The provider could not be reached. Check that this server can connect to it. A code that was "
                + "sent may have been used. Start the sign-in again.")
    }

    static func exchangeStatus(_ status: Int, at address: String) -> Problem {
        Problem(
            .exchangeHTTPStatus, at: .url(address),
            expected: "status 200", found: "status \(status)",
            remedy: "The provider returned neither tokens nor an error. The provider or a proxy in front of it may be "
                + "failing. Start the sign-in again.")
    }

    static func exchangeMember(_ code: ProblemCode, _ name: String, expected: ProblemText, found: ProblemText? = nil)
        -> Problem
    {
        Problem(
            code, at: .member(name), expected: expected, found: found,
            remedy: "The response does not conform to the standard for this endpoint. Check that the metadata is the "
                + "provider's own. Something else may have responded instead.")
    }

    static func exchangeNotJSON(_ reason: Problem) -> Problem {
        .exchangeMember(
            .exchangeNotJSON, JSONCursor.Problems.wholeDocument, expected: "strict JSON", found: "\(reason.code)")
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

    static func credentialUnavailable() -> Problem {
        Problem(
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
