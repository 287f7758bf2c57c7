extension EntraError {
    /// What goes wrong with scopes, permissions and consent.
    static let consentAndScopesErrors: [EntraError] = [
        EntraError(
            28002, .consentAndScopes, .occasionally, [.tokenEndpoint],
            "The scope is not valid in a request for an access token.",
            "Correct the scope that the app sends to the token endpoint, or have the app leave it out there."),
        EntraError(
            28003, .consentAndScopes, .occasionally, [.tokenEndpoint],
            "The scope is empty in a request for an access token.",
            "Enter the app's scopes, or have the app leave the parameter out of the token request."),
        EntraError(
            50001, .consentAndScopes, .occasionally, [.signInPage, .tokenEndpoint],
            "What the app wants access to is disabled or does not exist.",
            "Check the scopes in the app's settings: in one such as https://graph.microsoft.com/User.Read, the part "
                + "before the last slash names what is to be accessed and must be exact."),
        EntraError(
            65001, .consentAndScopes, .commonly, [.redirect, .tokenEndpoint],
            "Neither the user nor an administrator has consented to the app.",
            "Let the user sign in on Microsoft's page and accept, or grant admin consent under “App registrations” › "
                + "the app › “API permissions”."),
        EntraError(
            65002, .consentAndScopes, .hardlyEver, [.signInPage],
            "The client ID is that of one of Microsoft's own applications, to which nobody else can consent.",
            "Register an application of your own under “App registrations” › “New registration”, and use its "
                + "“Application (client) ID”."),
        EntraError(
            65004, .consentAndScopes, .commonly, [.redirect],
            "The user declined what the app asks for.",
            "Explain to the user what the requested permissions are for, and let the user sign in again and accept."),
        EntraError(
            65005, .consentAndScopes, .occasionally, [.signInPage],
            "The permissions in the app's registration do not fit what the app asks for.",
            "Compare the scopes in the app's settings with “App registrations” › the app › “API permissions”: remove "
                + "scopes that are too many, or add the permission that is missing and grant admin consent there."),
        EntraError(
            70011, .consentAndScopes, .commonly, [.signInPage, .tokenEndpoint],
            "The scope is not valid.",
            "Use openid, profile, email and offline_access, with one space between them, and check the spelling of any "
                + "other scope."),
        EntraError(
            90008, .consentAndScopes, .occasionally, [.signInPage],
            "The app lacks the least of all permissions, which is to sign users in and read their profile.",
            "Add “Microsoft Graph” › “Delegated permissions” › “User.Read” under “App registrations” › the app › "
                + "“API permissions”, and consent to it."),
        EntraError(
            90009, .consentAndScopes, .occasionally, [.tokenEndpoint],
            "The app asks for a token for itself and names itself by something other than its client ID.",
            "Have the app name itself in the scope by “Application (client) ID” from “App registrations” › the app › "
                + "“Overview”."),
        EntraError(
            90093, .consentAndScopes, .hardlyEver, [.signInPage],
            "Microsoft Graph refused the request as forbidden.",
            "Check whether the user who consents has the right to do so."),
        EntraError(
            90094, .consentAndScopes, .commonly, [.signInPage],
            "An administrator must consent to the app before users can sign in.",
            "Have an administrator grant consent for the organization under “App registrations” › the app › "
                + "“API permissions”."),
        EntraError(
            90095, .consentAndScopes, .occasionally, [.interruption],
            "The user was told to ask an administrator for approval of the app.",
            "Approve the request under “Enterprise applications” › “Admin consent requests”."),
        EntraError(
            90099, .consentAndScopes, .hardlyEver, [.signInPage],
            "The app has not been authorized in the external directory, in which a partner's administrator wants to "
                + "use it.",
            "Have the app consented to in that directory beforehand."),
        EntraError(
            500011, .consentAndScopes, .commonly, [.signInPage, .tokenEndpoint],
            "What the app wants access to was not found in the directory.",
            "Check the scope's spelling and the tenant in the issuer. If both are right, the service behind the scope "
                + "is not installed in this directory, and an administrator has to consent to it first."),
        EntraError(
            500014, .consentAndScopes, .occasionally, [.signInPage, .tokenEndpoint],
            "What the app wants access to is disabled in this directory.",
            "Enable it under “Enterprise applications”, or renew the subscription to which it belongs."),
        EntraError(
            650052, .consentAndScopes, .occasionally, [.signInPage],
            "The app asks for a service to which the organization has not subscribed, or which it has not enabled.",
            "Remove the scope of this service from the app's settings, or enable the service."),
        EntraError(
            650054, .consentAndScopes, .occasionally, [.signInPage],
            "The app asks for permissions to something that has been removed or is no longer available.",
            "Remove the outdated permission under “App registrations” › the app › “API permissions”."),
        EntraError(
            650056, .consentAndScopes, .commonly, [.signInPage],
            "The app's registration lists no permission for what it asks for, or an administrator has not consented, "
                + "or the client ID is not the right one.",
            "Add “Microsoft Graph” › “Delegated permissions” › “User.Read” under “App registrations” › the app › "
                + "“API permissions”, and grant admin consent there. Then compare the client ID with "
                + "“Application (client) ID”."),
        EntraError(
            650057, .consentAndScopes, .occasionally, [.signInPage, .tokenEndpoint],
            "The app asks for access to something that its registration does not list.",
            "Remove the surplus scope from the app's settings, or add the permission under “App registrations” › the "
                + "app › “API permissions”."),
        EntraError(
            700022, .consentAndScopes, .occasionally, [.tokenEndpoint],
            "The scopes of one token request belong to more than one service.",
            "Have the app ask for the scopes of one service at a time."),
        EntraError(
            700023, .consentAndScopes, .occasionally, [.tokenEndpoint],
            "The scope of a request for an access token names nothing that is to be accessed.",
            "Add the scope of the service that the app wants to use, or have the app ask for the scopes of sign-in "
                + "only."),
        EntraError(
            900941, .consentAndScopes, .occasionally, [.signInPage],
            "Microsoft considers the app risky, so that an administrator must consent to it.",
            "Have an administrator review the app and consent to it."),
        EntraError(
            1002012, .consentAndScopes, .occasionally, [.tokenEndpoint],
            "The app asked for a token in its own name with a scope that is not valid for that.",
            "Have the app ask for one scope: the “Application ID URI” of the service, followed by /.default."),
    ]
}
