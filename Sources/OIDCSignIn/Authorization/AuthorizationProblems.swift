import OIDCDiscovery
import OIDCPrimitives

extension Problem {
    static func requestInvalid(_ parameter: String, expected: ProblemText, _ remedy: ProblemText) -> Problem {
        Problem(.requestInvalid, at: .parameter(parameter), expected: expected, remedy: remedy)
    }

    // MARK: - The response

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

    /// The response has no `state`.
    ///
    /// - Parameter text: The parameters as received. If they are not only parameters, the remedy says so.
    static func stateMissing(in text: String) -> Problem {
        if let found = ResponseParameters.formInsteadOfParameters(text) {
            return notParameters(.responseStateMissing, found)
        }
        return response(
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

    static func notParameters(_ code: ProblemCode, _ found: ProblemText) -> Problem {
        Problem(
            code, expected: "only the parameters, such as code=…&state=…", found: found,
            remedy: "Pass on only what follows the ? or # of the URL. If the application splits the URL itself, check "
                + "where it cuts.")
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
                "The response mode is “\(found)”, but “\(expected)” was requested. If the provider ignores that, request "
                + "the mode it uses. Otherwise pass the response on as received, and read a posted form from the body.")
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

    /// - Parameter credentialNote: What to do about rejected credentials, beside checking them.
    static func providerRefused(
        _ code: ProblemCode, _ response: ErrorResponse, at parameter: ProblemLocation,
        credentialNote: ProblemText? = nil
    ) -> Problem {
        let error = response.readable
        // An error is an ASCII word (RFC 6749 §4.1.2.1). Anything else is not repeated.
        var found: ProblemText = error.map { "\($0.error)" } ?? "(an unreadable error)"
        for detail in response.reference { found += ", \(detail)" }
        var remedy = response.advice?.remedy ?? generalAdvice(on: response.error)
        if let credentialNote, ["invalid_client", "unauthorized_client"].contains(ExactString(response.error)) {
            remedy += credentialNote
        }
        return Problem(code, at: parameter, found: found, remedy: remedy, providerError: error)
    }

    /// Returns the advice for an error that the standards define.
    private static func generalAdvice(on error: String) -> ProblemText {
        switch ExactString(error) {
        case "access_denied": "The user or a policy of the provider denied the sign-in. Offer to try again."
        case "login_required":
            "The user is not signed in at the provider. Start a sign-in without prompt=none, so that the provider can "
                + "ask the user to sign in."
        case "consent_required":
            "The user has not agreed to what this client requests. Start a sign-in without prompt=none, so that the "
                + "provider can ask, or have an administrator of the provider agree for all users."
        case "interaction_required", "account_selection_required":
            "The user has to interact with the provider first. Start a sign-in without prompt=none."
        case "invalid_request":
            "The provider found a parameter that is missing, repeated, or not allowed. Compare the client's "
                + "registration with this configuration: the callback URL, the response type and mode, and whether "
                + "PKCE is allowed. The provider's log names the parameter."
        case "invalid_token":
            "The access token has expired, was revoked, or is for another service. Refresh it, or start a new sign-in. "
                + "If a new one is rejected too, check that the token was requested with the scope openid."
        case "insufficient_scope":
            "The access token lacks a scope that this endpoint requires. Add the scope to the configuration, and "
                + "start a new sign-in."
        case "unauthorized_client":
            "The client may not do this. Allow it the authorization code flow at the provider, and refresh tokens if "
                + "it uses them. Some providers say this if the client is disabled or its secret is wrong."
        case "invalid_client":
            "The provider rejected the client's secret, certificate, or assertion. Check that it is the current one."
        case "invalid_grant":
            "The code or refresh token has expired, was already used, or belongs to another client or callback URL. "
                + "Start the sign-in again."
        case "unsupported_response_type", "unsupported_response":
            "The provider does not allow this response type for this client. Register the client for it, or use the "
                + "response type “code”."
        case "expired_token": "The device's code has expired. Start the device's sign-in again."
        case "invalid_scope": "One of the scopes does not exist, or this client may not request it."
        case "server_error", "temporarily_unavailable": "The provider is having problems. Try again in a moment."
        default: "The provider rejected the request. Find the sign-in in the provider's logs by its time."
        }
    }
}
