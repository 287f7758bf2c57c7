public import OIDCPrimitives

extension ProblemCode {
    /// There is no such session: it ended, has expired, or never existed.
    public static let sessionNotFound = ProblemCode("session.not-found")
    /// The session has ended, and the user has to sign in again.
    public static let sessionEnded = ProblemCode("session.ended")
    /// The session was stored by another version of this library, or was changed.
    public static let sessionUnreadable = ProblemCode("session.unreadable")
    /// The store of sessions failed.
    public static let sessionStoreUnavailable = ProblemCode("session.store-unavailable")
    /// Another instance of the server is renewing the session, or too many renewals are in progress.
    public static let sessionRenewalPending = ProblemCode("session.renewal-pending")
    /// A renewed ID token states another time of authentication than the first one.
    public static let tokenAuthenticationTimeMismatch = ProblemCode("token.authentication-time-mismatch")
}

extension Problem {
    static func sessionNotFound() -> Problem {
        Problem(
            .sessionNotFound, at: .setting("session ID"), expected: "the ID of a session that lasts",
            remedy: "The session ended, has expired, or never existed. Start a new sign-in. If this happens soon after "
                + "sign-ins, check that all instances of the server use the same store.")
    }

    /// - Parameter error: The error of the provider, or `nil` if it sent none.
    static func sessionEnded(_ error: ProviderError?) -> Problem {
        Problem(
            .sessionEnded, at: .setting("session"), expected: "a session that can be renewed",
            found: error.map { error in
                error.suberror.map { "\(error.error), \($0)" } ?? "\(error.error)"
            },
            remedy:
                "The session cannot be renewed any more, and the user has to sign in again. Start a new sign-in. If "
                + "the provider's error has claims, pass them on in the options of that sign-in.",
            providerError: error)
    }

    static func sessionUnreadable() -> Problem {
        Problem(
            .sessionUnreadable, at: .setting("session"), expected: "a session of this version",
            remedy: "The session was stored by another version of this library, or was changed in the store. Start a "
                + "new sign-in.")
    }

    static func sessionStoreUnavailable() -> Problem {
        Problem(
            .sessionStoreUnavailable, at: .setting("session store"),
            remedy: "The store of sessions failed. Check that it can be reached and has space. The request can be "
                + "repeated.")
    }

    static func sessionRenewalPending() -> Problem {
        Problem(
            .sessionRenewalPending, at: .setting("session"), expected: "a renewal that has finished",
            remedy: "The session is being renewed, and that takes longer than usual. Repeat the request in a few "
                + "seconds. If this lasts, check that the provider and the store of sessions answer quickly.")
    }

    static func authenticationTimeMismatch() -> Problem {
        Problem(
            .tokenAuthenticationTimeMismatch, at: .claim("auth_time"), expected: "the auth_time of the first ID token",
            remedy: "A renewed ID token must state when the user first authenticated. Do not accept it: it belongs to "
                + "another sign-in. Start a new sign-in.")
    }
}

extension Refusal {
    /// Whether the same request can succeed later without a change: the provider or a store cannot be reached or fails.
    public var isRetryable: Bool { reason == .unavailable }

    /// The claims that the provider requires of the next sign-in, for ``AuthorizationOptions/claims``. `nil` if it
    /// requires none.
    public var requiredClaims: ClaimsRequest? {
        providerError?.claims.flatMap { text in try? ClaimsRequest(parsing: text) }
    }
}
