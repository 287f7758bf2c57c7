extension EntraErrorEntry {
    /// The errors of Azure AD B2C with the application, the redirect URI, and the parameters of the request.
    static let b2cRequestsErrors: [EntraErrorEntry] = [
        EntraErrorEntry(
            b2c: 90007, .redirectAndRequest, .occasionally, [.redirect, .signInPage],
            "The app has no redirect URI.",
            "Add the callback URL under “App registrations” › the app › “Authentication” › “Web”."),
        EntraErrorEntry(
            b2c: 90008, .redirectAndRequest, .rarely, [.signInPage],
            "The request has no client_id.",
            "Send client_id. The request may have lost its query in a proxy."),
        EntraErrorEntry(
            b2c: 90010, .redirectAndRequest, .rarely, [.redirect],
            "The request has no scope.",
            "Send scope with at least openid."),
        EntraErrorEntry(
            b2c: 90011, .applicationAndTenant, .occasionally, [.redirect, .tokenEndpoint],
            "The custom policy names a different app than the one in the request.",
            "Use the client ID of the policy's app, or correct the client ID in the policy."),
        EntraErrorEntry(
            b2c: 90013, .redirectAndRequest, .rarely, [.redirect],
            "B2C does not support the response type in the request.",
            "Use the response type “code”."),
        EntraErrorEntry(
            b2c: 90014, .redirectAndRequest, .rarely, [.redirect],
            "B2C does not support the response mode in the request.",
            "Use query or form_post."),
        EntraErrorEntry(
            b2c: 90018, .applicationAndTenant, .often, [.signInPage, .redirect, .tokenEndpoint],
            "The app is not registered in the B2C tenant.",
            "Check the client ID, and the tenant in the issuer. The app must be registered in the B2C tenant, not in "
                + "the directory of the subscription."),
        EntraErrorEntry(
            b2c: 90043, .redirectAndRequest, .rarely, [.redirect],
            "B2C does not know the value of prompt in the request.",
            "Send none, login, consent, or select_account, or leave prompt out. Create accounts in a user flow for "
                + "sign-up instead of with prompt=create."),
        EntraErrorEntry(
            b2c: 90068, .applicationAndTenant, .occasionally, [.signInPage, .redirect],
            "The app was not created for B2C.",
            "Register the app in the B2C tenant with an account type for user flows."),
        EntraErrorEntry(
            b2c: 90077, .interactionAndPolicy, .occasionally, [.redirect],
            "The user has no session, and the request does not allow B2C to ask.",
            "Start a sign-in without prompt=none."),
        EntraErrorEntry(
            b2c: 90083, .redirectAndRequest, .rarely, [.redirect, .tokenEndpoint],
            "A required parameter is missing in the request.",
            "Send the parameter that the description names. A proxy may have removed it."),
        EntraErrorEntry(
            b2c: 90092, .applicationAndTenant, .occasionally, [.signInPage, .redirect, .tokenEndpoint],
            "The app is disabled in this tenant.",
            "Enable the app under “Enterprise applications” › the app › “Properties”."),
        EntraErrorEntry(
            b2c: 90120, .redirectAndRequest, .rarely, [.redirect],
            "The value of max_age is not valid.",
            "Send a whole number of seconds in the range that the description states."),
        EntraErrorEntry(
            b2c: 90122, .redirectAndRequest, .rarely, [.redirect, .signInPage],
            "A value in the request contains characters that B2C rejects.",
            "Remove characters such as < and & from the value that the description names."),
        EntraErrorEntry(
            b2c: 90168, .redirectAndRequest, .rarely, [.redirect],
            "A signed SAML request has no signature parameter.",
            "Send the missing parameter, or use OpenID Connect."),
        EntraErrorEntry(
            b2c: 90182, .codeRedemption, .occasionally, [.tokenEndpoint],
            "The code verifier does not match the challenge that began the sign-in.",
            "Redeem the code with the verifier of the same sign-in. Keep it on the server until the response "
                + "arrives."),
        EntraErrorEntry(
            b2c: 90183, .codeRedemption, .rarely, [.tokenEndpoint],
            "The code verifier is not valid.",
            "Send a verifier of 43 to 128 letters, digits, and the characters - . _ ~."),
        EntraErrorEntry(
            b2c: 90184, .redirectAndRequest, .rarely, [.redirect],
            "B2C does not support the code challenge method.",
            "Use S256."),
        EntraErrorEntry(
            b2c: 90205, .consentAndScopes, .occasionally, [.redirect, .tokenEndpoint],
            "The app has no permission for the API that it asks for.",
            "Under “API permissions” of the app, add the scope of the API, and request it in the configuration of "
                + "this provider."),
        EntraErrorEntry(
            b2c: 90250, .redirectAndRequest, .rarely, [.redirect],
            "The policy does not support the generic SAML sign-in endpoint.",
            "Use the sign-in URL of the policy."),
        EntraErrorEntry(
            b2c: 90276, .redirectAndRequest, .rarely, [.redirect],
            "The request contradicts a setting of the custom policy.",
            "Change the parameter or the setting that the description names."),
        EntraErrorEntry(
            b2c: 90284, .consentAndScopes, .occasionally, [.redirect],
            "The app has no consent and cannot be used for local accounts.",
            "Grant admin consent under “App registrations” › the app › “API permissions”."),
        EntraErrorEntry(
            b2c: 90285, .applicationAndTenant, .occasionally, [.redirect],
            "The app does not exist.",
            "Check the client ID in the configuration and in the custom policy, and register the app in the B2C "
                + "tenant."),
        EntraErrorEntry(
            b2c: 90287, .redirectAndRequest, .occasionally, [.signInPage, .redirect],
            "The redirect URI in the request is not valid.",
            "Use a callback URL that begins with https:// and is registered under “Authentication” › “Web”."),
        EntraErrorEntry(
            b2c: 90296, .applicationAndTenant, .occasionally, [.signInPage, .redirect],
            "The registration of the app is not complete.",
            "Check the app's redirect URIs, secret, and API permissions under “App registrations”."),
        EntraErrorEntry(
            b2c: 99059, .redirectAndRequest, .occasionally, [.redirect],
            "A single-page application has to send a code challenge.",
            "Register the callback URL under “Web” for a server. A single-page application must use PKCE."),
    ]
}
