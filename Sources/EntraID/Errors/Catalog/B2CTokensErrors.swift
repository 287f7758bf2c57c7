extension EntraErrorEntry {
    /// The errors of Azure AD B2C with scopes, credentials, and the redemption of codes and refresh tokens.
    static let b2cTokensErrors: [EntraErrorEntry] = [
        EntraErrorEntry(
            b2c: 90012, .consentAndScopes, .occasionally, [.redirect, .tokenEndpoint],
            "B2C does not support the scope in the request.",
            "Under “API permissions” of the app, add the scope of the API, and request it in the configuration of "
                + "this provider."),
        EntraErrorEntry(
            b2c: 90016, .clientCredential, .rarely, [.tokenEndpoint],
            "The type of the client assertion is not the expected one.",
            "Authenticate with a client secret."),
        EntraErrorEntry(
            b2c: 90017, .clientCredential, .rarely, [.tokenEndpoint],
            "The client assertion is not valid.",
            "Authenticate with a client secret."),
        EntraErrorEntry(
            b2c: 90039, .clientCredential, .rarely, [.tokenEndpoint],
            "The request has a client assertion, but the policy has no client secret.",
            "Authenticate with a client secret."),
        EntraErrorEntry(
            b2c: 90055, .consentAndScopes, .occasionally, [.redirect, .tokenEndpoint],
            "The scope names no resource.",
            "Use the full scope, such as https://contoso.onmicrosoft.com/api/read."),
        EntraErrorEntry(
            b2c: 90057, .redirectAndRequest, .occasionally, [.redirect],
            "The app does not allow the implicit flow.",
            "Use the response type “code”, or select “ID tokens” under “Authentication” › “Implicit grant and hybrid "
                + "flows”."),
        EntraErrorEntry(
            b2c: 90058, .clientCredential, .rarely, [.tokenEndpoint],
            "The app does not allow public clients.",
            "Send the client secret, or set “Allow public client flows” to “Yes” under “Authentication”."),
        EntraErrorEntry(
            b2c: 90079, .clientCredential, .often, [.tokenEndpoint],
            "The client secret is missing.",
            "Configure the client secret of the app. Create one under “Certificates & secrets”."),
        EntraErrorEntry(
            b2c: 90080, .codeRedemption, .occasionally, [.tokenEndpoint],
            "The code or refresh token has expired.",
            "Start the sign-in again."),
        EntraErrorEntry(
            b2c: 90081, .clientCredential, .veryOften, [.tokenEndpoint],
            "The client secret is wrong.",
            "Copy the Value of the secret again, not the Secret ID. If it is no longer shown, create a new secret "
                + "under “Certificates & secrets”."),
        EntraErrorEntry(
            b2c: 90084, .clientCredential, .rarely, [.tokenEndpoint],
            "A public client must not send a client secret for this grant.",
            "Register the callback URL under “Web”, or leave the secret out."),
        EntraErrorEntry(
            b2c: 90085, .codeRedemption, .rarely, [.tokenEndpoint],
            "An internal error occurred in B2C.",
            "Start the sign-in again. If it happens again, check the service health of Azure."),
        EntraErrorEntry(
            b2c: 90086, .redirectAndRequest, .rarely, [.tokenEndpoint],
            "B2C does not support the grant type.",
            "Use authorization_code or refresh_token."),
        EntraErrorEntry(
            b2c: 90087, .codeRedemption, .rarely, [.tokenEndpoint],
            "The code or refresh token was issued by another version of the endpoint.",
            "Use the endpoints of one metadata document."),
        EntraErrorEntry(
            b2c: 90088, .codeRedemption, .occasionally, [.tokenEndpoint],
            "The code or refresh token was issued by another policy or endpoint.",
            "Redeem it at the token endpoint of the policy that issued it."),
        EntraErrorEntry(
            b2c: 90107, .consentAndScopes, .occasionally, [.redirect, .tokenEndpoint],
            "The app cannot get an ID token, because openid was not requested or is not allowed.",
            "Request the scope openid, and grant admin consent for openid and offline_access under “API "
                + "permissions”."),
        EntraErrorEntry(
            b2c: 90110, .consentAndScopes, .rarely, [.redirect],
            "The response type has an ID token, but the scope has no openid.",
            "Add openid to the scope."),
        EntraErrorEntry(
            b2c: 90115, .consentAndScopes, .occasionally, [.redirect],
            "The scope for a code does not name a resource or the client ID.",
            "Request openid for an ID token, a scope of the API or the client ID for an access token, and "
                + "offline_access for a refresh token."),
        EntraErrorEntry(
            b2c: 90117, .consentAndScopes, .occasionally, [.redirect, .tokenEndpoint],
            "B2C does not support the scope in the request.",
            "Under “API permissions” of the app, add the scope of the API, and request it in the configuration of "
                + "this provider."),
        EntraErrorEntry(
            b2c: 90128, .codeRedemption, .occasionally, [.tokenEndpoint],
            "The account of this code or refresh token no longer exists.",
            "Sign the user out, and have the user sign in again."),
        EntraErrorEntry(
            b2c: 90129, .codeRedemption, .occasionally, [.tokenEndpoint],
            "The code or refresh token was revoked.",
            "Have the user sign in again."),
        EntraErrorEntry(
            b2c: 90146, .consentAndScopes, .occasionally, [.redirect, .tokenEndpoint],
            "The scope names more than one API.",
            "Request the scopes of one API. Get tokens for the others with separate requests."),
        EntraErrorEntry(
            b2c: 90224, .clientCredential, .rarely, [.tokenEndpoint],
            "The app does not allow the password flow.",
            "Use the authorization code flow."),
        EntraErrorEntry(
            b2c: 90225, .accountAccess, .rarely, [.tokenEndpoint],
            "The user name or the password in the request is wrong.",
            "Use the authorization code flow, so that users enter their password only at B2C."),
        EntraErrorEntry(
            b2c: 90226, .redirectAndRequest, .rarely, [.tokenEndpoint],
            "The token exchange has to be sent with POST.",
            "Send it as a form with POST."),
        EntraErrorEntry(
            b2c: 90235, .clientCredential, .rarely, [.tokenEndpoint],
            "The ID token in the request has expired.",
            "Request a new token."),
        EntraErrorEntry(
            b2c: 90237, .clientCredential, .rarely, [.tokenEndpoint],
            "The ID token in the request has a different audience.",
            "Send a token whose audience is the one that the policy expects."),
        EntraErrorEntry(
            b2c: 90238, .clientCredential, .rarely, [.tokenEndpoint],
            "The ID token in the request has a different issuer.",
            "Send a token of the issuer that the policy expects."),
        EntraErrorEntry(
            b2c: 90239, .clientCredential, .rarely, [.tokenEndpoint],
            "The signature of the ID token in the request is not valid.",
            "Check the policy key with which B2C verifies it, and the key that signs it."),
        EntraErrorEntry(
            b2c: 90240, .clientCredential, .rarely, [.tokenEndpoint],
            "The ID token in the request cannot be read.",
            "Send a complete token in compact form."),
        EntraErrorEntry(
            b2c: 90248, .applicationAndTenant, .rarely, [.tokenEndpoint],
            "The password flow requires an app that was registered for B2C.",
            "Use the authorization code flow."),
        EntraErrorEntry(
            b2c: 90279, .codeRedemption, .occasionally, [.tokenEndpoint],
            "The code or refresh token was issued to another app.",
            "Redeem it with the client ID that began the sign-in."),
        EntraErrorEntry(
            b2c: 99005, .redirectAndRequest, .rarely, [.redirect],
            "The scope contains a character that is not allowed.",
            "Separate scopes with one space, and remove quotation marks and commas."),
        EntraErrorEntry(
            b2c: 99013, .redirectAndRequest, .rarely, [.tokenEndpoint],
            "B2C does not support this combination of grant type and token type.",
            "Use authorization_code or refresh_token."),
        EntraErrorEntry(
            b2c: 99015, .interactionAndPolicy, .rarely, [.tokenEndpoint],
            "The custom policy lacks input claims for the password flow.",
            "Correct the custom policy, and upload it again."),
    ]
}
