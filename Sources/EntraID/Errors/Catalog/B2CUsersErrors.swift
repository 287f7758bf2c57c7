extension EntraErrorEntry {
    /// The errors of Azure AD B2C with accounts, verification, hints, and sign-out.
    static let b2cUsersErrors: [EntraErrorEntry] = [
        EntraErrorEntry(
            b2c: 90036, .signOut, .occasionally, [.signOut],
            "The sign-out request names no URL to return to.",
            "Register the URL for the return from sign-out, and send it as post_logout_redirect_uri."),
        EntraErrorEntry(
            b2c: 90037, .keysAndService, .rarely, [.signInPage, .redirect],
            "An error occurred in B2C, which the administrator has to look into.",
            "Find the sign-in by its correlation ID in the audit logs or in Application Insights."),
        EntraErrorEntry(
            b2c: 90046, .interactionAndPolicy, .occasionally, [.signInPage],
            "B2C has lost the state of this sign-in. The user may have used an old page, or the browser blocks "
                + "cookies.",
            "Start the sign-in again."),
        EntraErrorEntry(
            b2c: 90051, .interactionAndPolicy, .rarely, [.signInPage, .redirect],
            "The policy has no suitable identity provider.",
            "Add an identity provider to the user flow, and check the domain_hint in the request."),
        EntraErrorEntry(
            b2c: 90052, .accountAccess, .often, [.signInPage],
            "The user name or the password is wrong.",
            "Have the user try again."),
        EntraErrorEntry(
            b2c: 90053, .accountAccess, .often, [.signInPage],
            "No account has this user name.",
            "Have the user check the spelling or sign up."),
        EntraErrorEntry(
            b2c: 90054, .accountAccess, .often, [.signInPage],
            "The user name or the password is wrong.",
            "Have the user try again."),
        EntraErrorEntry(
            b2c: 90067, .signOut, .occasionally, [.signOut],
            "The URL to return to after the sign-out is not valid.",
            "Use a URL that begins with https://."),
        EntraErrorEntry(
            b2c: 90111, .accountAccess, .occasionally, [.signInPage],
            "The account is locked.",
            "Unlock the account under “Users”."),
        EntraErrorEntry(
            b2c: 90114, .accountAccess, .often, [.signInPage],
            "The account is locked for a while after too many attempts.",
            "Have the user wait and try again."),
        EntraErrorEntry(
            b2c: 90145, .interactionAndPolicy, .rarely, [.signInPage],
            "The user has no phone number that could be verified, and the policy does not allow a new one.",
            "Add a phone number to the account, or let the policy ask for one."),
        EntraErrorEntry(
            b2c: 90151, .interactionAndPolicy, .occasionally, [.signInPage, .redirect],
            "The user made too many attempts at multifactor authentication.",
            "Have the user wait and start the sign-in again."),
        EntraErrorEntry(
            b2c: 90152, .interactionAndPolicy, .rarely, [.signInPage],
            "The multifactor service did not answer.",
            "Start the sign-in again."),
        EntraErrorEntry(
            b2c: 90154, .interactionAndPolicy, .rarely, [.signInPage],
            "The multifactor service did not start a verification.",
            "Start the sign-in again."),
        EntraErrorEntry(
            b2c: 90155, .interactionAndPolicy, .rarely, [.signInPage],
            "The multifactor verification failed.",
            "Check the user's phone number, and the reason in the description."),
        EntraErrorEntry(
            b2c: 90156, .interactionAndPolicy, .rarely, [.signInPage],
            "The multifactor code could not be checked.",
            "Start the sign-in again."),
        EntraErrorEntry(
            b2c: 90157, .interactionAndPolicy, .occasionally, [.signInPage, .redirect],
            "The user made too many attempts at one step of the sign-in.",
            "Have the user start the sign-in again."),
        EntraErrorEntry(
            b2c: 90158, .interactionAndPolicy, .rarely, [.signInPage],
            "The values that the user entered could not be validated.",
            "Check the reason in the description, and the validation profile of the policy."),
        EntraErrorEntry(
            b2c: 90159, .interactionAndPolicy, .rarely, [.signInPage],
            "The values that the user entered could not be verified.",
            "Check the reason in the description, and the verification step of the policy."),
        EntraErrorEntry(
            b2c: 90161, .interactionAndPolicy, .rarely, [.signInPage],
            "B2C could not send the answer to the user's input.",
            "Check the reason in the description, and start the sign-in again."),
        EntraErrorEntry(
            b2c: 90206, .keysAndService, .rarely, [.signInPage],
            "The sign-in page took too long to start.",
            "Reload the page. Check whether the page content of the policy loads."),
        EntraErrorEntry(
            b2c: 90208, .interactionAndPolicy, .occasionally, [.redirect],
            "The ID token in id_token_hint has expired.",
            "Request a new ID token for the hint, and start the sign-in again."),
        EntraErrorEntry(
            b2c: 90209, .interactionAndPolicy, .occasionally, [.redirect],
            "The ID token in id_token_hint has a different audience.",
            "Send a token whose audience is the one that the policy expects."),
        EntraErrorEntry(
            b2c: 90210, .interactionAndPolicy, .occasionally, [.redirect],
            "The ID token in id_token_hint could not be validated.",
            "Request a new ID token for the hint, and start the sign-in again."),
        EntraErrorEntry(
            b2c: 90211, .interactionAndPolicy, .occasionally, [.signInPage, .redirect],
            "The cookie of this sign-in is not complete.",
            "Have the user start the sign-in again, with cookies allowed."),
        EntraErrorEntry(
            b2c: 90212, .interactionAndPolicy, .occasionally, [.signInPage, .redirect],
            "The cookie of this sign-in is not valid.",
            "Have the user start the sign-in again. Sign-ins in several windows can cause this."),
        EntraErrorEntry(
            b2c: 90232, .interactionAndPolicy, .rarely, [.redirect],
            "The ID token in id_token_hint has a different issuer.",
            "Send a token of the issuer that the policy expects."),
        EntraErrorEntry(
            b2c: 90233, .interactionAndPolicy, .rarely, [.redirect],
            "The signature of the ID token in id_token_hint is not valid.",
            "Check the policy key with which B2C verifies it, and the key that signs it."),
        EntraErrorEntry(
            b2c: 90272, .interactionAndPolicy, .rarely, [.redirect],
            "The policy requires id_token_hint, but the request has none.",
            "Send the ID token that the policy expects."),
    ]
}
