public import OIDCPrimitives

extension ProblemCode {
    /// The client secret has expired or expires soon.
    public static let configClientSecretExpires = ProblemCode("config.client-secret-expires")
}

extension Problem {
    static func clientSecretExpires(on day: String, isOver: Bool) -> Problem {
        Problem(
            .configClientSecretExpires, severity: isOver ? .error : .warning, at: .member("clientSecret"),
            expected: "a secret that is valid for more than 30 days", found: "\(day)",
            remedy: isOver
                ? "The client secret has expired, and Entra rejects it with AADSTS7000222. Create a new one under "
                    + "Certificates & secrets and copy its Value here."
                : "The client secret expires soon. Create a new one under Certificates & secrets, copy its Value here, "
                    + "and delete the old one when sign-in works with the new one.")
    }
}
