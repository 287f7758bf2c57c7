extension EntraErrorEntry {
    /// The errors with authorization codes, PKCE, and refresh tokens.
    static let codeRedemptionErrors: [EntraErrorEntry] = [
        EntraErrorEntry(
            50085, .codeRedemption, .rarely, [.tokenEndpoint],
            "The refresh token requires a new sign-in with the social account that it came from.",
            "Have the user sign in again."),
        EntraErrorEntry(
            50089, .codeRedemption, .occasionally, [.signInPage],
            "The sign-in was not finished in time.",
            "Start the sign-in again."),
        EntraErrorEntry(
            50147, .codeRedemption, .occasionally, [.signInPage],
            "The code_challenge in the sign-in request is missing or has the wrong length.",
            "This is a bug in the app, not a wrong setting. With the method S256, the value has exactly 43 "
                + "characters."),
        EntraErrorEntry(
            50148, .codeRedemption, .often, [.tokenEndpoint],
            "The code_verifier in the token request does not match the code_challenge of the sign-in request.",
            "Check whether the sign-in began in another session or on another server. Several servers must share their "
                + "sessions, or the load balancer must send each user to the same server. Also check that cookies are "
                + "not lost. Otherwise, this is a bug in the app."),
        EntraErrorEntry(
            50149, .codeRedemption, .occasionally, [.signInPage],
            "The code_challenge_method in the sign-in request is not valid.",
            "This is a bug in the app, not a wrong setting. Use the method S256."),
        EntraErrorEntry(
            50173, .codeRedemption, .occasionally, [.tokenEndpoint],
            "The app's tokens have been revoked, for example because the password was changed or reset.",
            "Have the user sign in again."),
        EntraErrorEntry(
            54005, .codeRedemption, .often, [.tokenEndpoint],
            "The code has already been redeemed. A code can be redeemed only once.",
            "Start the sign-in again, and do not reload the page or go back during the sign-in. If this happens "
                + "anyway, the app handles the same callback twice, which the app's developer must prevent."),
        EntraErrorEntry(
            70000, .codeRedemption, .often, [.tokenEndpoint],
            "The code or the refresh token is not valid.",
            "Have the user sign in again."),
        EntraErrorEntry(
            70008, .codeRedemption, .often, [.tokenEndpoint],
            "The code or the refresh token has expired.",
            "Have the user sign in again. If the error persists, check the server's clock, and whether the app handles "
                + "its callback quickly. A code is valid for about ten minutes."),
        EntraErrorEntry(
            70016, .codeRedemption, .rarely, [.tokenEndpoint, .interruption],
            "The user has not yet finished signing in on the other device.",
            "This is expected. The app must ask again until the user has finished."),
        EntraErrorEntry(
            70019, .codeRedemption, .rarely, [.tokenEndpoint],
            "The code that the user had to enter on the other device has expired.",
            "Start the sign-in again, and enter the new code before it expires."),
        EntraErrorEntry(
            70043, .codeRedemption, .occasionally, [.tokenEndpoint],
            "A “Conditional Access” policy limits how long users stay signed in, so the refresh token is no longer "
                + "valid.",
            "Have the user sign in again. The policy sets the interval, so this is not an error in the app."),
        EntraErrorEntry(
            501481, .codeRedemption, .often, [.tokenEndpoint],
            "The code_verifier in the token request does not match the code_challenge of the sign-in request.",
            "Check whether another server or session completed the sign-in, and whether cookies are lost. Otherwise, "
                + "this is a bug in the app."),
        EntraErrorEntry(
            501491, .codeRedemption, .occasionally, [.signInPage],
            "The code_challenge in the sign-in request has the wrong length.",
            "This is a bug in the app, not a wrong setting. With the method S256, a code_challenge has exactly 43 "
                + "characters."),
        EntraErrorEntry(
            700005, .codeRedemption, .occasionally, [.tokenEndpoint],
            "The code was issued for a different directory than the one in which it was redeemed.",
            "Use the same tenant for the authorization endpoint and the token endpoint, both from one issuer."),
        EntraErrorEntry(
            700020, .codeRedemption, .occasionally, [.tokenEndpoint],
            "Tokens cannot be issued without user interaction.",
            "Send the user to Microsoft's sign-in page."),
        EntraErrorEntry(
            700082, .codeRedemption, .occasionally, [.tokenEndpoint],
            "The refresh token has expired because it was not used for too long.",
            "This is expected. Have the user sign in again."),
        EntraErrorEntry(
            700084, .codeRedemption, .occasionally, [.tokenEndpoint],
            "The refresh token belongs to a redirect URI under “Single-page application” and has reached its fixed "
                + "maximum lifetime.",
            "Have the user sign in again. If the app has a server, register the redirect URI under “Web” instead in "
                + "“App registrations” › the app › “Authentication”."),
    ]
}
