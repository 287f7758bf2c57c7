extension EntraError {
    /// What goes wrong where users must act or a policy decides.
    static let interactionAndPolicyErrors: [EntraError] = [
        EntraError(
            50005, .interactionAndPolicy, .hardlyEver, [.signInPage],
            "The user's device runs a platform that the policies under “Conditional Access” do not support.",
            "Have the user sign in from a supported platform."),
        EntraError(
            50058, .interactionAndPolicy, .commonly, [.redirect],
            "The app asked for a sign-in without any page, and the user is not signed in.",
            "Nothing is wrong: the app must send the user to Microsoft's sign-in page."),
        EntraError(
            50072, .interactionAndPolicy, .occasionally, [.interruption],
            "The user must register for multifactor authentication before going on.",
            "Have the user follow the steps that Microsoft's page shows."),
        EntraError(
            50074, .interactionAndPolicy, .occasionally, [.redirect, .tokenEndpoint],
            "Multifactor authentication is required, and the user did not complete it.",
            "Have the user sign in again and complete it."),
        EntraError(
            50076, .interactionAndPolicy, .commonly, [.redirect, .tokenEndpoint],
            "Multifactor authentication is required, by a policy or because the user signs in from a new location.",
            "Send the user to Microsoft's sign-in page, where it can be completed."),
        EntraError(
            50078, .interactionAndPolicy, .occasionally, [.tokenEndpoint],
            "The user's multifactor authentication is too old for a policy of the organization.",
            "Send the user to Microsoft's sign-in page to repeat it."),
        EntraError(
            50079, .interactionAndPolicy, .commonly, [.redirect, .tokenEndpoint],
            "Multifactor authentication is required, and the user has not registered for it.",
            "Have the user sign in on Microsoft's page and register security information there."),
        EntraError(
            50087, .interactionAndPolicy, .hardlyEver, [.signInPage],
            "Multifactor authentication failed for a passing reason.",
            "Try again."),
        EntraError(
            50088, .interactionAndPolicy, .hardlyEver, [.signInPage],
            "The limit for multifactor authentication by telephone has been reached.",
            "Wait a few minutes, or use another method."),
        EntraError(
            50097, .interactionAndPolicy, .occasionally, [.signInPage],
            "The sign-in must come from a device that is known to the organization.",
            "Have the user sign in from a registered device."),
        EntraError(
            50129, .interactionAndPolicy, .hardlyEver, [.signInPage],
            "The user's device must be registered with the organization and is not.",
            "Have the user register the device."),
        EntraError(
            50131, .interactionAndPolicy, .occasionally, [.signInPage],
            "“Conditional Access” stopped the sign-in: because of the device's state, suspicious activity or a policy.",
            "See the sign-in under “Monitoring & health” › “Sign-in logs” for the reason."),
        EntraError(
            50132, .interactionAndPolicy, .occasionally, [.tokenEndpoint],
            "The user's session is no longer valid, because the password expired or was changed.",
            "Have the user sign in again."),
        EntraError(
            50133, .interactionAndPolicy, .occasionally, [.tokenEndpoint],
            "The user's session was revoked, because the password expired or was changed.",
            "Have the user sign in again."),
        EntraError(
            50135, .interactionAndPolicy, .hardlyEver, [.signInPage],
            "The user must change the password, because the account is at risk.",
            "Have the user change the password and sign in again."),
        EntraError(
            50140, .interactionAndPolicy, .hardlyEver, [.interruption],
            "Microsoft's page asked the user whether to stay signed in.",
            "Nothing is wrong, and nothing needs to be done."),
        EntraError(
            50142, .interactionAndPolicy, .hardlyEver, [.signInPage],
            "A policy under “Conditional Access” requires the user to change the password.",
            "Have the user change the password and sign in again."),
        EntraError(
            50158, .interactionAndPolicy, .occasionally, [.interruption],
            "A further step outside the sign-in page is pending, such as terms of use or another maker's multifactor "
                + "authentication.",
            "This is no failure by itself: have the user complete the step."),
        EntraError(
            53000, .interactionAndPolicy, .occasionally, [.signInPage],
            "A policy under “Conditional Access” requires a compliant device, and the user's device is not compliant.",
            "Have the user enroll the device with the organization's device management, or mend what is not "
                + "compliant."),
        EntraError(
            53001, .interactionAndPolicy, .occasionally, [.signInPage],
            "A policy under “Conditional Access” requires a device that is joined to a domain, and the user's device "
                + "is not.",
            "Have the user sign in from a device that is joined."),
        EntraError(
            53002, .interactionAndPolicy, .occasionally, [.signInPage],
            "A policy under “Conditional Access” permits only approved client apps, and the one in use is not among "
                + "them.",
            "Have the user use an approved app, or change the policy."),
        EntraError(
            53003, .interactionAndPolicy, .commonly, [.signInPage, .redirect],
            "A policy under “Conditional Access” blocks this sign-in.",
            "See under “Monitoring & health” › “Sign-in logs” which policy it was. Then meet its conditions, or "
                + "exclude the app from it."),
        EntraError(
            53004, .interactionAndPolicy, .occasionally, [.signInPage],
            "The user must register for multifactor authentication and may not, because the sign-in is considered "
                + "risky.",
            "Have an administrator deal with the user's risk first."),
        EntraError(
            53010, .interactionAndPolicy, .hardlyEver, [.signInPage],
            "The organization permits users to set up multifactor authentication only from certain locations or "
                + "devices.",
            "Have the user register from a trusted location or device."),
        EntraError(
            53011, .interactionAndPolicy, .occasionally, [.signInPage],
            "The user is blocked, because the user's own organization considers the account at risk.",
            "Ask an administrator of the user's organization to remediate the risk."),
        EntraError(
            530032, .interactionAndPolicy, .occasionally, [.signInPage],
            "A security policy of the directory blocks this sign-in.",
            "Check the directory's security policies and whether the sign-in meets their requirements."),
        EntraError(
            530034, .interactionAndPolicy, .hardlyEver, [.signInPage],
            "A partner's administrator was blocked because of suspicious activity.",
            "Contact the security administrators."),
        EntraError(
            530035, .interactionAndPolicy, .occasionally, [.signInPage],
            "The directory's “Security defaults” block this sign-in.",
            "Have the user sign in with a program that uses modern authentication, and review the directory's "
                + "“Security defaults”."),
    ]
}
