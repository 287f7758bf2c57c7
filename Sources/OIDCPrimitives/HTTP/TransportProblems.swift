extension ProblemCode {
    /// A header field of a request contains characters that are not allowed.
    public static let requestInvalidHeader = ProblemCode("request.invalid-header")
}

extension Problem {
    static func invalidHeader(_ name: String) -> Problem {
        Problem(
            .requestInvalidHeader, at: ProblemLocation(kind: "header field", name: name),
            expected: "no line breaks or other control characters",
            remedy: "The request was not sent, because this header field contains characters that are not allowed. "
                + "Check the credential that it contains.")
    }
}
