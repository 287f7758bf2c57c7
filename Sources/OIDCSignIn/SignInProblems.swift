import OIDCDiscovery
public import OIDCPrimitives
import OIDCProviders

extension ProblemCode {
    /// A request that could never succeed.
    public static let requestInvalid = ProblemCode("request.invalid")

    /// The response has no state.
    public static let responseStateMissing = ProblemCode("response.state-missing")
    /// The response has another state than the request had.
    public static let responseStateMismatch = ProblemCode("response.state-mismatch")
    /// A parameter stands twice.
    public static let responseDuplicateParameter = ProblemCode("response.duplicate-parameter")
    /// The provider always names itself in responses, and this one does not.
    public static let responseIssuerMissing = ProblemCode("response.issuer-missing")
    /// The response is another provider's.
    public static let responseIssuerMismatch = ProblemCode("response.issuer-mismatch")
    /// There is no code.
    public static let responseCodeMissing = ProblemCode("response.code-missing")
    /// There is no ID token.
    public static let responseIDTokenMissing = ProblemCode("response.id-token-missing")
    /// The response came by another way than was asked for.
    public static let responseUnexpectedMode = ProblemCode("response.unexpected-mode")
    /// The provider says that the sign-in failed.
    public static let responseProviderError = ProblemCode("response.provider-error")
    /// The sign-in was begun too long ago.
    public static let responseExpired = ProblemCode("response.expired")
    /// The response is not form-encoded UTF-8.
    public static let responseMalformed = ProblemCode("response.malformed")
    /// The response is larger than any that is honest.
    public static let responseTooLarge = ProblemCode("response.too-large")
    /// The response arrived at another callback than the one that was sent.
    public static let responseOtherCallback = ProblemCode("response.other-callback")
    /// The browser did not send the cookie of the sign-in.
    public static let responseCookieMissing = ProblemCode("response.cookie-missing")
    /// No sign-in is pending for this browser and state: it was used already, has expired, or never was.
    public static let responseNotPending = ProblemCode("response.not-pending")
    /// The store of pending sign-ins failed.
    public static let responseStoreUnavailable = ProblemCode("response.store-unavailable")
    /// The sign-in was begun with another provider of this application, or for another kind of response.
    public static let responseOtherProvider = ProblemCode("response.other-provider")

    /// The token endpoint gave no answer.
    public static let exchangeUnreachable = ProblemCode("exchange.unreachable")
    /// The token endpoint answered with another status than 200.
    public static let exchangeHTTPStatus = ProblemCode("exchange.http-status")
    /// The answer is not strict JSON.
    public static let exchangeNotJSON = ProblemCode("exchange.not-json")
    /// A member that must be there is not.
    public static let exchangeMissingMember = ProblemCode("exchange.missing-member")
    /// A member has the wrong type.
    public static let exchangeWrongType = ProblemCode("exchange.wrong-type")
    /// The tokens are not bearer tokens.
    public static let exchangeTokenType = ProblemCode("exchange.token-type")
    /// The provider says that the exchange failed.
    public static let exchangeProviderError = ProblemCode("exchange.provider-error")
    /// The client's secret or assertion could not be had.
    public static let exchangeCredentialUnavailable = ProblemCode("exchange.credential-unavailable")
    /// A refresh token belongs to another provider or client.
    public static let exchangeOtherProvider = ProblemCode("exchange.other-provider")
    /// An access token holds characters that no header field may have.
    public static let exchangeAccessTokenMalformed = ProblemCode("exchange.access-token-malformed")
    /// The provider does not have the endpoint that is needed.
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
            .responseOtherCallback, at: .setting("callback"), expected: "\(address: expected)", found: "\(path)",
            remedy:
                "The response arrived at another callback than the one that was sent. Do not accept it: one provider "
                + "may be passing itself off as another. If a proxy removes a prefix of the path, pass the prefix on.")
    }

    static func cookieMissing() -> Problem {
        response(
            .responseCookieMissing,
            "The browser did not send the cookie of this sign-in. It was begun in another browser, or too long ago, or "
                + "the browser blocks cookies. Start the sign-in again. If every sign-in fails, check that the response "
                + "passes on every Set-Cookie field, and that the application is opened under the callback's host.")
    }

    static func notPending() -> Problem {
        response(
            .responseNotPending,
            "This sign-in has been used already or has expired. Reloading the page does that. Start the sign-in again.")
    }

    static func storeUnavailable() -> Problem {
        response(
            .responseStoreUnavailable,
            "Pending sign-ins could not be saved or found. The application's log shows what failed in its store.")
    }

    static func otherProvider() -> Problem {
        response(
            .responseOtherProvider,
            "This sign-in was begun with another provider of this server, or before its configuration was changed. "
                + "Start the sign-in again.")
    }

    static func stateMissing() -> Problem {
        response(
            .responseStateMissing, at: "state",
            "The response does not say which sign-in it belongs to. Start the sign-in again.")
    }

    static func stateMismatch() -> Problem {
        response(
            .responseStateMismatch, at: "state",
            "The response belongs to another sign-in than the one that this browser began: from an old page or a second "
                + "window, or because an attacker wants to sign this browser in under another account. Start the "
                + "sign-in again.")
    }

    static func codeMissing() -> Problem {
        response(
            .responseCodeMissing, at: "code",
            "The provider sent no code although one was asked for. Start the sign-in again.")
    }

    static func idTokenMissing() -> Problem {
        response(
            .responseIDTokenMissing, at: "id_token",
            "The provider sent no ID token although one was asked for. Register the client for this response type.")
    }

    static func responseTooLarge(expected: ProblemText) -> Problem {
        Problem(
            .responseTooLarge, expected: expected,
            remedy: "The response is larger than any that a provider sends, and was not read. Start the sign-in again.")
    }

    static func responseMalformed(at location: ProblemLocation?) -> Problem {
        Problem(
            .responseMalformed, at: location, expected: "form-encoded UTF-8",
            remedy: "The response cannot be read. Make sure that the server passes it on as it came, not decoded "
                + "already, and without its ? or #.")
    }

    static func responseExpired(_ lifetime: Duration) -> Problem {
        Problem(
            .responseExpired, expected: "a response within \(Int(lifetime.inSeconds.rounded())) seconds",
            remedy: "The sign-in took too long, or an old page was opened again. Begin anew.")
    }

    static func unexpectedMode(_ found: String, expected: String) -> Problem {
        Problem(
            .responseUnexpectedMode, expected: "\(expected)", found: "\(found)",
            remedy:
                "The response came as “\(found)”, and “\(expected)” was asked for. Make sure that the server "
                + "passes the response on as it came: a form that is posted is read from the body.")
    }

    static func duplicateParameter(_ name: String) -> Problem {
        Problem(
            .responseDuplicateParameter, at: .parameter(name), expected: "each parameter once",
            remedy: "No provider sends a parameter twice. Somebody may have added to the address; begin anew.")
    }

    static func responseIssuer(_ code: ProblemCode, expected: String, found: String?) -> Problem {
        Problem(
            code, at: .parameter("iss"), expected: "\(expected)", found: found.map { "\(address: $0)" },
            remedy: "The response does not come from the provider that was asked. Do not accept it: somebody may be "
                + "mixing up providers.")
    }

    static func providerRefused(
        _ code: ProblemCode, _ error: String, _ advice: ProviderAdvice?, at parameter: ProblemLocation
    ) -> Problem {
        // An error is a word of ASCII (RFC 6749 §4.1.2.1); what is none is not repeated.
        var found: ProblemText = isWord(error) ? "\(error)" : "(an unreadable error)"
        for detail in [advice?.code, advice?.reference].compactMap(\.self) { found += ", \(detail)" }
        return Problem(
            code, at: parameter, found: found, remedy: advice?.remedy ?? generalAdvice(on: error),
            providerError: isWord(error) ? error : nil)
    }

    /// What the standards' own errors mean to an administrator.
    private static func generalAdvice(on error: String) -> ProblemText {
        switch ExactText(error) {
        case "access_denied": "The person, or a rule of the provider, refused. Offer to try again."
        case "login_required", "interaction_required", "consent_required", "account_selection_required":
            "The provider needs the person to do something first. Begin a sign-in without prompt=none."
        case "invalid_client":
            "The provider does not accept the client's secret, certificate or assertion. Check that it is the current "
                + "one."
        case "invalid_grant":
            "The code or refresh token is over, was used already, or belongs to another client or callback. Begin anew."
        case "unsupported_response_type", "unsupported_response":
            "The provider does not offer this response type to this client. Register the client for it, or use the "
                + "response type “code”."
        case "invalid_scope": "One of the scopes does not exist, or this client may not ask for it."
        case "server_error", "temporarily_unavailable": "The provider is in trouble. Try again in a moment."
        default: "The provider refused. Look the sign-in up in its logs; the time of it helps to find it there."
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
            case .timedOut: "no answer in time"
            case .bodyTooLarge: "an answer that is too large"
            case .cancelled: "the request was given up"
            }
        return Problem(
            .exchangeUnreachable, at: .address(address),
            expected: "an answer", found: found,
            remedy: "The provider could not be asked. Check that this server may open connections to it. A code that "
                + "was sent may be used up; begin the sign-in anew.")
    }

    static func exchangeStatus(_ status: Int, at address: String) -> Problem {
        Problem(
            .exchangeHTTPStatus, at: .address(address),
            expected: "status 200", found: "status \(status)",
            remedy: "The provider answered without tokens and without saying why. It, or a proxy before it, may be in "
                + "trouble; begin the sign-in anew.")
    }

    static func exchangeMember(_ code: ProblemCode, _ name: String, expected: ProblemText, found: ProblemText? = nil)
        -> Problem
    {
        Problem(
            code, at: .member(name), expected: expected, found: found,
            remedy: "The answer is not what the standard asks of a token endpoint. Make sure that the metadata is the "
                + "provider's own; something else may answer in its place.")
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
            remedy: "The access token holds characters that must not stand in a header field, and was not sent. The "
                + "provider's token endpoint does not follow the standard.")
    }

    static func credentialUnavailable() -> Problem {
        Problem(
            .exchangeCredentialUnavailable, at: .setting("client credential"),
            remedy: "The assertion or signature by which the client proves itself could not be made. See the "
                + "application's log for what went wrong where it is made.")
    }

    static func notOffered(_ member: String) -> Problem {
        Problem(
            .exchangeNotOffered, at: .member(member), expected: "an address",
            remedy: "The provider's metadata has no \(member), so it does not offer this.")
    }
}
