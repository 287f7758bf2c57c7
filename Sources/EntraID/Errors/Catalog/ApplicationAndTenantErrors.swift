extension EntraErrorEntry {
    /// The errors with the application, its directory, and its cloud.
    static let applicationAndTenantErrors: [EntraErrorEntry] = [
        EntraErrorEntry(
            50049, .applicationAndTenant, .occasionally, [.signInPage],
            "The sign-in host does not belong to a known Microsoft cloud.",
            "Use a documented sign-in host in the issuer: login.microsoftonline.com, login.microsoftonline.us for US "
                + "Government, or login.partner.microsoftonline.cn for China."),
        EntraErrorEntry(
            50050, .applicationAndTenant, .rarely, [.signInPage],
            "The app's request for information about the sign-in host is malformed.",
            "Check the issuer for stray characters. It consists of https://, the sign-in host, a slash, the "
                + "“Directory (tenant) ID”, and /v2.0."),
        EntraErrorEntry(
            50059, .applicationAndTenant, .often, [.signInPage],
            "The directory cannot be determined from the request or from the account.",
            "Add the “Directory (tenant) ID” after the host in the issuer. Use organizations or common only if the app "
                + "allows accounts of several directories."),
        EntraErrorEntry(
            50128, .applicationAndTenant, .occasionally, [.signInPage],
            "The domain is not valid, and nothing else in the request identifies the directory.",
            "Check the spelling of the domain in the issuer and in the account name. In the issuer, use the "
                + "“Directory (tenant) ID” from “App registrations” › the app › “Overview” instead of a domain."),
        EntraErrorEntry(
            50194, .applicationAndTenant, .veryOften, [.signInPage],
            "The registration allows only accounts of its own directory, but the request was sent to common, which is "
                + "for apps that allow several directories.",
            "Replace common in the issuer with the “Directory (tenant) ID”. Only if other organizations should sign "
                + "in, change “App registrations” › the app › “Authentication” › “Supported account types” instead."),
        EntraErrorEntry(
            70001, .applicationAndTenant, .occasionally, [.signInPage, .tokenEndpoint],
            "The app is disabled in this directory, or no app in the directory has this client ID.",
            "Set “Enabled for users to sign-in?” to “Yes” in “Enterprise applications” › the app › “Properties”. If "
                + "the app is not listed there, compare the client ID with the “Application (client) ID” in "
                + "“App registrations” › the app › “Overview”."),
        EntraErrorEntry(
            90002, .applicationAndTenant, .veryOften, [.signInPage, .tokenEndpoint],
            "No directory has the tenant name or ID in the request. Often the cloud is wrong, or the domain was "
                + "guessed from an e-mail address.",
            "Copy the “Directory (tenant) ID” from “App registrations” › the app › “Overview” into the issuer. If the "
                + "organization is in the US Government or China cloud, use that cloud's sign-in host in the issuer."),
        EntraErrorEntry(
            90010, .applicationAndTenant, .occasionally, [.tokenEndpoint],
            "The service does not support the request. A known cause is a grant type that is not supported for common "
                + "or consumers.",
            "Replace common or consumers in the issuer with organizations or the “Directory (tenant) ID”. If the "
                + "message gives another reason, follow the message."),
        EntraErrorEntry(
            90011, .applicationAndTenant, .rarely, [.tokenEndpoint],
            "The request is ambiguous: it contains more than one application ID.",
            "Compare the application IDs in the message with the “Application (client) ID” in “App registrations” › "
                + "the app › “Overview”, and use only that one."),
        EntraErrorEntry(
            90019, .applicationAndTenant, .occasionally, [.signInPage, .tokenEndpoint],
            "The directory cannot be determined from the request.",
            "Add the complete “Directory (tenant) ID” after the host in the issuer."),
        EntraErrorEntry(
            90027, .applicationAndTenant, .occasionally, [.signInPage],
            "The app used version 1 of the sign-in service, which does not issue tokens for personal Microsoft "
                + "accounts.",
            "Use version 2.0: the issuer must end in /v2.0."),
        EntraErrorEntry(
            90038, .applicationAndTenant, .often, [.signInPage],
            "The directory belongs to a different national cloud than the sign-in host.",
            "Use the sign-in host of the directory's cloud in the issuer, and register the app in that cloud's "
                + "portal."),
        EntraErrorEntry(
            90043, .applicationAndTenant, .rarely, [.signInPage],
            "The sign-in requires a redirect to another national cloud, but this feature is disabled.",
            "Use the sign-in host of the directory's cloud in the issuer."),
        EntraErrorEntry(
            90051, .applicationAndTenant, .rarely, [.signInPage],
            "The national cloud in the request is not valid.",
            "Correct the app's cloud setting, if it has one, and the sign-in host in the issuer. Both must match the "
                + "directory's cloud."),
        EntraErrorEntry(
            90112, .applicationAndTenant, .often, [.signInPage, .tokenEndpoint],
            "The client ID is not a GUID: 32 hexadecimal digits in five groups with hyphens.",
            "Copy the “Application (client) ID” from “App registrations” › the app › “Overview”. Do not use the app's "
                + "“Display name” or “Application ID URI”."),
        EntraErrorEntry(
            90124, .applicationAndTenant, .occasionally, [.signInPage],
            "The requested resource is not supported for common or consumers.",
            "Replace common or consumers in the issuer with organizations or the “Directory (tenant) ID”."),
        EntraErrorEntry(
            90130, .applicationAndTenant, .often, [.signInPage],
            "The app is not supported for common or consumers.",
            "Replace common or consumers in the issuer with organizations or the “Directory (tenant) ID”. See which "
                + "accounts the app allows under “App registrations” › the app › “Authentication” › "
                + "“Supported account types”."),
        EntraErrorEntry(
            500207, .applicationAndTenant, .occasionally, [.signInPage],
            "This account type cannot be used for the requested resource.",
            "Sign in with a work or school account, or allow more account types under “App registrations” › the app › "
                + "“Authentication” › “Supported account types”."),
        EntraErrorEntry(
            500208, .applicationAndTenant, .often, [.signInPage],
            "The domain does not match the expected account type. For example, a personal account was used, but a work "
                + "or school account is required.",
            "Sign out and sign in with an account of the right type. To allow this account, change “App registrations” "
                + "› the app › “Authentication” › “Supported account types”."),
        EntraErrorEntry(
            650059, .applicationAndTenant, .often, [.signInPage],
            "The registration allows only accounts of its own directory, so the app cannot be used in another "
                + "directory.",
            "In the issuer, use the “Directory (tenant) ID” of the directory where the app is registered. To allow "
                + "other directories, change “App registrations” › the app › “Authentication” › "
                + "“Supported account types”."),
        EntraErrorEntry(
            700011, .applicationAndTenant, .occasionally, [.tokenEndpoint],
            "The app requested a token from a directory in which it does not exist.",
            "Have an administrator of that directory consent to the app, which adds it there, or use the "
                + "“Directory (tenant) ID” of the app's home directory in the issuer."),
        EntraErrorEntry(
            700016, .applicationAndTenant, .veryOften, [.signInPage, .tokenEndpoint],
            "No application in the requested directory has this client ID.",
            "Compare the client ID with the “Application (client) ID” in “App registrations” › the app › “Overview”. "
                + "Do not use the “Object ID” or a “Secret ID”. Compare the tenant in the issuer with the "
                + "“Directory (tenant) ID”. If the app belongs to another directory, an administrator of this "
                + "directory must first consent to it, so that it is listed under “Enterprise applications”."),
        EntraErrorEntry(
            700038, .applicationAndTenant, .often, [.signInPage, .tokenEndpoint],
            "The client ID is not a valid application ID. For example, it is all zeros.",
            "Replace it with the “Application (client) ID” from “App registrations” › the app › “Overview”. Most "
                + "likely the setting still contains a placeholder."),
        EntraErrorEntry(
            900023, .applicationAndTenant, .often, [.signInPage, .tokenEndpoint],
            "The tenant in the request is neither a domain nor a directory ID. For example, it is a placeholder, or a "
                + "part of a path such as authorize or token.",
            "Enter an issuer that consists of the host, the “Directory (tenant) ID”, and /v2.0. Do not enter the URL "
                + "of an endpoint, and replace any placeholder."),
        EntraErrorEntry(
            900382, .applicationAndTenant, .occasionally, [.tokenEndpoint],
            "The app authenticates with a secret or a certificate, which is not supported across clouds.",
            "Use the sign-in host of the cloud where the app is registered in the issuer."),
        EntraErrorEntry(
            900432, .applicationAndTenant, .occasionally, [.tokenEndpoint],
            "The request goes from one cloud to another, which is not supported for apps with a secret or a "
                + "certificate.",
            "Use the sign-in host of the cloud where the app is registered in the issuer."),
        EntraErrorEntry(
            900439, .applicationAndTenant, .occasionally, [.signInPage],
            "An app in the US Government cloud used the old public host login-us.microsoftonline.com.",
            "Use https://login.microsoftonline.us in the issuer instead."),
        EntraErrorEntry(
            1000031, .applicationAndTenant, .occasionally, [.signInPage],
            "The app cannot be accessed at this time.",
            "Contact an administrator of the directory. The app may be blocked."),
        EntraErrorEntry(
            7000112, .applicationAndTenant, .occasionally, [.signInPage, .tokenEndpoint],
            "The app is disabled.",
            "Find out who disabled the app and why. Then set “Enabled for users to sign-in?” to “Yes” in "
                + "“Enterprise applications” › the app › “Properties”."),
        EntraErrorEntry(
            7000229, .applicationAndTenant, .occasionally, [.tokenEndpoint],
            "The app is registered, but the directory has no enterprise application for it.",
            "Have an administrator consent to the app, which creates the enterprise application. Alternatively, run az "
                + "ad sp create --id with the client ID."),
        EntraErrorEntry(
            9001023, .applicationAndTenant, .occasionally, [.tokenEndpoint],
            "The grant type of the token request is not supported for common or consumers.",
            "Replace common or consumers in the issuer with organizations or the “Directory (tenant) ID”."),
        EntraErrorEntry(
            9002332, .applicationAndTenant, .often, [.signInPage],
            "The app is for work or school accounts only, but the request was sent to consumers, which is for personal "
                + "accounts.",
            "Replace consumers in the issuer with the “Directory (tenant) ID” or organizations."),
        EntraErrorEntry(
            9002341, .applicationAndTenant, .rarely, [.tokenEndpoint],
            "The user must consent to single sign-on before the app can get tokens.",
            "Send the user to Microsoft's sign-in page to give consent."),
        EntraErrorEntry(
            9002346, .applicationAndTenant, .occasionally, [.signInPage, .tokenEndpoint],
            "The app is for personal Microsoft accounts only, but the request was not sent to consumers.",
            "Use consumers as the tenant in the issuer, or allow work or school accounts under “App registrations” › "
                + "the app › “Authentication” › “Supported account types”."),
    ]
}
