extension EntraError {
    /// What goes wrong with the application's identity, its directory and its cloud.
    static let applicationAndTenantErrors: [EntraError] = [
        EntraError(
            50049, .applicationAndTenant, .occasionally, [.signInPage],
            "The sign-in host is not that of any cloud Microsoft knows.",
            "Use a documented sign-in host in the issuer: login.microsoftonline.com, or login.microsoftonline.us for "
                + "US Government and login.partner.microsoftonline.cn for China."),
        EntraError(
            50050, .applicationAndTenant, .hardlyEver, [.signInPage],
            "The request by which the app asks about the sign-in host is malformed.",
            "Look for stray characters in the issuer: it is https://, the sign-in host, a slash, the "
                + "“Directory (tenant) ID” and /v2.0."),
        EntraError(
            50059, .applicationAndTenant, .commonly, [.signInPage],
            "Neither the request nor the account that is signing in tells which directory is meant.",
            "Put the “Directory (tenant) ID” after the host in the issuer. The words organizations and common may "
                + "stand there only if the app admits accounts of several directories."),
        EntraError(
            50128, .applicationAndTenant, .occasionally, [.signInPage],
            "The domain is not valid, and nothing else in the request tells which directory is meant.",
            "Look for a mistyped domain in the issuer and in the account's name. Better than a domain in the issuer is "
                + "the “Directory (tenant) ID” from “App registrations” › the app › “Overview”."),
        EntraError(
            50194, .applicationAndTenant, .constantly, [.signInPage],
            "The registration admits accounts of its own directory only, and the request went to common, which is for "
                + "apps of several directories.",
            "Put the “Directory (tenant) ID” in place of common in the issuer. Only if other organizations are to sign "
                + "in, change “App registrations” › the app › “Authentication” › “Supported account types” instead."),
        EntraError(
            70001, .applicationAndTenant, .occasionally, [.signInPage, .tokenEndpoint],
            "The app is disabled in this directory, or there is no app with this client ID in it.",
            "Set “Enabled for users to sign-in?” to “Yes” in “Enterprise applications” › the app › “Properties”. If "
                + "the app is not listed there, compare the client ID with “Application (client) ID” in "
                + "“App registrations” › the app › “Overview”."),
        EntraError(
            90002, .applicationAndTenant, .constantly, [.signInPage, .tokenEndpoint],
            "There is no directory with the tenant name or ID in the request; often the cloud is the wrong one, or the "
                + "domain was guessed from an e-mail address.",
            "Copy “Directory (tenant) ID” from “App registrations” › the app › “Overview” into the issuer. If the "
                + "organization is in the US Government or China cloud, the issuer needs that cloud's sign-in host as "
                + "well."),
        EntraError(
            90010, .applicationAndTenant, .occasionally, [.tokenEndpoint],
            "The service does not support what was asked; the recorded message says that the grant type of the token "
                + "request is not supported under common or consumers.",
            "Put organizations or the “Directory (tenant) ID” in place of common or consumers in the issuer. If the "
                + "message gives another reason, go by the message."),
        EntraError(
            90011, .applicationAndTenant, .hardlyEver, [.tokenEndpoint],
            "The request is ambiguous: more than one application identifier was found for it.",
            "Compare the identifiers in the message with “Application (client) ID” in “App registrations” › the app › "
                + "“Overview”, and have the app use that one only."),
        EntraError(
            90019, .applicationAndTenant, .occasionally, [.signInPage, .tokenEndpoint],
            "The directory that is meant cannot be told from the request.",
            "Put the “Directory (tenant) ID” after the host in the issuer, and check that nothing of it is missing."),
        EntraError(
            90027, .applicationAndTenant, .occasionally, [.signInPage],
            "The app used version 1 of the sign-in service with personal Microsoft accounts, for which that version "
                + "issues no tokens.",
            "Have the app use version 2.0: the issuer ends in /v2.0."),
        EntraError(
            90038, .applicationAndTenant, .commonly, [.signInPage],
            "The directory belongs to another national cloud than the sign-in host that was asked.",
            "Put the sign-in host of the directory's own cloud into the issuer, and register the app in that cloud's "
                + "portal."),
        EntraError(
            90043, .applicationAndTenant, .hardlyEver, [.signInPage],
            "The sign-in would have to be handed over to another national cloud, and the feature for that is disabled.",
            "Put the sign-in host of the directory's own cloud into the issuer."),
        EntraError(
            90051, .applicationAndTenant, .hardlyEver, [.signInPage],
            "The request names a national cloud in a way that is not valid.",
            "Correct the app's cloud setting, if it has one, and the sign-in host in the issuer: both must be those of "
                + "the directory's own cloud."),
        EntraError(
            90112, .applicationAndTenant, .commonly, [.signInPage, .tokenEndpoint],
            "The client ID does not have the form of one, which is 32 digits and letters from a to f in five groups "
                + "with hyphens.",
            "Copy “Application (client) ID” from “App registrations” › the app › “Overview”. The app's “Display name” "
                + "and its “Application ID URI” are not accepted."),
        EntraError(
            90124, .applicationAndTenant, .occasionally, [.signInPage],
            "What the app wants access to is not supported under common or consumers.",
            "Put organizations or the “Directory (tenant) ID” in place of common or consumers in the issuer."),
        EntraError(
            90130, .applicationAndTenant, .commonly, [.signInPage],
            "The app is not supported under common or consumers.",
            "Put organizations or the “Directory (tenant) ID” in place of common or consumers in the issuer. Which "
                + "accounts the app admits stands under “App registrations” › the app › “Authentication” › "
                + "“Supported account types”."),
        EntraError(
            500207, .applicationAndTenant, .occasionally, [.signInPage],
            "This type of account cannot be used for what the app wants access to.",
            "Sign in with a work or school account, or admit more types of account under “App registrations” › the app "
                + "› “Authentication” › “Supported account types”."),
        EntraError(
            500208, .applicationAndTenant, .commonly, [.signInPage],
            "The account's domain does not fit the type of account that is expected: a personal account where a work "
                + "or school account is required, or the reverse.",
            "Sign out, and sign in with an account of the right type. If this account should be admitted, check "
                + "“App registrations” › the app › “Authentication” › “Supported account types”."),
        EntraError(
            650059, .applicationAndTenant, .commonly, [.signInPage],
            "The registration admits accounts of its own directory only, so that the app cannot be used in this other "
                + "directory.",
            "Put the “Directory (tenant) ID” of the directory where the app is registered into the issuer. If other "
                + "directories are to use the app, change “App registrations” › the app › “Authentication” › "
                + "“Supported account types”."),
        EntraError(
            700011, .applicationAndTenant, .occasionally, [.tokenEndpoint],
            "The app asked a directory for a token in which the app does not exist.",
            "Have an administrator of that directory consent to the app, which adds it there, or put the "
                + "“Directory (tenant) ID” of the app's home directory into the issuer."),
        EntraError(
            700016, .applicationAndTenant, .constantly, [.signInPage, .tokenEndpoint],
            "The client ID is not that of an application in the directory that was asked.",
            "Compare the client ID with “Application (client) ID” in “App registrations” › the app › “Overview” — not "
                + "“Object ID”, not “Secret ID” — and the tenant in the issuer with “Directory (tenant) ID”. If the "
                + "app belongs to another directory, an administrator of this one must first consent to it, so that it "
                + "is listed under “Enterprise applications”."),
        EntraError(
            700038, .applicationAndTenant, .commonly, [.signInPage, .tokenEndpoint],
            "The client ID cannot be that of an application: it is all zeros, for example.",
            "Replace it with “Application (client) ID” from “App registrations” › the app › “Overview”; most likely a "
                + "placeholder was left in the setting."),
        EntraError(
            900023, .applicationAndTenant, .commonly, [.signInPage, .tokenEndpoint],
            "Where the tenant belongs there is neither a domain nor the ID of a directory: template text, for example, "
                + "or a word of the path such as authorize or token.",
            "Enter the issuer with nothing but the host, the “Directory (tenant) ID” and /v2.0, not the address of an "
                + "endpoint. Look for template text that was left in the setting."),
        EntraError(
            900382, .applicationAndTenant, .occasionally, [.tokenEndpoint],
            "The app signs in with a secret or a certificate, which is not supported in a request from one cloud to "
                + "another.",
            "Put the sign-in host of the cloud where the app is registered into the issuer."),
        EntraError(
            900432, .applicationAndTenant, .occasionally, [.tokenEndpoint],
            "The request goes from one cloud to another, which is not supported for an app with a secret or a "
                + "certificate.",
            "In the issuer, use the sign-in host of the cloud in whose portal the app is registered."),
        EntraError(
            900439, .applicationAndTenant, .occasionally, [.signInPage],
            "An app of the US Government cloud used the old public host login-us.microsoftonline.com.",
            "Put https://login.microsoftonline.us in its place in the issuer."),
        EntraError(
            1000031, .applicationAndTenant, .occasionally, [.signInPage],
            "The app cannot be accessed at this time.",
            "Ask an administrator of the directory, who may find that the app is blocked."),
        EntraError(
            7000112, .applicationAndTenant, .occasionally, [.signInPage, .tokenEndpoint],
            "The app is disabled.",
            "Find out who disabled it and why, then set “Enabled for users to sign-in?” to “Yes” in "
                + "“Enterprise applications” › the app › “Properties”."),
        EntraError(
            7000229, .applicationAndTenant, .occasionally, [.tokenEndpoint],
            "The app is registered, but there is no enterprise application for it in the directory.",
            "Have an administrator consent to the app, which creates the enterprise application, or run az ad sp "
                + "create --id with the client ID."),
        EntraError(
            9001023, .applicationAndTenant, .occasionally, [.tokenEndpoint],
            "The grant type of the token request is not supported under common or consumers.",
            "Put organizations or the “Directory (tenant) ID” in place of common or consumers in the issuer."),
        EntraError(
            9002332, .applicationAndTenant, .commonly, [.signInPage],
            "The app is for work or school accounts only, and the request went to consumers, which is for personal "
                + "accounts.",
            "Put the “Directory (tenant) ID” or organizations in place of consumers in the issuer."),
        EntraError(
            9002341, .applicationAndTenant, .hardlyEver, [.tokenEndpoint],
            "The user must allow single sign-on before the app can get tokens.",
            "Send the user to Microsoft's sign-in page, where consent can be given."),
        EntraError(
            9002346, .applicationAndTenant, .occasionally, [.signInPage, .tokenEndpoint],
            "The app is for personal Microsoft accounts only, and the request did not go to consumers.",
            "Put consumers after the host in the issuer, or admit work or school accounts under “App registrations” › "
                + "the app › “Authentication” › “Supported account types”."),
    ]
}
