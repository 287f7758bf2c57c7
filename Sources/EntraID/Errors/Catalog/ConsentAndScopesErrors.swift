extension EntraErrorEntry {
    /// The errors with scopes, permissions, and consent.
    static let consentAndScopesErrors: [EntraErrorEntry] = [
        EntraErrorEntry(
            28002, .consentAndScopes, .occasionally, [.tokenEndpoint],
            "The scope in the access token request is not valid.",
            "Correct or remove the scope that the app sends to the token endpoint."),
        EntraErrorEntry(
            28003, .consentAndScopes, .occasionally, [.tokenEndpoint],
            "The scope in the access token request is empty.",
            "Enter the app's scopes, or remove the parameter from the token request."),
        EntraErrorEntry(
            50001, .consentAndScopes, .occasionally, [.signInPage, .tokenEndpoint],
            "The requested resource is disabled or does not exist.",
            "Check the scopes in the app's settings. In a scope such as https://graph.microsoft.com/User.Read, the "
                + "part before the last slash identifies the resource and must be exact."),
        EntraErrorEntry(
            65001, .consentAndScopes, .often, [.redirect, .tokenEndpoint],
            "Neither the user nor an administrator has consented to the app.",
            "Have the user sign in and consent on Microsoft's page, or grant admin consent under “App registrations” › "
                + "the app › “API permissions”."),
        EntraErrorEntry(
            65002, .consentAndScopes, .rarely, [.signInPage],
            "The client ID belongs to one of Microsoft's own applications, and only Microsoft can grant consent for "
                + "these.",
            "Register your own application under “App registrations” › “New registration”, and use its "
                + "“Application (client) ID”."),
        EntraErrorEntry(
            65004, .consentAndScopes, .often, [.redirect],
            "The user declined the requested permissions.",
            "Explain the requested permissions to the user, and have the user sign in again and accept them."),
        EntraErrorEntry(
            65005, .consentAndScopes, .occasionally, [.signInPage],
            "The permissions in the app registration do not match the permissions that the app requests.",
            "Compare the scopes in the app's settings with “App registrations” › the app › “API permissions”. Remove "
                + "the extra scopes, or add the missing permission and grant admin consent there."),
        EntraErrorEntry(
            70011, .consentAndScopes, .often, [.signInPage, .tokenEndpoint],
            "The scope is not valid.",
            "Use openid, profile, email, and offline_access, separated by single spaces, and check the spelling of all "
                + "other scopes."),
        EntraErrorEntry(
            90008, .consentAndScopes, .occasionally, [.signInPage],
            "The app does not have the minimum permission, which is to sign users in and read their profiles.",
            "Add “Microsoft Graph” › “Delegated permissions” › “User.Read” under “App registrations” › the app › "
                + "“API permissions”, and grant consent."),
        EntraErrorEntry(
            90009, .consentAndScopes, .occasionally, [.tokenEndpoint],
            "The app requested a token for itself, but did not use its client ID to identify itself.",
            "In the scope, use the “Application (client) ID” from “App registrations” › the app › “Overview”."),
        EntraErrorEntry(
            90093, .consentAndScopes, .rarely, [.signInPage],
            "Microsoft Graph rejected the request as forbidden.",
            "Check that the user who consents has the necessary privileges."),
        EntraErrorEntry(
            90094, .consentAndScopes, .often, [.signInPage],
            "An administrator must consent to the app before users can sign in.",
            "Have an administrator grant consent for the organization under “App registrations” › the app › "
                + "“API permissions”."),
        EntraErrorEntry(
            90095, .consentAndScopes, .occasionally, [.interruption],
            "The user was asked to request an administrator's approval of the app.",
            "Approve the request under “Enterprise applications” › “Admin consent requests”."),
        EntraErrorEntry(
            90099, .consentAndScopes, .rarely, [.signInPage],
            "The app is not authorized in the external directory in which a partner's administrator wants to use it.",
            "Grant consent to the app in that directory first."),
        EntraErrorEntry(
            500011, .consentAndScopes, .often, [.signInPage, .tokenEndpoint],
            "The requested resource was not found in the directory.",
            "Check the spelling of the scope and the tenant in the issuer. If both are correct, the service that the "
                + "scope belongs to is not installed in this directory, and an administrator must consent to it "
                + "first."),
        EntraErrorEntry(
            500014, .consentAndScopes, .occasionally, [.signInPage, .tokenEndpoint],
            "The requested resource is disabled in this directory.",
            "Enable it under “Enterprise applications”, or renew its subscription."),
        EntraErrorEntry(
            650052, .consentAndScopes, .occasionally, [.signInPage],
            "The app requests a service that the organization has not subscribed to or not enabled.",
            "Remove the service's scope from the app's settings, or enable the service."),
        EntraErrorEntry(
            650054, .consentAndScopes, .occasionally, [.signInPage],
            "The app requests permissions for a resource that has been removed or is no longer available.",
            "Remove the outdated permission under “App registrations” › the app › “API permissions”."),
        EntraErrorEntry(
            650056, .consentAndScopes, .often, [.signInPage],
            "The app registration does not list the requested permission, an administrator has not consented, or the "
                + "client ID is wrong.",
            "Add “Microsoft Graph” › “Delegated permissions” › “User.Read” under “App registrations” › the app › "
                + "“API permissions”, and grant admin consent there. Then compare the client ID with the "
                + "“Application (client) ID”."),
        EntraErrorEntry(
            650057, .consentAndScopes, .occasionally, [.signInPage, .tokenEndpoint],
            "The app requests access to a resource that its registration does not list.",
            "Remove the extra scope from the app's settings, or add the permission under “App registrations” › the app "
                + "› “API permissions”."),
        EntraErrorEntry(
            700022, .consentAndScopes, .occasionally, [.tokenEndpoint],
            "The scopes in the token request belong to more than one service.",
            "Request the scopes of one service at a time."),
        EntraErrorEntry(
            700023, .consentAndScopes, .occasionally, [.tokenEndpoint],
            "The scope in the access token request does not contain a resource.",
            "Add the scope of the service that the app uses, or request only the scopes for sign-in."),
        EntraErrorEntry(
            900941, .consentAndScopes, .occasionally, [.signInPage],
            "Microsoft considers the app risky, so an administrator must consent to it.",
            "Have an administrator review the app and consent to it."),
        EntraErrorEntry(
            1002012, .consentAndScopes, .occasionally, [.tokenEndpoint],
            "The app requested a token for itself with a scope that is not valid for that.",
            "Request one scope: the “Application ID URI” of the service, followed by /.default."),
    ]
}
