extension ProblemCode {
    /// A header field of a request holds characters that it must not have.
    public static let requestInvalidHeader = ProblemCode("request.invalid-header")
}

extension Problem {
    static func invalidHeader(_ name: String) -> Problem {
        Problem(
            .requestInvalidHeader, at: ProblemLocation(kind: "header field", name: name),
            expected: "no line breaks or other control characters",
            remedy: "The request was not sent: the field would hold characters that begin another field. Check the "
                + "credential that it comes from.")
    }
}
