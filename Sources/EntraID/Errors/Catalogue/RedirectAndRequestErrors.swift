extension EntraError {
    /// What goes wrong with redirect URIs and the shape of requests.
    static let redirectAndRequestErrors: [EntraError] = [
        EntraError(
            50011, .redirectAndRequest, .constantly, [.signInPage],
            "The redirect URI in the request is not one of those registered for the app.",
            "Copy the callback address as the app shows it into “App registrations” › the app › “Authentication” › "
                + "“Web” › “Redirect URIs” — same scheme, host, port, capitals and final slash — and wait three to "
                + "five minutes. If the address itself is wrong, with http or an internal host, correct the app's "
                + "public address first."),
        EntraError(
            50029, .redirectAndRequest, .occasionally, [.signInPage],
            "The host of an address has characters that a domain name cannot have.",
            "Remove unusual characters from the host of the redirect URI. A name in another script is written in its "
                + "ASCII form, which begins with xn--."),
        EntraError(
            50117, .redirectAndRequest, .occasionally, [.signInPage],
            "The parameter claims of the request cannot be read.",
            "This is a fault in the app, not in its settings: report it to the app's maker with the whole message."),
        EntraError(
            50196, .redirectAndRequest, .commonly, [.tokenEndpoint],
            "The app made the same request too many times in a short while.",
            "Look for a redirect loop: wrong cookie settings, http behind a proxy that serves https, or a wrong clock. "
                + "If there is none, the app does not keep its tokens and asks for new ones each time."),
        EntraError(
            50199, .redirectAndRequest, .hardlyEver, [.interruption],
            "Microsoft asks the user to confirm the app, because its redirect URI is neither http nor https.",
            "Nothing is wrong. A web app avoids the question with an https redirect URI."),
        EntraError(
            70003, .redirectAndRequest, .occasionally, [.tokenEndpoint],
            "The app asked for tokens with a grant type that is not supported.",
            "This is a fault in the app, not in its settings: it must ask with the grant type authorization_code or "
                + "refresh_token."),
        EntraError(
            70004, .redirectAndRequest, .occasionally, [.signInPage],
            "The redirect URI is not valid: it matches nothing that is configured for the app.",
            "Register the callback address exactly as the app shows it, under “App registrations” › the app › "
                + "“Authentication” › “Web” › “Redirect URIs”."),
        EntraError(
            70005, .redirectAndRequest, .occasionally, [.signInPage],
            "The app asked for a response type that is not supported, or for an ID token without the scope openid.",
            "Add openid to the app's scopes, and choose code as its response type unless ID tokens are enabled under "
                + "“App registrations” › the app › “Authentication” › “Implicit grant and hybrid flows”."),
        EntraError(
            70007, .redirectAndRequest, .occasionally, [.signInPage],
            "The app asked for the answer in a response mode that is not supported.",
            "Choose form_post or fragment, or query if the response type is code."),
        EntraError(
            90004, .redirectAndRequest, .hardlyEver, [.signInPage],
            "The request does not have the proper form.",
            "This is a fault in the app, not in its settings: record the request and send it to the app's maker, "
                + "without any secret in it."),
        EntraError(
            90005, .redirectAndRequest, .occasionally, [.signInPage],
            "The request has both an identifier and a login hint, which cannot be used together.",
            "Have the app send only one of them."),
        EntraError(
            90006, .redirectAndRequest, .occasionally, [.signInPage],
            "The redirect URI in the request is not registered for this client ID in Azure AD B2C.",
            "Register the callback address exactly as the app shows it, and with its port even for localhost.",
            family: .b2c),
        EntraError(
            90013, .redirectAndRequest, .occasionally, [.signInPage],
            "Something that was entered or sent is not valid; this has also been seen for scopes that were not "
                + "encoded.",
            "Have the app's maker check that all parameters of the request are URL-encoded, and above all the scopes."),
        EntraError(
            90014, .redirectAndRequest, .occasionally, [.signInPage, .tokenEndpoint],
            "A field that is required is missing; the message names it.",
            "Find the setting from which the app fills this field, and complete it; often the client ID is empty."),
        EntraError(
            90015, .redirectAndRequest, .occasionally, [.signInPage],
            "The address of the request is too long.",
            "Ask for fewer scopes, and have the app send a shorter state and fewer parameters."),
        EntraError(
            90023, .redirectAndRequest, .occasionally, [.signInPage, .tokenEndpoint],
            "The sign-in request is not valid.",
            "Read the rest of the message, for the number alone says little. If that does not help, record the request "
                + "for the app's maker, without any secret in it."),
        EntraError(
            90056, .redirectAndRequest, .occasionally, [.tokenEndpoint],
            "What reached the token endpoint is not a proper request to redeem a code.",
            "Compare the app's authorization and token endpoints with “App registrations” › “Endpoints”: they may be "
                + "swapped."),
        EntraError(
            90100, .redirectAndRequest, .occasionally, [.signInPage],
            "A parameter of the request is empty or not valid.",
            "Check the setting of the app that belongs to the parameter named in the message."),
        EntraError(
            90102, .redirectAndRequest, .commonly, [.signInPage],
            "A value that must be a whole address is not one; this has been seen for the redirect URI.",
            "Give the app its full public address, with https:// in front."),
        EntraError(
            500113, .redirectAndRequest, .constantly, [.signInPage],
            "No redirect URI is registered for the app.",
            "Choose “Add a platform” › “Web” in “App registrations” › the app › “Authentication”, and enter the "
                + "callback address as the app shows it."),
        EntraError(
            500117, .redirectAndRequest, .commonly, [.signInPage],
            "The redirect URI does not use https.",
            "Serve the app over https and enter that address as its public address. For a trial, http is accepted with "
                + "localhost as the host."),
        EntraError(
            700051, .redirectAndRequest, .occasionally, [.signInPage],
            "The app asked the sign-in page for an access token, which is not enabled for it.",
            "Choose code as the app's response type, which needs no access token from the sign-in page. Otherwise tick "
                + "“Access tokens” under “App registrations” › the app › “Authentication” › "
                + "“Implicit grant and hybrid flows”."),
        EntraError(
            700054, .redirectAndRequest, .constantly, [.signInPage],
            "The app asked the sign-in page for an ID token, which is not enabled for it.",
            "Choose code as the app's response type, which is the better way. Otherwise tick “ID tokens” under "
                + "“App registrations” › the app › “Authentication” › “Implicit grant and hybrid flows”."),
        EntraError(
            900144, .redirectAndRequest, .commonly, [.signInPage, .tokenEndpoint],
            "The request lacks a parameter that it must have; the message names it.",
            "Check the setting from which the app takes this parameter: an empty client ID is the usual cause."),
        EntraError(
            900561, .redirectAndRequest, .occasionally, [.tokenEndpoint],
            "The endpoint accepts another kind of request than the one that came, as when the browser goes back to a "
                + "page that was posted.",
            "Mostly this is harmless, and the user starts the sign-in again. If it happens to everyone, have the app's "
                + "maker check that the app posts to the token endpoint."),
        EntraError(
            900971, .redirectAndRequest, .commonly, [.signInPage],
            "There is no redirect URI to which the user could be sent back.",
            "Register the callback address under “App registrations” › the app › “Authentication” › “Web” › "
                + "“Redirect URIs”, and make sure that the app sends it as redirect_uri."),
        EntraError(
            901002, .redirectAndRequest, .occasionally, [.signInPage, .tokenEndpoint],
            "The request has the parameter resource, which version 2.0 of the sign-in service does not support.",
            "Have the app send scope instead, or use version 1 of the endpoints throughout."),
        EntraError(
            9002313, .redirectAndRequest, .occasionally, [.tokenEndpoint],
            "The request is malformed or not valid.",
            "Have the app's maker check that the token request is sent as a form, application/x-www-form-urlencoded, "
                + "and that the client secret in it is URL-encoded."),
        EntraError(
            9002325, .redirectAndRequest, .commonly, [.tokenEndpoint],
            "The code was redeemed across origins, as a page in a browser does, and that requires code_challenge and "
                + "code_verifier.",
            "If the app's server redeems the code, move the redirect URI from “Single-page application” to “Web” in "
                + "“App registrations” › the app › “Authentication”. Otherwise have the app send code_challenge and "
                + "code_verifier."),
        EntraError(
            9002326, .redirectAndRequest, .commonly, [.tokenEndpoint],
            "A page in a browser redeemed the code, which only a redirect URI under “Single-page application” permits.",
            "If the app has a server, let the server redeem the code, without the header Origin. If the app runs in "
                + "the browser, register its redirect URI under “Single-page application” in “App registrations” › the "
                + "app › “Authentication”."),
        EntraError(
            9002327, .redirectAndRequest, .commonly, [.tokenEndpoint],
            "The redirect URI is registered under “Single-page application”, where only a page in a browser may redeem "
                + "the code, and a server did.",
            "Remove the redirect URI from “Single-page application” and register it under “Web”, in "
                + "“App registrations” › the app › “Authentication”."),
    ]
}
