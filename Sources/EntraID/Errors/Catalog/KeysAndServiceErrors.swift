extension EntraErrorEntry {
    /// The errors with keys, the claims configuration, and the service.
    static let keysAndServiceErrors: [EntraErrorEntry] = [
        EntraErrorEntry(
            50000, .keysAndService, .occasionally, [.signInPage],
            "The sign-in service failed to issue a token.",
            "Try again. If the error persists, open a support ticket with the correlation ID from the message."),
        EntraErrorEntry(
            50003, .keysAndService, .occasionally, [.signInPage],
            "No signing key or certificate is configured for the app.",
            "Renew the signing certificate under “Enterprise applications” › the app › “Single sign-on”. This applies "
                + "to apps that use SAML."),
        EntraErrorEntry(
            50010, .keysAndService, .rarely, [.signInPage],
            "No audience is configured for the app.",
            "Check “Application ID URI” under “App registrations” › the app › “Expose an API”."),
        EntraErrorEntry(
            50033, .keysAndService, .rarely, [.signInPage],
            "The sign-in service had a temporary error.",
            "Try again."),
        EntraErrorEntry(
            50042, .keysAndService, .rarely, [.signInPage],
            "The directory lacks a value that is needed to create the user's identifier for this app.",
            "Contact an administrator of the directory, or open a support ticket."),
        EntraErrorEntry(
            50124, .keysAndService, .occasionally, [.signInPage],
            "A claims transformation of the app is not valid. For example, it contains an invalid regular expression.",
            "Correct the app's claims configuration."),
        EntraErrorEntry(
            50146, .keysAndService, .often, [.signInPage, .tokenEndpoint],
            "The app's claims configuration requires a signing key of the app's own, but the app has no valid key.",
            "Create a signing key for the app, and add appid with the client ID to the metadata URL. Alternatively, "
                + "remove the claims configuration. For an app of one directory only, you can instead set "
                + "acceptMappedClaims to true under “App registrations” › the app › “Manifest”."),
        EntraErrorEntry(
            50162, .keysAndService, .rarely, [.signInPage],
            "A claims transformation of the app took too long.",
            "Simplify the transformations in the app's claims configuration."),
        EntraErrorEntry(
            90006, .keysAndService, .occasionally, [.signInPage],
            "The sign-in service is temporarily unavailable.",
            "Try again later."),
        EntraErrorEntry(
            90012, .keysAndService, .rarely, [.signInPage],
            "The request took too long.",
            "Try again."),
        EntraErrorEntry(
            90024, .keysAndService, .occasionally, [.signInPage],
            "The sign-in service exceeded its limits for this request. This is a temporary error.",
            "Try again."),
        EntraErrorEntry(
            90033, .keysAndService, .occasionally, [.signInPage],
            "Microsoft's directory service is not available.",
            "Try again later."),
        EntraErrorEntry(
            90055, .keysAndService, .occasionally, [.signInPage],
            "There were too many requests for this directory, so requests are being throttled or blocked.",
            "Send fewer requests, and check the app for a request loop."),
        EntraErrorEntry(
            90090, .keysAndService, .rarely, [.signInPage],
            "Microsoft's graph service is temporarily unavailable.",
            "Try again."),
        EntraErrorEntry(
            501461, .keysAndService, .occasionally, [.tokenEndpoint],
            "acceptMappedClaims works only if the token's audience is the client ID or a URI within the directory's "
                + "verified domains.",
            "Change “Application ID URI” under “App registrations” › the app › “Expose an API”, or create a signing "
                + "key for the app."),
    ]
}
