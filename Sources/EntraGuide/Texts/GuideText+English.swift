extension GuideText {
    /// The guide in English.
    static let english = GuideText(
        title: "Sign-in with Microsoft Entra ID",
        introduction: "Connect {console} with Microsoft Entra ID through OpenID Connect: register an application in "
            + "the portal, copy a few values from there and enter them in {console}. The addresses below are those of "
            + "your own installation. You need an account that may register applications, for example one with the "
            + "role **Application Developer**.",
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
        callbackSource: "The console's OIDC page; in Azure it becomes the **Redirect URI**",
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
        stepIDTokensNeeded: "In the portal, open **Authentication** and look at **Implicit grant and hybrid flows** "
            + "(in newer portals on the tab **Settings**). Tick **ID tokens (used for implicit and hybrid flows)**, "
            + "because {console} asks for `{response-type}`; leave **Access tokens** unticked. Click **Save**.",
        stepIDTokensNotNeeded: "In the portal, open **Authentication** and look at **Implicit grant and hybrid flows** "
            + "(in newer portals on the tab **Settings**). Leave both boxes unticked: {console} asks for "
            + "`{response-type}` and fetches the ID token itself from the token endpoint. The boxes are for tokens "
            + "that come through the browser; what is not needed stays off.",
        callbackNotAcceptable: "Azure will not accept `{callback}`. Open {console} through an `https://` address, or, "
            + "for a trial at the machine itself, as `http://localhost` with the same port. Then copy the **Callback "
            + "URL** again, because it changes with the address.",
        troubleshootingTitle: "Troubleshooting",
        troubleshooting: englishTroubleshooting)
}

private let englishChecklist: [String] = [
    "Open {console} at the address that users will open: the callback URL follows from it.",
    "Register an application in Microsoft Entra ID, with the callback URL as redirect URI of the platform **Web**.",
    "Copy the **Application (client) ID** into {console}.",
    "Create a credential, as a rule a client secret, and copy its **Value** at once: it is shown only once.",
    "Put the issuer together from the sign-in host, your **Directory (tenant) ID** and `/v2.0`.",
    "Tick **ID tokens** if the response type contains `id_token`, and only then.",
]

private let englishSteps: [String] = [
    "Sign in to the portal of your cloud: `{portal}`. If your account belongs to several tenants, switch to the one "
        + "whose people shall sign in.",
    "Search for **Microsoft Entra ID** and select it. In the Microsoft Entra admin center, open **Entra ID** in the "
        + "menu instead.",
    "In the menu on the left, select **App registrations**, then **New registration**.",
    "Open {console} at the address that users will open, go to its OIDC page and copy the **Callback URL**: "
        + "`{callback}`. It cannot be edited: it is the origin of the page you are looking at, `{page-origin}`, "
        + "followed by a fixed path. Azure accepts `https://` addresses, and `http://` for `localhost` only.",
    "In the portal, enter a **Name**. Under **Supported account types**, select {account-types}. Under **Redirect "
        + "URI**, choose the platform **Web** and paste `{callback}` exactly so: case and a slash at the end count. "
        + "Click **Register**.",
    "In {console}, go back to the OIDC page and click **New auth provider**.",
    "In the portal, open the application's **Overview** and copy the **Application (client) ID**. The **Object ID** "
        + "beside it is something else.",
    "In {console}, paste it into **Client ID**: `{client-id}`.",
    "In the portal, open **Certificates & secrets** › **Client secrets** and click **New client secret**. Choose when "
        + "it expires: 24 months at most, fewer than 12 are recommended. Note that day, because nobody can sign in "
        + "after it until a new secret is entered. Click **Add**. For production Microsoft advises a certificate or a "
        + "federated credential instead.",
    "Copy what stands in the column **Value**, at once. It is shown only now: once you leave the page, nobody can read "
        + "it again. Do not copy the **Secret ID**; it only identifies the secret.",
    "In {console}, paste the value into **Client secret**.",
    "In {console}, fill in **Issuer**: `{issuer}`. It consists of your cloud's sign-in host (worldwide "
        + "`https://login.microsoftonline.com`), the **Directory (tenant) ID** from the application's **Overview**, "
        + "and `/v2.0`, with slashes between them and none at the end.",
    "In the portal, open **Authentication** and look at **Implicit grant and hybrid flows** (in newer portals on the "
        + "tab **Settings**). Tick **ID tokens (used for implicit and hybrid flows)** if the response type in "
        + "{console} contains `id_token`. With `code` alone, leave both boxes unticked.",
]

private let englishStepCertificate: [String] = [
    "In the portal, open **Certificates & secrets** › **Certificates** and click **Upload certificate**. Choose the "
        + "file of your certificate (`.cer`, `.pem` or `.crt`) and click **Add**. Upload the certificate alone: the "
        + "private key stays on your server.",
    "Compare the **Thumbprint** in the list with that of your file, and note the day on which the certificate expires. "
        + "Upload its successor before then; both may stand side by side.",
    "In {console}, enter the files of the certificate and of its private key, and leave **Client secret** empty. Let "
        + "nobody but {console} read the key.",
]

private let englishStepFederated: [String] = [
    "In the portal, open **Certificates & secrets** › **Federated credentials** and click **Add credential**. Select "
        + "the scenario of the platform on which {console} runs, or **Other issuer**.",
    "Enter issuer and subject exactly as they stand in the tokens of that platform, as `iss` and `sub`: they are "
        + "compared character by character. Leave the **Audience** as the portal suggests it (worldwide "
        + "`api://AzureADTokenExchange`) and click **Add**.",
    "In {console}, enter the file in which the platform puts its token as client assertion, and leave **Client "
        + "secret** empty. The platform must renew that file before the token in it expires.",
]

private let englishTroubleshooting: [(symptom: String, remedy: String)] = [
    (
        symptom: "AADSTS50011: the redirect URI does not match",
        remedy: "Open **Authentication** and register `{callback}` under **Web**, exactly so: scheme, host, port "
            + "(except that of `localhost`), path, case and a slash at the end all count. Wait three to five minutes "
            + "before you try again. If the message shows another address, {console} does not know the address that "
            + "users open; correct that first."
    ),
    (
        symptom: "AADSTS700016: the application was not found in the directory",
        remedy: "Compare **Client ID** in {console}, `{client-id}`, with the **Application (client) ID** on the "
            + "application's **Overview**. It is neither the **Object ID** nor the **Secret ID**. If it is right, the "
            + "issuer names another tenant than the one in which the application is registered."
    ),
    (
        symptom: "AADSTS90002: the tenant was not found",
        remedy: "The issuer names the tenant `{tenant}`. Copy the **Directory (tenant) ID** again. If your "
            + "organisation is in the cloud of the US Government or of China, the issuer needs the sign-in host of "
            + "that cloud."
    ),
    (
        symptom: "AADSTS50194: the application is not multi-tenant",
        remedy: "The registration is for one tenant, and the issuer says `common` or `organizations`. Put your "
            + "**Directory (tenant) ID** in its place. Change the **Supported account types** only if people of other "
            + "organisations shall sign in."
    ),
    (
        symptom: "AADSTS7000215: the client secret is invalid",
        remedy: "Most often the **Secret ID** was pasted instead of the **Value**. The value cannot be shown again: "
            + "create a new client secret, paste its **Value** into **Client secret**, and delete the old one. See "
            + "also that the secret belongs to this very application."
    ),
    (
        symptom: "AADSTS7000222: the client secret has expired",
        remedy: "Create a new one under **Certificates & secrets**, paste its **Value** into **Client secret**, and "
            + "note the day on which it expires."
    ),
    (
        symptom: "AADSTS700054: the response type `id_token` is not enabled",
        remedy: "Set the response type in {console} to `code`, which is recommended. If it must contain `id_token`, "
            + "tick **ID tokens** under **Authentication**."
    ),
    (
        symptom: "AADSTS50020: the account does not exist in the tenant",
        remedy: "The account is a personal one or that of another organisation. Sign out and use an account of the "
            + "tenant, or invite the person as a guest. If such accounts shall sign in generally, widen the "
            + "**Supported account types**, and the issuer with them; but then every organisation can sign in unless you "
            + "list the tenants that you allow."
    ),
    (
        symptom: "AADSTS50105: the person is not assigned to the application",
        remedy: "Open **Enterprise applications** › your application › **Users and groups**, and assign the person or "
            + "a group of which they are a direct member; groups within groups do not count. Or set **Assignment "
            + "required?** to **No** under **Properties**; then everybody in the directory can sign in, guests included."
    ),
    (
        symptom: "AADSTS65001 or AADSTS65004: consent is missing or was declined",
        remedy: "Sign in again and accept the permissions. If people may not consent by themselves, an administrator "
            + "opens **API permissions** and clicks **Grant admin consent for …**."
    ),
    (
        symptom: "The error stays on Microsoft's page, and the browser never comes back",
        remedy: "Errors about the application or its redirect URI are not sent back, so {console} never hears of them. "
            + "Note the AADSTS number and the correlation ID on that page. In the Microsoft Entra admin center, "
            + "**Monitoring & health** › **Sign-in logs** has both."
    ),
]
