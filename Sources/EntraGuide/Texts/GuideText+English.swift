extension GuideText {
    /// The guide in English.
    static let english = GuideText(
        title: "Sign-in with Microsoft Entra ID",
        introduction: "Connect {console} to Microsoft Entra ID with OpenID Connect: register an application in the "
            + "portal, then copy a few values from there into {console}. The URLs below are those of your own "
            + "installation. You need an account that can register applications, such as one with the **Application "
            + "Developer** role.",
        checklistTitle: "Checklist",
        checklist: englishChecklist,
        fieldTableTitle: "Which value goes where",
        fieldColumn: "Field in the console",
        sourceColumn: "Where it comes from",
        valueColumn: "Value",
        callbackField: "Callback URL",
        clientIDField: "Client ID",
        clientSecretField: "Client secret",
        issuerField: "Issuer",
        callbackSource: "The console's OIDC page; in Azure, this is the **Redirect URI**",
        clientIDSource: "**Overview** › **Application (client) ID**",
        clientSecretSource: "**Certificates & secrets** › **Client secrets** › **Value**",
        issuerSource: "The sign-in host, **Overview** › **Directory (tenant) ID**, and `/v2.0`",
        secretIsWithheld: "(as copied; not shown here)",
        notYetKnown: "(not configured yet)",
        stepsTitle: "Step by step",
        steps: englishSteps,
        accountTypesOneTenant: "**Accounts in this organizational directory only** (in newer portals **Single tenant "
            + "only**)",
        accountTypesAnyTenant: "**Accounts in any organizational directory** (in newer portals **Multiple Entra ID "
            + "tenants**)",
        accountTypesAnyTenantAndPersonal: "**Accounts in any organizational directory and personal Microsoft "
            + "accounts** (in newer portals **Any Entra ID Tenant + Personal Microsoft accounts**)",
        accountTypesPersonal: "**Personal Microsoft accounts only** (in newer portals **Personal accounts only**)",
        stepCertificate: englishStepCertificate,
        stepFederated: englishStepFederated,
        stepIDTokensNeeded: "In the portal, open **Authentication** and find **Implicit grant and hybrid flows** (in "
            + "newer portals, on the **Settings** tab). Select **ID tokens (used for implicit and hybrid flows)**, "
            + "because {console} requests `{response-type}`. Leave **Access tokens** cleared. Click **Save**.",
        stepIDTokensNotNeeded: "In the portal, open **Authentication** and find **Implicit grant and hybrid flows** "
            + "(in newer portals, on the **Settings** tab). Leave both check boxes cleared: {console} requests "
            + "`{response-type}` and gets the ID token from the token endpoint. The check boxes are only for tokens "
            + "that pass through the browser.",
        callbackNotAcceptable: "Azure does not accept `{callback}`. Open {console} at an `https://` URL or, to try it "
            + "out on the machine itself, at `http://localhost` with the same port. Then copy the **Callback URL** "
            + "again, because it changes with the URL that you open.",
        troubleshootingTitle: "Troubleshooting",
        troubleshooting: englishTroubleshooting)
}

private let englishChecklist: [String] = [
    "Open {console} at the URL that users will open. The callback URL is derived from it.",
    "Register an application in Microsoft Entra ID, with the callback URL as a redirect URI of the **Web** platform.",
    "Copy the **Application (client) ID** into {console}.",
    "Create a credential, usually a client secret, and copy its **Value** immediately. It is shown only once.",
    "Build the issuer from the sign-in host, your **Directory (tenant) ID**, and `/v2.0`.",
    "Select **ID tokens** only if the response type contains `id_token`.",
]

private let englishSteps: [String] = [
    "Sign in to the portal of your cloud: `{portal}`. If your account belongs to several tenants, switch to the "
        + "tenant that your users belong to.",
    "Search for **Microsoft Entra ID** and select it. In the Microsoft Entra admin center, open **Entra ID** in the "
        + "menu instead.",
    "In the left menu, select **App registrations**, then **New registration**.",
    "Open {console} at the URL that users will open, go to its OIDC page, and copy the **Callback URL**: "
        + "`{callback}`. You cannot edit it: it consists of the origin of the page that you are viewing, "
        + "`{page-origin}`, and a fixed path. Azure accepts `https://` URLs, and `http://` only for `localhost`.",
    "In the portal, enter a **Name**. Under **Supported account types**, select {account-types}. Under **Redirect "
        + "URI**, choose the **Web** platform and paste `{callback}` exactly: letter case and a slash at the end "
        + "matter. Click **Register**.",
    "In {console}, return to the OIDC page and click **New auth provider**.",
    "In the portal, open the application's **Overview** and copy the **Application (client) ID**. Do not copy the "
        + "**Object ID** next to it.",
    "In {console}, paste it into **Client ID**: `{client-id}`.",
    "In the portal, open **Certificates & secrets** › **Client secrets** and click **New client secret**. Choose when "
        + "it expires: after 24 months at most; less than 12 months is recommended. Click **Add** and note the date. "
        + "After it, users cannot sign in until you enter a new secret. For production, Microsoft recommends a "
        + "certificate or a federated credential instead.",
    "Copy the secret from the **Value** column immediately. It is shown only now and cannot be read again after you "
        + "leave the page. Do not copy the **Secret ID**, which only identifies the secret.",
    "In {console}, paste the value into **Client secret**.",
    "In {console}, fill in **Issuer**: `{issuer}`. It consists of your cloud's sign-in host (worldwide "
        + "`https://login.microsoftonline.com`), the **Directory (tenant) ID** from the application's **Overview**, "
        + "and `/v2.0`, separated by slashes and without a slash at the end.",
    "In the portal, open **Authentication** and find **Implicit grant and hybrid flows** (in newer portals, on the "
        + "**Settings** tab). Select **ID tokens (used for implicit and hybrid flows)** if the response type in "
        + "{console} contains `id_token`. For `code` alone, leave both check boxes cleared.",
]

private let englishStepCertificate: [String] = [
    "In the portal, open **Certificates & secrets** › **Certificates** and click **Upload certificate**. Choose your "
        + "certificate file (`.cer`, `.pem`, or `.crt`) and click **Add**. Upload only the certificate: the private "
        + "key stays on your server.",
    "Compare the **Thumbprint** in the list with that of your file, and note the day the certificate expires. Upload "
        + "the next certificate before that day; both can be registered at the same time.",
    "In {console}, enter the files of the certificate and its private key, and leave **Client secret** empty. Make "
        + "sure that only {console} can read the key.",
]

private let englishStepFederated: [String] = [
    "In the portal, open **Certificates & secrets** › **Federated credentials** and click **Add credential**. Select "
        + "the scenario for the platform that {console} runs on, or **Other issuer**.",
    "Enter the issuer and subject exactly as they appear in that platform's tokens, as `iss` and `sub`: they are "
        + "compared character by character. Keep the **Audience** that the portal suggests (worldwide "
        + "`api://AzureADTokenExchange`) and click **Add**.",
    "In {console}, enter the file that the platform writes its token to as the client assertion, and leave **Client "
        + "secret** empty. The platform must renew the file before the token in it expires.",
]

private let englishTroubleshooting: [(symptom: String, remedy: String)] = [
    (
        symptom: "AADSTS50011: the redirect URI does not match",
        remedy: "Open **Authentication** and register exactly `{callback}` under **Web**: scheme, host, port (except "
            + "for `localhost`), path, letter case, and a slash at the end must all match. Wait three to five minutes "
            + "before you try again. If the message shows another URL, {console} does not know the URL that users "
            + "open; correct that first."
    ),
    (
        symptom: "AADSTS700016: the application was not found in the directory",
        remedy: "Compare **Client ID** in {console}, `{client-id}`, with the **Application (client) ID** on the "
            + "application's **Overview**. It is neither the **Object ID** nor the **Secret ID**. If it is correct, "
            + "the issuer names a tenant other than the one in which the application is registered."
    ),
    (
        symptom: "AADSTS90002: the tenant was not found",
        remedy: "The issuer names the tenant `{tenant}`. Copy the **Directory (tenant) ID** again. If your "
            + "organization is in the US Government or China cloud, use that cloud's sign-in host in the issuer."
    ),
    (
        symptom: "AADSTS50194: the application is not multitenant",
        remedy: "The application is registered for one tenant, but the issuer contains `common` or `organizations`. "
            + "Replace that with your **Directory (tenant) ID**. Change the **Supported account types** only if users "
            + "of other organizations need to sign in."
    ),
    (
        symptom: "AADSTS7000215: the client secret is invalid",
        remedy: "Usually the **Secret ID** was pasted instead of the **Value**. The value cannot be shown again: "
            + "create a new client secret, paste its **Value** into **Client secret**, and delete the old one. Also "
            + "check that the secret belongs to this application."
    ),
    (
        symptom: "AADSTS7000222: the client secret has expired",
        remedy: "Create a new client secret under **Certificates & secrets**, paste its **Value** into **Client "
            + "secret**, and note the day it expires."
    ),
    (
        symptom: "AADSTS700054: the response type `id_token` is not enabled",
        remedy: "Set the response type in {console} to `code`, which is recommended. If it must contain `id_token`, "
            + "select **ID tokens** under **Authentication**."
    ),
    (
        symptom: "AADSTS50020: the account does not exist in the tenant",
        remedy: "The account is a personal account or belongs to another organization. Sign out and use an account of "
            + "the tenant, or invite the user as a guest. To let such accounts sign in generally, extend the "
            + "**Supported account types** and change the issuer accordingly. Every organization can then sign in "
            + "unless you list the allowed tenants."
    ),
    (
        symptom: "AADSTS50105: the user is not assigned to the application",
        remedy: "Open **Enterprise applications** › your application › **Users and groups**, and assign the user or a "
            + "group of which the user is a direct member; nested groups do not count. Or set **Assignment "
            + "required?** to **No** under **Properties**; then every user in the directory can sign in, including "
            + "guests."
    ),
    (
        symptom: "AADSTS65001 or AADSTS65004: consent is missing or was declined",
        remedy: "Sign in again and accept the permissions. If users cannot consent themselves, an administrator must "
            + "open **API permissions** and click **Grant admin consent for …**."
    ),
    (
        symptom: "The error stays on Microsoft's page, and the browser does not return",
        remedy: "Errors about the application or its redirect URI are not sent back, so {console} is not notified. "
            + "Note the AADSTS number and the correlation ID on that page. In the Microsoft Entra admin center, you "
            + "find both under **Monitoring & health** › **Sign-in logs**."
    ),
]
