public import OIDCPrimitives

extension ProblemCode {
    /// The request has no access token: no `Authorization` header, or credentials of another scheme.
    public static let requestAuthorizationMissing = ProblemCode("request.authorization-missing")
    /// The `Authorization` header is not `Bearer` and a token.
    public static let requestAuthorizationMalformed = ProblemCode("request.authorization-malformed")
}

extension Problem {
    static func authorizationMissing(found: ProblemText? = nil) -> Problem {
        Problem(
            .requestAuthorizationMissing, at: .header("Authorization"), expected: "Bearer and an access token",
            found: found,
            remedy: "The request has no access token. Request one for this API and send it in the Authorization "
                + "header.")
    }

    static func authorizationMalformed() -> Problem {
        Problem(
            .requestAuthorizationMalformed, at: .header("Authorization"), expected: "Bearer and an access token",
            remedy: "The Authorization header must contain the word Bearer, a space, and one access token.")
    }
}
