import OIDCPrimitives

extension Problem {
    /// The caller did not wait for the end of a request that others may wait for.
    static func waitEnded(_ failure: TransportFailure) -> Problem {
        Problem(
            .exchangeUnreachable, expected: "an access token",
            found: failure == .timedOut ? "no response within the timeout" : "the request was cancelled",
            remedy: "The access token did not arrive in time, or the caller was cancelled. Send the request again.")
    }

    /// Too many tokens are being fetched at the same time.
    static func tooManyRequests() -> Problem {
        Problem(
            .exchangeUnreachable, expected: "an access token", found: "too many requests at the same time",
            remedy: "The provider answers more slowly than access tokens are needed. Send the request again later.")
    }
}
