extension EntraErrorEntry {
    /// The errors with external identity providers that Entra uses.
    static let upstreamProviderErrors: [EntraErrorEntry] = [
        EntraErrorEntry(
            40015, .upstreamProvider, .rarely, [.signInPage],
            "The external identity provider did not redeem the code that it issued.",
            "Contact the external provider."),
        EntraErrorEntry(
            50166, .upstreamProvider, .occasionally, [.signInPage],
            "A request to the external identity provider failed.",
            "Check the provider's endpoints under “External Identities” › “All identity providers”, and whether they "
                + "respond."),
        EntraErrorEntry(
            399284, .upstreamProvider, .occasionally, [.signInPage],
            "The issuer in the external provider's ID token is missing or differs from the configured one.",
            "Correct “Issuer URI” in the provider's settings under “External Identities” › “All identity providers”."),
        EntraErrorEntry(
            901011, .upstreamProvider, .occasionally, [.signInPage],
            "The external provider did not send an e-mail address for the user.",
            "Map a claim with the e-mail address in the provider's settings under “External Identities” › "
                + "“All identity providers”. The user must not hide the e-mail address from the app."),
        EntraErrorEntry(
            901012, .upstreamProvider, .occasionally, [.signInPage],
            "The external provider does not confirm that the user's e-mail address is verified.",
            "Have the provider send email_verified with the value true."),
        EntraErrorEntry(
            901014, .upstreamProvider, .occasionally, [.signInPage],
            "The external provider's ID token does not identify the user.",
            "Map the sub claim in the provider's settings under “External Identities” › “All identity providers”."),
        EntraErrorEntry(
            5001256, .upstreamProvider, .occasionally, [.signInPage],
            "The external provider's ID token is not valid.",
            "Check the issuer, audience, and signature of the ID token that the provider issues."),
    ]
}
