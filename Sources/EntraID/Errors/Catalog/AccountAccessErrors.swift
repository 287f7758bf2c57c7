extension EntraErrorEntry {
    /// The errors with accounts, guests, and access to a directory.
    static let accountAccessErrors: [EntraErrorEntry] = [
        EntraErrorEntry(
            16000, .accountAccess, .occasionally, [.signInPage],
            "The user signed in with an account from another identity provider. The account does not exist in this "
                + "directory.",
            "Sign out and sign in with another account, or invite the user as a guest under “Users” › “New user” › "
                + "“Invite external user”. To allow all organizations, change “App registrations” › the app › "
                + "“Authentication” › “Supported account types”, and the tenant in the issuer."),
        EntraErrorEntry(
            16001, .accountAccess, .rarely, [.interruption],
            "The account that the user selected cannot be used.",
            "Have the user select another account."),
        EntraErrorEntry(
            16003, .accountAccess, .occasionally, [.signInPage],
            "The user has not been added to the directory of the app.",
            "Invite the user as a guest under “Users” › “New user” › “Invite external user”."),
        EntraErrorEntry(
            50002, .accountAccess, .occasionally, [.signInPage],
            "The user's network does not allow access to this directory.",
            "Ask the administrator of the user's network to allow this directory in the tenant restrictions."),
        EntraErrorEntry(
            50014, .accountAccess, .occasionally, [.signInPage],
            "The user has not accepted the guest invitation, or has no account in this directory.",
            "Have the user accept the invitation. If there is no invitation, invite the user under “Users” › "
                + "“New user” › “Invite external user”."),
        EntraErrorEntry(
            50020, .accountAccess, .veryOften, [.signInPage],
            "The account does not exist in this directory. It belongs to another directory, or it is a personal "
                + "account.",
            "Sign out and sign in with another account, or invite the user under “Users” › “New user” › "
                + "“Invite external user”. To allow other organizations, change “App registrations” › the app › "
                + "“Authentication” › “Supported account types”, and replace the tenant in the issuer with "
                + "organizations or common."),
        EntraErrorEntry(
            50034, .accountAccess, .often, [.signInPage],
            "The account does not exist in the directory. The account name or the directory may be wrong.",
            "Check the spelling of the account and the tenant in the issuer. If the user belongs to another "
                + "organization, invite the user under “Users” › “New user” › “Invite external user”."),
        EntraErrorEntry(
            50053, .accountAccess, .often, [.signInPage],
            "The account is locked after too many sign-in attempts, or the sign-in came from an IP address with "
                + "malicious activity.",
            "Check the reason under “Monitoring & health” › “Sign-in logs”. Then wait, or unblock the user."),
        EntraErrorEntry(
            50055, .accountAccess, .occasionally, [.signInPage],
            "The user's password has expired.",
            "Have the user set a new password on Microsoft's sign-in page, or reset the password."),
        EntraErrorEntry(
            50056, .accountAccess, .occasionally, [.signInPage],
            "The user has no password in the directory.",
            "Have the user sign in with another method, or reset the password."),
        EntraErrorEntry(
            50057, .accountAccess, .often, [.signInPage],
            "The user's account is disabled.",
            "Enable the account if the user should have access."),
        EntraErrorEntry(
            50064, .accountAccess, .occasionally, [.signInPage],
            "The user name or the password was not accepted.",
            "Have the user try again. Occasional errors of this kind are normal."),
        EntraErrorEntry(
            50105, .accountAccess, .veryOften, [.signInPage],
            "The app requires user assignment, and this user is not assigned to it.",
            "Assign the user, or a group that the user is a direct member of, under “Enterprise applications” › the "
                + "app › “Users and groups”. To allow all users, set “Assignment required?” to “No” under "
                + "“Enterprise applications” › the app › “Properties”."),
        EntraErrorEntry(
            50126, .accountAccess, .often, [.signInPage],
            "The user name or the password is wrong.",
            "Have the user try again. Some errors of this kind in the logs are normal."),
        EntraErrorEntry(
            50143, .accountAccess, .rarely, [.signInPage],
            "The user's session belongs to a different directory than the domain hint in the request.",
            "Have the user sign out and sign in again, and remove the domain hint from the app's request."),
        EntraErrorEntry(
            50144, .accountAccess, .occasionally, [.signInPage],
            "The user's password in the on-premises Active Directory has expired.",
            "Reset the password in the on-premises Active Directory, or have the user reset it with self-service "
                + "password reset."),
        EntraErrorEntry(
            51001, .accountAccess, .rarely, [.signInPage],
            "The request identifies the user by an on-premises identifier, which requires a domain hint.",
            "Have the app send the parameter domain_hint with the organization's domain."),
        EntraErrorEntry(
            51004, .accountAccess, .often, [.signInPage],
            "The account does not exist in the requested directory.",
            "Check the spelling of the account and the tenant in the issuer. If the user should have access, invite "
                + "the user as a guest under “Users” › “New user” › “Invite external user”."),
        EntraErrorEntry(
            90072, .accountAccess, .often, [.signInPage],
            "The user's external account does not exist in this directory.",
            "Invite the user under “Users” › “New user” › “Invite external user”. If accounts are synchronized from an "
                + "on-premises Active Directory, check that the user's ImmutableID is the same on both sides."),
        EntraErrorEntry(
            90118, .accountAccess, .occasionally, [.redirect],
            "The user selected the link for a forgotten password on the sign-in page of Azure AD B2C.",
            "This is expected. The app must send the user to the user flow for “Password reset”.",
            family: .b2c),
        EntraErrorEntry(
            90123, .accountAccess, .rarely, [.signInPage],
            "The identity provider of the user's organization denied the request.",
            "Check the federation settings of the organization's domain, and ask the provider why it denied the "
                + "request."),
        EntraErrorEntry(
            500021, .accountAccess, .occasionally, [.signInPage],
            "The user's network denies access to this directory with tenant restrictions.",
            "Ask the administrator of that network to add this directory to the allowed directories."),
        EntraErrorEntry(
            500022, .accountAccess, .occasionally, [.signInPage],
            "The user's network allows only listed directories, and this directory is not listed.",
            "Ask the administrator of that network to allow this directory in the tenant restrictions."),
        EntraErrorEntry(
            500212, .accountAccess, .occasionally, [.signInPage],
            "The user's organization does not allow its users to access this directory.",
            "Ask an administrator of the user's organization to allow outbound access under “External Identities” › "
                + "“Cross-tenant access settings”."),
        EntraErrorEntry(
            500213, .accountAccess, .occasionally, [.signInPage],
            "This directory does not allow users of the user's organization.",
            "Allow inbound access under “External Identities” › “Cross-tenant access settings”."),
        EntraErrorEntry(
            1000104, .accountAccess, .rarely, [.signInPage],
            "The user's home directory does not allow access to apps in this cloud.",
            "Set up collaboration between the two clouds under “External Identities” › “Cross-tenant access settings”, "
                + "or give the user an account in this directory."),
    ]
}
