public import OIDCPrimitives

extension ProblemCode {
    /// The text is no issuer: it is not an https URL, or it has a query, a fragment or an unfilled placeholder.
    public static let issuerInvalid = ProblemCode("issuer.invalid")
    /// The `iss` is not the expected text, byte for byte.
    public static let issuerMismatch = ProblemCode("issuer.mismatch")
}

extension Problem {
    /// The text of a configuration or a document is not an issuer.
    package static func issuerInvalid(_ text: String, at location: ProblemLocation) -> Problem {
        Problem(
            .issuerInvalid, at: location, expected: "an https URL without query and fragment",
            found: "\(address: text)",
            remedy: "An issuer is an https URL such as https://id.example.com/tenant, without ?, # and placeholders. "
                + "Copy it from the provider's metadata document.")
    }

    /// The token's issuer is another one than the configuration expects. For rules that compare it themselves.
    public static func issuerMismatch(expected: String, found: JSONValue?) -> Problem {
        Problem(
            .issuerMismatch, at: .claim("iss"), expected: "\(expected)",
            found: found.map { value in value.string.map { "\(address: $0)" } ?? "\(value.typeName)" },
            remedy: "The token was issued by somebody else than this provider is configured for. Compare the issuer "
                + "in the configuration with the one in the provider's metadata, letter by letter: case and a slash "
                + "at the end count.")
    }
}
