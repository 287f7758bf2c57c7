extension EntraError {
    /// What goes wrong with codes, their proofs and refresh tokens.
    static let codeRedemptionErrors: [EntraError] = [
        EntraError(
            50085, .codeRedemption, .hardlyEver, [.tokenEndpoint],
            "The refresh token can be used only after a new sign-in with the social account from which it came.",
            "Have the user sign in again."),
        EntraError(
            50089, .codeRedemption, .occasionally, [.signInPage],
            "The sign-in was not finished in time.",
            "Start the sign-in again."),
        EntraError(
            50147, .codeRedemption, .occasionally, [.signInPage],
            "The value code_challenge in the sign-in request is missing or has the wrong length.",
            "This is a fault in the app, not in its settings: with the method S256, the value has exactly 43 "
                + "characters."),
        EntraError(
            50148, .codeRedemption, .commonly, [.tokenEndpoint],
            "The value code_verifier in the token request does not belong to the code_challenge with which the sign-in "
                + "began.",
            "Check whether the sign-in began in another session or on another server: several servers must share what "
                + "they keep, or the load balancer must hold each user to one of them, and cookies must not get lost. "
                + "If none of this applies, it is a fault in the app."),
        EntraError(
            50149, .codeRedemption, .occasionally, [.signInPage],
            "The value code_challenge_method in the sign-in request is not valid.",
            "This is a fault in the app, not in its settings: the method to use is S256."),
        EntraError(
            50173, .codeRedemption, .occasionally, [.tokenEndpoint],
            "The tokens that the app held have been revoked, as when the password was changed or reset.",
            "Have the user sign in again."),
        EntraError(
            54005, .codeRedemption, .commonly, [.tokenEndpoint],
            "The code had been redeemed before, and each code can be redeemed only once.",
            "Start the sign-in again, and do not reload the page or go back while it runs. If it happens without that, "
                + "the app handles the same callback twice, and its maker must prevent that."),
        EntraError(
            70000, .codeRedemption, .commonly, [.tokenEndpoint],
            "The code or the refresh token is not valid.",
            "Have the user sign in again."),
        EntraError(
            70008, .codeRedemption, .commonly, [.tokenEndpoint],
            "The code or the refresh token has expired.",
            "Have the user sign in again. If this fails at once, check the server's clock and whether the app is slow "
                + "to handle its callback, for a code lives about ten minutes."),
        EntraError(
            70016, .codeRedemption, .hardlyEver, [.tokenEndpoint, .interruption],
            "The user has not yet finished signing in on the other device.",
            "Nothing is wrong: the app asks again until the user has finished."),
        EntraError(
            70019, .codeRedemption, .hardlyEver, [.tokenEndpoint],
            "The code that the user was to enter on the other device has expired.",
            "Start the sign-in again, and enter the new code before it expires."),
        EntraError(
            70043, .codeRedemption, .occasionally, [.tokenEndpoint],
            "A policy under “Conditional Access” sets how often users must sign in, and by this policy the refresh "
                + "token is no longer valid.",
            "Have the user sign in again; the interval is the policy's decision, not a fault."),
        EntraError(
            501481, .codeRedemption, .commonly, [.tokenEndpoint],
            "The value code_verifier with which the code was redeemed does not match the code_challenge of the sign-in "
                + "request.",
            "Check whether the sign-in was finished by another server or session than the one that began it, and "
                + "whether cookies get lost on the way. If neither is so, it is a fault in the app."),
        EntraError(
            501491, .codeRedemption, .occasionally, [.signInPage],
            "The value code_challenge in the sign-in request has the wrong length.",
            "This is a fault in the app, not in its settings: a code_challenge made with S256 has exactly 43 "
                + "characters."),
        EntraError(
            700005, .codeRedemption, .occasionally, [.tokenEndpoint],
            "The code was issued for another directory than the one in which it was redeemed.",
            "Have the app use the same tenant, from one issuer, for the authorization endpoint and the token "
                + "endpoint."),
        EntraError(
            700020, .codeRedemption, .occasionally, [.tokenEndpoint],
            "Tokens cannot be had without the user.",
            "Send the user to Microsoft's sign-in page."),
        EntraError(
            700082, .codeRedemption, .occasionally, [.tokenEndpoint],
            "The refresh token has expired because it was not used for a long time.",
            "Nothing is wrong: have the user sign in again."),
        EntraError(
            700084, .codeRedemption, .occasionally, [.tokenEndpoint],
            "The refresh token belongs to a redirect URI under “Single-page application” and has reached the end of "
                + "its fixed life.",
            "Have the user sign in again. If the app has a server, register the redirect URI under “Web” instead, in "
                + "“App registrations” › the app › “Authentication”."),
    ]
}
