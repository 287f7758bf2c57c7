public import OIDCPrimitives

extension ProblemCode {
    /// The response has no `Bearer` challenge.
    public static let challengeMissing = ProblemCode("challenge.missing")
    /// The `Bearer` challenge cannot be read.
    public static let challengeMalformed = ProblemCode("challenge.malformed")
    /// A `WWW-Authenticate` field is too large.
    public static let challengeTooLarge = ProblemCode("challenge.too-large")
    /// The `Bearer` challenge does not demand claims.
    public static let challengeWithoutClaims = ProblemCode("challenge.without-claims")
}

extension Problem {
    static func challengeMissing() -> Problem {
        Problem(
            .challengeMissing, at: .header("WWW-Authenticate"), expected: "a Bearer challenge",
            remedy: "The API rejected the request without saying what token it needs. Check its log.")
    }

    package static func challengeMalformed() -> Problem {
        Problem(
            .challengeMalformed, at: .header("WWW-Authenticate"), expected: "a well-formed Bearer challenge",
            remedy:
                "The challenge of the API cannot be read: it breaks the rules of HTTP, or repeats a parameter, or its "
                + "claims are not a JSON object in base64. Report this to the provider of the API.")
    }

    static func challengeTooLarge() -> Problem {
        Problem(
            .challengeTooLarge, at: .header("WWW-Authenticate"),
            expected: "at most \(BearerChallenge.maximumSize) bytes",
            remedy: "The challenge of the API is too large. Report this to the provider of the API.")
    }

    package static func challengeWithoutClaims() -> Problem {
        Problem(
            .challengeWithoutClaims, at: .header("WWW-Authenticate"), expected: "insufficient_claims with claims",
            remedy:
                "The API rejected the token, but does not demand claims. Request a new token. If the API rejects that "
                + "too, check the permissions of the application.")
    }
}
