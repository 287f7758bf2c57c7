public import OIDCPrimitives

extension ProblemCode {
    /// The client secret has expired, or will soon.
    public static let configClientSecretExpires = ProblemCode("config.client-secret-expires")
}

extension Problem {
    static func clientSecretExpires(on day: String, isOver: Bool) -> Problem {
        Problem(
            .configClientSecretExpires, severity: isOver ? .error : .warning, at: .member("clientSecret"),
            expected: "a secret that is valid for another month", found: "\(day)",
            remedy: isOver
                ? "The client secret is over. Create a new one under Certificates & secrets and copy its Value here. "
                    + "(Entra answers AADSTS7000222.)"
                : "The client secret will soon be over. Create a second one now, copy its Value here, and delete the "
                    + "old one when sign-in works with the new one.")
    }
}
