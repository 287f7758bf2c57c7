extension EntraError {
    /// What goes wrong with keys, the configuration of claims and the service itself.
    static let keysAndServiceErrors: [EntraError] = [
        EntraError(
            50000, .keysAndService, .occasionally, [.signInPage],
            "The sign-in service failed to issue a token.",
            "Try again. If the fault stays, open a support ticket with the correlation ID from the message."),
        EntraError(
            50003, .keysAndService, .occasionally, [.signInPage],
            "No signing key or certificate is configured for the app.",
            "Renew the signing certificate under “Enterprise applications” › the app › “Single sign-on”; this concerns "
                + "apps that sign in with SAML."),
        EntraError(
            50010, .keysAndService, .hardlyEver, [.signInPage],
            "No audience is configured for the app.",
            "Check “Application ID URI” under “App registrations” › the app › “Expose an API”."),
        EntraError(
            50033, .keysAndService, .hardlyEver, [.signInPage],
            "The sign-in service had a passing fault.",
            "Try again."),
        EntraError(
            50042, .keysAndService, .hardlyEver, [.signInPage],
            "The directory lacks a value from which the user's identifier for this app is made.",
            "Ask an administrator of the directory, or open a support ticket."),
        EntraError(
            50124, .keysAndService, .occasionally, [.signInPage],
            "A transformation of claims that is configured for the app contains something invalid, such as a regular "
                + "expression that cannot be read.",
            "Correct the app's claims configuration."),
        EntraError(
            50146, .keysAndService, .commonly, [.signInPage, .tokenEndpoint],
            "The app's claims configuration requires a signing key of the app's own, and there is none that is valid "
                + "now.",
            "Give the app such a key and have it add appid with its client ID to the metadata address, or remove the "
                + "claims configuration. For an app of one directory only, acceptMappedClaims can be set to true under "
                + "“App registrations” › the app › “Manifest” instead."),
        EntraError(
            50162, .keysAndService, .hardlyEver, [.signInPage],
            "A transformation of claims that is configured for the app took too long.",
            "Simplify the transformations in the app's claims configuration."),
        EntraError(
            90006, .keysAndService, .occasionally, [.signInPage],
            "The sign-in service is unavailable for the moment.",
            "Try again later."),
        EntraError(
            90012, .keysAndService, .hardlyEver, [.signInPage],
            "The request took too long.",
            "Try again."),
        EntraError(
            90024, .keysAndService, .occasionally, [.signInPage],
            "The sign-in service could not finish the request within its limits, which is a passing fault.",
            "Try again."),
        EntraError(
            90033, .keysAndService, .occasionally, [.signInPage],
            "Microsoft's directory service is not available.",
            "Try again later."),
        EntraError(
            90055, .keysAndService, .occasionally, [.signInPage],
            "Too many requests have come for this directory, which is being slowed down or blocked for it.",
            "Have the app send fewer requests, and look for a loop in it."),
        EntraError(
            90090, .keysAndService, .hardlyEver, [.signInPage],
            "Microsoft's graph service is unavailable for the moment.",
            "Try again."),
        EntraError(
            501461, .keysAndService, .occasionally, [.tokenEndpoint],
            "The setting acceptMappedClaims works only if the token's audience is the client ID or an address within "
                + "the directory's verified domains.",
            "Change “Application ID URI” under “App registrations” › the app › “Expose an API”, or give the app a "
                + "signing key of its own."),
    ]
}
