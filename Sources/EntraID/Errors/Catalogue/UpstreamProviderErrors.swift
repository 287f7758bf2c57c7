extension EntraError {
    /// What goes wrong with a provider to which Entra itself sends users.
    static let upstreamProviderErrors: [EntraError] = [
        EntraError(
            40015, .upstreamProvider, .hardlyEver, [.signInPage],
            "The external provider with which users sign in did not redeem the code that it had issued.",
            "Contact that provider."),
        EntraError(
            50166, .upstreamProvider, .occasionally, [.signInPage],
            "A request to the external provider with which users sign in failed.",
            "Check the endpoints of that provider, as they are configured under “External Identities” › "
                + "“All identity providers”, and whether they answer."),
        EntraError(
            399284, .upstreamProvider, .occasionally, [.signInPage],
            "The ID token of the external provider has no issuer, or another than the one that is configured.",
            "Correct “Issuer URI” in the provider's settings under “External Identities” › “All identity providers”."),
        EntraError(
            901011, .upstreamProvider, .occasionally, [.signInPage],
            "The external provider gave no e-mail address for the user.",
            "Map a claim with the e-mail address in the provider's settings under “External Identities” › "
                + "“All identity providers”; the user must not hide the address from the app."),
        EntraError(
            901012, .upstreamProvider, .occasionally, [.signInPage],
            "The external provider does not say that the user's e-mail address is verified.",
            "Have that provider send email_verified with the value true."),
        EntraError(
            901014, .upstreamProvider, .occasionally, [.signInPage],
            "The ID token of the external provider does not identify the user.",
            "Map the claim sub in the provider's settings under “External Identities” › “All identity providers”."),
        EntraError(
            5001256, .upstreamProvider, .occasionally, [.signInPage],
            "The ID token of the external provider is not valid.",
            "Check issuer, audience and signature of the ID token that this provider issues."),
    ]
}
