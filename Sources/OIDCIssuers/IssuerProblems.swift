public import OIDCPrimitives

extension ProblemCode {
    /// The string is not an issuer: it is not an https URL, or it has a query, a fragment or an unfilled placeholder.
    public static let issuerInvalid = ProblemCode("issuer.invalid")
    /// A host for which http should be allowed is not a development host.
    public static let issuerInsecureHost = ProblemCode("issuer.insecure-host")
    /// The `iss` claim is not the expected issuer, byte for byte.
    public static let issuerMismatch = ProblemCode("issuer.mismatch")
}

private let issuerAdvice: ProblemText =
    "An issuer is an https URL such as https://id.example.com/tenant, without ?, # or placeholders. Copy it from the "
    + "provider's metadata document."

extension Problem {
    /// Returns the problem for an invalid issuer in a configuration or document.
    package static func issuerInvalid(_ text: String, at location: ProblemLocation) -> Problem {
        issuerInvalid(text, at: location, IssuerCorrection())
    }

    static func issuerInvalid(
        _ text: String, at location: ProblemLocation, _ correction: IssuerCorrection
    ) -> Problem {
        Problem(
            .issuerInvalid, at: location, expected: "an https URL without query and fragment",
            found: "\(url: text)",
            remedy: correction.remedy ?? issuerAdvice,
            suggestion: correction.issuer)
    }

    static func insecureHost(_ text: String) -> Problem {
        Problem(
            .issuerInsecureHost, at: .setting("insecureHTTP"),
            expected: "a name without a dot, a name below localhost, local, internal, or test, or a private IP address",
            found: "\(url: text)",
            remedy: "Only development hosts can use http. Enter the host alone, without a scheme or port, such as "
                + "keycloak. Every other provider must use https.")
    }

    /// Returns the problem for a token whose issuer is not the expected one. Use it in rules that compare the issuer
    /// themselves.
    public static func issuerMismatch(expected: String, found: JSONValue?) -> Problem {
        Problem(
            .issuerMismatch, at: .claim("iss"), expected: "\(expected)",
            found: found.map { value in value.string.map { "\(url: $0)" } ?? "\(value.typeName)" },
            remedy: "The token was issued by another issuer than the one configured for this provider. Compare the "
                + "issuer in the configuration with the one in the provider's metadata, character by character: case "
                + "and a trailing slash matter.")
    }
}
