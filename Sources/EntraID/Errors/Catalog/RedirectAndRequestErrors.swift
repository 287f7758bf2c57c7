extension EntraErrorEntry {
    /// The errors with redirect URIs and the form of requests.
    static let redirectAndRequestErrors: [EntraErrorEntry] = [
        EntraErrorEntry(
            50011, .redirectAndRequest, .veryOften, [.signInPage],
            "The redirect URI in the request is not registered for the app.",
            "Copy the callback URL exactly as the app shows it into “App registrations” › the app › “Authentication” › "
                + "“Web” › “Redirect URIs”. Scheme, host, port, case, and trailing slash must match. Then wait three "
                + "to five minutes. If the URL itself is wrong, for example with http or an internal host, correct the "
                + "app's public address first."),
        EntraErrorEntry(
            50029, .redirectAndRequest, .occasionally, [.signInPage],
            "The host in a URL contains characters that are not allowed in a domain name.",
            "Remove unusual characters from the host of the redirect URI. Write an international host name in its "
                + "ASCII form, which begins with xn--."),
        EntraErrorEntry(
            50117, .redirectAndRequest, .occasionally, [.signInPage],
            "The claims parameter of the request cannot be parsed.",
            "This is a bug in the app, not a wrong setting. Report it to the app's developer with the complete "
                + "message."),
        EntraErrorEntry(
            50196, .redirectAndRequest, .often, [.tokenEndpoint],
            "The app sent the same request too many times in a short period.",
            "Check for a redirect loop, which can be caused by wrong cookie settings, http behind an https proxy, or a "
                + "wrong clock. If there is none, the app requests new tokens each time instead of keeping them."),
        EntraErrorEntry(
            50199, .redirectAndRequest, .rarely, [.interruption],
            "Microsoft asks the user to confirm the app, because the scheme of its redirect URI is neither http nor "
                + "https.",
            "This is expected. Web apps can avoid the prompt with an https redirect URI."),
        EntraErrorEntry(
            70003, .redirectAndRequest, .occasionally, [.tokenEndpoint],
            "The grant type of the token request is not supported.",
            "This is a bug in the app, not a wrong setting. Use the grant type authorization_code or refresh_token."),
        EntraErrorEntry(
            70004, .redirectAndRequest, .occasionally, [.signInPage],
            "The redirect URI is not valid, because it does not match one that is registered for the app.",
            "Register the callback URL exactly as the app shows it under “App registrations” › the app › "
                + "“Authentication” › “Web” › “Redirect URIs”."),
        EntraErrorEntry(
            70005, .redirectAndRequest, .occasionally, [.signInPage],
            "The app requested an unsupported response type, or an ID token without the scope openid.",
            "Add openid to the app's scopes, and use the response type code unless ID tokens are enabled under "
                + "“App registrations” › the app › “Authentication” › “Implicit grant and hybrid flows”."),
        EntraErrorEntry(
            70007, .redirectAndRequest, .occasionally, [.signInPage],
            "The app requested an unsupported response mode.",
            "Use form_post or fragment, or query if the response type is code."),
        EntraErrorEntry(
            90004, .redirectAndRequest, .rarely, [.signInPage],
            "The request is not properly formatted.",
            "This is a bug in the app, not a wrong setting. Record the request and send it to the app's developer, "
                + "without any secrets."),
        EntraErrorEntry(
            90005, .redirectAndRequest, .occasionally, [.signInPage],
            "The request has both an identifier and a login hint, which cannot be combined.",
            "Send only one of them."),
        EntraErrorEntry(
            90006, .redirectAndRequest, .occasionally, [.signInPage],
            "The redirect URI in the request is not registered for this client ID in Azure AD B2C.",
            "Register the callback URL exactly as the app shows it, including its port, even for localhost.",
            family: .b2c),
        EntraErrorEntry(
            90013, .redirectAndRequest, .occasionally, [.signInPage],
            "A value that was entered or sent is not valid. A known cause is scopes that are not URL-encoded.",
            "Have the app's developer check that all parameters of the request are URL-encoded, especially the "
                + "scopes."),
        EntraErrorEntry(
            90014, .redirectAndRequest, .occasionally, [.signInPage, .tokenEndpoint],
            "A required field is missing. The message contains its name.",
            "Complete the app setting that provides this field. Often, the client ID is empty."),
        EntraErrorEntry(
            90015, .redirectAndRequest, .occasionally, [.signInPage],
            "The URL of the request is too long.",
            "Request fewer scopes, and send a shorter state and fewer parameters."),
        EntraErrorEntry(
            90023, .redirectAndRequest, .occasionally, [.signInPage, .tokenEndpoint],
            "The sign-in request is not valid.",
            "The rest of the message contains the cause. If it does not help, record the request for the app's "
                + "developer, without any secrets."),
        EntraErrorEntry(
            90056, .redirectAndRequest, .occasionally, [.tokenEndpoint],
            "The request to the token endpoint is not a valid request to redeem a code.",
            "Compare the app's authorization and token endpoints with “App registrations” › “Endpoints”. They may be "
                + "swapped."),
        EntraErrorEntry(
            90100, .redirectAndRequest, .occasionally, [.signInPage],
            "A parameter of the request is empty or not valid.",
            "Check the app setting for the parameter in the message."),
        EntraErrorEntry(
            90102, .redirectAndRequest, .often, [.signInPage],
            "A value that must be an absolute URL is not one. A known cause is the redirect URI.",
            "Enter the app's full public address, including https://."),
        EntraErrorEntry(
            500113, .redirectAndRequest, .veryOften, [.signInPage],
            "No redirect URI is registered for the app.",
            "Choose “Add a platform” › “Web” in “App registrations” › the app › “Authentication”, and enter the "
                + "callback URL as the app shows it."),
        EntraErrorEntry(
            500117, .redirectAndRequest, .often, [.signInPage],
            "The redirect URI does not use https.",
            "Serve the app over https, and enter that URL as its public address. For testing, http is allowed for "
                + "localhost."),
        EntraErrorEntry(
            700051, .redirectAndRequest, .occasionally, [.signInPage],
            "The app requested an access token from the sign-in page, which is not enabled for it.",
            "Use the response type code, which does not need this. Otherwise, select “Access tokens” under "
                + "“App registrations” › the app › “Authentication” › “Implicit grant and hybrid flows”."),
        EntraErrorEntry(
            700054, .redirectAndRequest, .veryOften, [.signInPage],
            "The app requested an ID token from the sign-in page, which is not enabled for it.",
            "Use the response type code, which is recommended. Otherwise, select “ID tokens” under “App registrations” "
                + "› the app › “Authentication” › “Implicit grant and hybrid flows”."),
        EntraErrorEntry(
            900144, .redirectAndRequest, .often, [.signInPage, .tokenEndpoint],
            "A required parameter is missing from the request. The message contains its name.",
            "Check the app setting that provides this parameter. The usual cause is an empty client ID."),
        EntraErrorEntry(
            900561, .redirectAndRequest, .occasionally, [.tokenEndpoint],
            "The endpoint does not accept this type of request, for example because the browser went back to a page "
                + "that was posted.",
            "This is usually harmless. Have the user start the sign-in again. If it affects all users, have the app's "
                + "developer check that the app uses POST for the token endpoint."),
        EntraErrorEntry(
            900971, .redirectAndRequest, .often, [.signInPage],
            "The request has no redirect URI to send the user back to.",
            "Register the callback URL under “App registrations” › the app › “Authentication” › “Web” › "
                + "“Redirect URIs”, and make sure that the app sends it as redirect_uri."),
        EntraErrorEntry(
            901002, .redirectAndRequest, .occasionally, [.signInPage, .tokenEndpoint],
            "The request has the parameter resource, which version 2.0 of the sign-in service does not support.",
            "Send scope instead, or use the version 1 endpoints throughout."),
        EntraErrorEntry(
            9002313, .redirectAndRequest, .occasionally, [.tokenEndpoint],
            "The request is malformed or not valid.",
            "Have the app's developer check that the token request is sent as a form "
                + "(application/x-www-form-urlencoded), and that the client secret in it is URL-encoded."),
        EntraErrorEntry(
            9002325, .redirectAndRequest, .often, [.tokenEndpoint],
            "The code was redeemed by a cross-origin request from a browser, which requires code_challenge and "
                + "code_verifier.",
            "If the app's server redeems the code, move the redirect URI from “Single-page application” to “Web” in "
                + "“App registrations” › the app › “Authentication”. Otherwise, have the app send code_challenge and "
                + "code_verifier."),
        EntraErrorEntry(
            9002326, .redirectAndRequest, .often, [.tokenEndpoint],
            "The code was redeemed by a page in a browser, which is allowed only for redirect URIs under "
                + "“Single-page application”.",
            "If the app has a server, redeem the code on the server, without the Origin header. If the app runs in the "
                + "browser, register its redirect URI under “Single-page application” in “App registrations” › the app "
                + "› “Authentication”."),
        EntraErrorEntry(
            9002327, .redirectAndRequest, .often, [.tokenEndpoint],
            "A server redeemed the code, but the redirect URI is registered under “Single-page application”, where "
                + "only a page in a browser may redeem it.",
            "Remove the redirect URI from “Single-page application”, and register it under “Web” in "
                + "“App registrations” › the app › “Authentication”."),
    ]
}
