extension EntraErrorEntry {
    /// The errors that require user interaction or come from a policy.
    static let interactionAndPolicyErrors: [EntraErrorEntry] = [
        EntraErrorEntry(
            50005, .interactionAndPolicy, .rarely, [.signInPage],
            "The “Conditional Access” policies do not support the platform of the user's device.",
            "Have the user sign in from a supported platform."),
        EntraErrorEntry(
            50058, .interactionAndPolicy, .often, [.redirect],
            "The app requested a silent sign-in, but the user is not signed in.",
            "This is expected. The app must send the user to Microsoft's sign-in page."),
        EntraErrorEntry(
            50072, .interactionAndPolicy, .occasionally, [.interruption],
            "The user must register for multifactor authentication first.",
            "Have the user follow the steps on Microsoft's page."),
        EntraErrorEntry(
            50074, .interactionAndPolicy, .occasionally, [.redirect, .tokenEndpoint],
            "Multifactor authentication is required, but the user did not complete it.",
            "Have the user sign in again and complete multifactor authentication."),
        EntraErrorEntry(
            50076, .interactionAndPolicy, .often, [.redirect, .tokenEndpoint],
            "Multifactor authentication is required by a policy or because of a new location.",
            "Send the user to Microsoft's sign-in page to complete it."),
        EntraErrorEntry(
            50078, .interactionAndPolicy, .occasionally, [.tokenEndpoint],
            "An organization's policy requires more recent multifactor authentication.",
            "Send the user to Microsoft's sign-in page to authenticate again."),
        EntraErrorEntry(
            50079, .interactionAndPolicy, .often, [.redirect, .tokenEndpoint],
            "Multifactor authentication is required, but the user has not registered for it.",
            "Have the user sign in on Microsoft's page and register security information there."),
        EntraErrorEntry(
            50087, .interactionAndPolicy, .rarely, [.signInPage],
            "Multifactor authentication failed because of a temporary error.",
            "Try again."),
        EntraErrorEntry(
            50088, .interactionAndPolicy, .rarely, [.signInPage],
            "The limit for multifactor authentication by phone has been reached.",
            "Wait a few minutes, or use another method."),
        EntraErrorEntry(
            50097, .interactionAndPolicy, .occasionally, [.signInPage],
            "The sign-in must come from a registered device.",
            "Have the user sign in from a registered device."),
        EntraErrorEntry(
            50129, .interactionAndPolicy, .rarely, [.signInPage],
            "The user's device must be registered with the organization, but is not.",
            "Have the user register the device."),
        EntraErrorEntry(
            50131, .interactionAndPolicy, .occasionally, [.signInPage],
            "“Conditional Access” blocked the sign-in because of the device's state, suspicious activity, or a policy.",
            "Check the reason under “Monitoring & health” › “Sign-in logs”."),
        EntraErrorEntry(
            50132, .interactionAndPolicy, .occasionally, [.tokenEndpoint],
            "The user's session is no longer valid because the password has expired or was changed.",
            "Have the user sign in again."),
        EntraErrorEntry(
            50133, .interactionAndPolicy, .occasionally, [.tokenEndpoint],
            "The user's session was revoked because the password has expired or was changed.",
            "Have the user sign in again."),
        EntraErrorEntry(
            50135, .interactionAndPolicy, .rarely, [.signInPage],
            "The user must change the password because the account is at risk.",
            "Have the user change the password and sign in again."),
        EntraErrorEntry(
            50140, .interactionAndPolicy, .rarely, [.interruption],
            "Microsoft's page asked the user whether to stay signed in.",
            "This is expected. No action is needed."),
        EntraErrorEntry(
            50142, .interactionAndPolicy, .rarely, [.signInPage],
            "A “Conditional Access” policy requires the user to change the password.",
            "Have the user change the password and sign in again."),
        EntraErrorEntry(
            50158, .interactionAndPolicy, .occasionally, [.interruption],
            "The user must complete an additional step outside the sign-in page, such as terms of use or another "
                + "vendor's multifactor authentication.",
            "This is expected. Have the user complete the step."),
        EntraErrorEntry(
            53000, .interactionAndPolicy, .occasionally, [.signInPage],
            "A “Conditional Access” policy requires a compliant device, but the user's device is not compliant.",
            "Have the user enroll the device in the organization's device management, or fix the compliance issues."),
        EntraErrorEntry(
            53001, .interactionAndPolicy, .occasionally, [.signInPage],
            "A “Conditional Access” policy requires a domain-joined device, but the user's device is not joined.",
            "Have the user sign in from a domain-joined device."),
        EntraErrorEntry(
            53002, .interactionAndPolicy, .occasionally, [.signInPage],
            "A “Conditional Access” policy allows only approved client apps, but the user's app is not approved.",
            "Have the user use an approved app, or change the policy."),
        EntraErrorEntry(
            53003, .interactionAndPolicy, .often, [.signInPage, .redirect],
            "A “Conditional Access” policy blocks this sign-in.",
            "Find the policy under “Monitoring & health” › “Sign-in logs”. Then meet its conditions, or exclude the "
                + "app from it."),
        EntraErrorEntry(
            53004, .interactionAndPolicy, .occasionally, [.signInPage],
            "The user must register for multifactor authentication, but cannot because the sign-in is considered "
                + "risky.",
            "Have an administrator resolve the user's risk first."),
        EntraErrorEntry(
            53010, .interactionAndPolicy, .rarely, [.signInPage],
            "The organization allows users to set up multifactor authentication only from certain locations or "
                + "devices.",
            "Have the user register from a trusted location or device."),
        EntraErrorEntry(
            53011, .interactionAndPolicy, .occasionally, [.signInPage],
            "The user is blocked because the user's home organization considers the account at risk.",
            "Ask an administrator of the user's organization to remediate the risk."),
        EntraErrorEntry(
            530032, .interactionAndPolicy, .occasionally, [.signInPage],
            "A security policy of the directory blocks this sign-in.",
            "Check the directory's security policies, and whether the sign-in meets their requirements."),
        EntraErrorEntry(
            530034, .interactionAndPolicy, .rarely, [.signInPage],
            "An administrator of a partner was blocked because of suspicious activity.",
            "Contact the security administrators."),
        EntraErrorEntry(
            530035, .interactionAndPolicy, .occasionally, [.signInPage],
            "The directory's “Security defaults” block this sign-in.",
            "Have the user sign in with an app that uses modern authentication, and review the directory's "
                + "“Security defaults”."),
    ]
}
