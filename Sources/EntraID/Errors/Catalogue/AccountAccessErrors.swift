extension EntraError {
    /// What goes wrong with accounts, guests and their access to a directory.
    static let accountAccessErrors: [EntraError] = [
        EntraError(
            16000, .accountAccess, .occasionally, [.signInPage],
            "The user signed in with an account of another identity provider, which does not exist in this directory.",
            "Sign out and sign in with another account, or invite the user as a guest under “Users” › “New user” › "
                + "“Invite external user”. If all organizations are to sign in, change “App registrations” › the app › "
                + "“Authentication” › “Supported account types” and the tenant in the issuer."),
        EntraError(
            16001, .accountAccess, .hardlyEver, [.interruption],
            "The account that the user chose from the list could not be used.",
            "Have the user choose another account."),
        EntraError(
            16003, .accountAccess, .occasionally, [.signInPage],
            "The user has not been added to the directory whose app is being used.",
            "Invite the user as a guest under “Users” › “New user” › “Invite external user”."),
        EntraError(
            50002, .accountAccess, .occasionally, [.signInPage],
            "The network from which the user signs in does not permit access to this directory.",
            "Ask the administrator of the user's network to allow the directory in its tenant restrictions."),
        EntraError(
            50014, .accountAccess, .occasionally, [.signInPage],
            "The user has not yet accepted the invitation as a guest, or has no account in this directory.",
            "Have the user accept the invitation. If there was none, invite the user under “Users” › “New user” › "
                + "“Invite external user”."),
        EntraError(
            50020, .accountAccess, .constantly, [.signInPage],
            "The user's account belongs to another directory or is a personal one, and is not known in this directory.",
            "Sign out and sign in with the right account, or invite the user under “Users” › “New user” › "
                + "“Invite external user”. If other organizations are to sign in, widen “App registrations” › the app "
                + "› “Authentication” › “Supported account types”, and put organizations or common in place of the "
                + "tenant in the issuer."),
        EntraError(
            50034, .accountAccess, .commonly, [.signInPage],
            "There is no such account in the directory; it may be mistyped, or the directory may be the wrong one.",
            "Check the spelling of the account and the tenant in the issuer. If the user belongs to another "
                + "organization, invite the user under “Users” › “New user” › “Invite external user”."),
        EntraError(
            50053, .accountAccess, .commonly, [.signInPage],
            "The account is locked after too many attempts to sign in, or the sign-in came from an address with "
                + "malicious activity.",
            "See “Monitoring & health” › “Sign-in logs” for which of the two it is. Then wait, or unblock the user."),
        EntraError(
            50055, .accountAccess, .occasionally, [.signInPage],
            "The user's password has expired.",
            "Have the user set a new password, which Microsoft's page offers, or reset it for the user."),
        EntraError(
            50056, .accountAccess, .occasionally, [.signInPage],
            "There is no password for this user in the directory.",
            "Have the user sign in in another way, or reset the password."),
        EntraError(
            50057, .accountAccess, .commonly, [.signInPage],
            "The user's account is disabled.",
            "Enable the account again, if the user is to have access."),
        EntraError(
            50064, .accountAccess, .occasionally, [.signInPage],
            "The user name or the password was not accepted.",
            "Have the user try again; such errors are to be expected now and then."),
        EntraError(
            50105, .accountAccess, .constantly, [.signInPage],
            "The app admits only users who are assigned to it, and this user is not.",
            "Assign the user, or a group of which the user is a direct member, under “Enterprise applications” › the "
                + "app › “Users and groups”. To admit everyone, set “Assignment required?” to “No” under "
                + "“Enterprise applications” › the app › “Properties”."),
        EntraError(
            50126, .accountAccess, .commonly, [.signInPage],
            "The user name or the password is wrong.",
            "Have the user try again; a number of these errors in the logs is to be expected."),
        EntraError(
            50143, .accountAccess, .hardlyEver, [.signInPage],
            "The user's session belongs to another directory than the domain hint in the request.",
            "Have the user sign out and sign in again, and have the app leave out the domain hint."),
        EntraError(
            50144, .accountAccess, .occasionally, [.signInPage],
            "The password that is kept in the organization's own Active Directory has expired.",
            "Reset the password there, or have the user do it with self-service password reset."),
        EntraError(
            51001, .accountAccess, .hardlyEver, [.signInPage],
            "The user is named by an identifier of the organization's own Active Directory, which needs a domain hint "
                + "beside it.",
            "Have the app send the parameter domain_hint with the organization's domain."),
        EntraError(
            51004, .accountAccess, .commonly, [.signInPage],
            "The user's account does not exist in the directory that was asked.",
            "Check the account's spelling and the tenant in the issuer. If the user is to have access, invite the user "
                + "as a guest under “Users” › “New user” › “Invite external user”."),
        EntraError(
            90072, .accountAccess, .commonly, [.signInPage],
            "The user's account is from outside and does not exist in this directory.",
            "Invite the user under “Users” › “New user” › “Invite external user”. If accounts are synchronized from "
                + "the organization's own Active Directory, check that the user's ImmutableID is the same on both "
                + "sides."),
        EntraError(
            90118, .accountAccess, .occasionally, [.redirect],
            "The user has forgotten the password and said so on the sign-in page of Azure AD B2C.",
            "Nothing is wrong: the app must send the user to the user flow for “Password reset”.",
            family: .b2c),
        EntraError(
            90123, .accountAccess, .hardlyEver, [.signInPage],
            "The provider with which the user's organization signs its users in denied the request.",
            "Check the federation of this organization's domain, and ask the provider why it denied the request."),
        EntraError(
            500021, .accountAccess, .occasionally, [.signInPage],
            "Tenant restrictions, a rule of the network from which the user signs in, deny access to this directory.",
            "Ask the administrator of that network to add the directory to those that are allowed."),
        EntraError(
            500022, .accountAccess, .occasionally, [.signInPage],
            "The network from which the user signs in has a list of directories that are allowed, and this one is not "
                + "on it.",
            "Ask the administrator of that network to allow this directory in its tenant restrictions."),
        EntraError(
            500212, .accountAccess, .occasionally, [.signInPage],
            "The organization to which the user belongs does not permit its users access to this directory.",
            "Ask an administrator of the user's organization to permit it under “External Identities” › "
                + "“Cross-tenant access settings”, for outbound access."),
        EntraError(
            500213, .accountAccess, .occasionally, [.signInPage],
            "This directory does not admit users of the organization from which the user comes.",
            "Permit it under “External Identities” › “Cross-tenant access settings”, for inbound access."),
        EntraError(
            1000104, .accountAccess, .hardlyEver, [.signInPage],
            "The user's home directory does not permit access to apps in this cloud.",
            "Set up collaboration between the two clouds under “External Identities” › “Cross-tenant access settings”, "
                + "or give the user an account in this directory."),
    ]
}
