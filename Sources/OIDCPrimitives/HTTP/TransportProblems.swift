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

extension TransportFailure {
    /// What to do about a certificate that was not accepted, for every request.
    package static var certificateRemedy: ProblemText {
        "This server does not trust the provider's certificate, so nothing was sent. If the certificate has expired, is "
            + "for another host, or is sent without its intermediate certificates, correct it at the provider. If a "
            + "private certificate authority issued it, add the authority's certificate to those that this server "
            + "trusts, and restart the server. On Debian, Ubuntu and Alpine, copy it as a .crt file to "
            + "/usr/local/share/ca-certificates and run update-ca-certificates."
    }
}
