public import OIDCPrimitives

extension ProblemCode {
    /// What the user typed cannot be a code.
    public static let deviceCodeMalformed = ProblemCode("device.code-malformed")
    /// No request waits for this code. It is mistyped, expired, used, or open in another browser.
    public static let deviceCodeUnknown = ProblemCode("device.code-unknown")
    /// Too many codes were typed, or too many requests began.
    public static let deviceTooManyAttempts = ProblemCode("device.too-many-attempts")
    /// The user did not sign in again for this request.
    public static let deviceSignInNotNew = ProblemCode("device.sign-in-not-new")
    /// The form was not sent from the page that this browser was shown last.
    public static let deviceFormInvalid = ProblemCode("device.form-invalid")
    /// The request has expired, or it was decided already.
    public static let deviceNotWaiting = ProblemCode("device.not-waiting")
    /// The polling secret, or what looks like one, is in the URL.
    public static let deviceSecretInURL = ProblemCode("device.secret-in-url")
    /// The client's request is malformed.
    public static let deviceRequestInvalid = ProblemCode("device.request-invalid")
    /// The store of sign-ins from devices failed, or is full.
    public static let deviceStoreUnavailable = ProblemCode("device.store-unavailable")
}

extension Problem {
    static func deviceCodeMalformed() -> Problem {
        Problem(
            .deviceCodeMalformed, at: .parameter("user_code"), expected: "eight letters, such as BCDF-GHJK",
            remedy: "A code has eight letters and no vowels or digits. Type the code that the application shows.")
    }

    package static func deviceCodeUnknown() -> Problem {
        Problem(
            .deviceCodeUnknown, at: .parameter("user_code"),
            remedy: "No sign-in waits for this code. It may be mistyped, expired, or used already. Compare it with the "
                + "one that the application shows, or start the sign-in again in the application.")
    }

    package static func deviceTooManyAttempts(_ limit: ProblemText) -> Problem {
        Problem(
            .deviceTooManyAttempts, expected: limit,
            remedy:
                "There were too many attempts. Wait 15 minutes, and try again. If users see this often, look in the "
                + "log for the address that makes the attempts.")
    }

    static func deviceSignInNotNew() -> Problem {
        Problem(
            .deviceSignInNotNew, expected: "a sign-in with prompt=login after the request began",
            remedy: "A device is approved only by a user who signed in for it. Send the user through a sign-in with "
                + "prompt=login, and let them type the code after it.")
    }

    package static func deviceFormInvalid() -> Problem {
        Problem(
            .deviceFormInvalid,
            remedy: "The form does not come from the page that this browser was shown last. Type the code again. "
                + "Another site may have tried to approve a device in the user's name.")
    }

    package static func deviceNotWaiting() -> Problem {
        Problem(
            .deviceNotWaiting,
            remedy: "This sign-in was already approved or denied, or it has expired. Start it again in the application."
        )
    }

    static func deviceSecretInURL() -> Problem {
        Problem(
            .deviceSecretInURL, at: .parameter("device_code"), expected: "a parameter in the body",
            remedy: "URLs are logged, so a secret must not be in one. Change the client to send its parameters in the "
                + "body of a POST, and start the sign-in again.")
    }

    static func deviceRequestInvalid(_ parameter: String, expected: ProblemText) -> Problem {
        Problem(
            .deviceRequestInvalid, at: .parameter(parameter), expected: expected,
            remedy: "The request of the client is malformed. Correct the client.")
    }

    package static func deviceStoreUnavailable() -> Problem {
        Problem(
            .deviceStoreUnavailable,
            remedy:
                "The sign-in from a device could not be saved or loaded. The store failed, is full, or is changed by "
                + "too many requests at once. Check the application's log for the error of its store.")
    }
}
