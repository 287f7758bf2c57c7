/// The words of the set-up guide in one language.
///
/// In braces stand values that the guide fills in: `{callback}`, `{page-origin}`, `{issuer}`, `{client-id}`,
/// `{tenant}`, `{response-type}`, `{account-types}`, `{portal}` (an address) and `{console}` (the name of the
/// administrator's console). Two asterisks surround labels, backticks surround values; there is no other markup.
struct GuideText: Sendable {
    let title: String
    let introduction: String

    let checklistTitle: String
    /// Six lines.
    let checklist: [String]

    let fieldTableTitle: String
    /// Over the console's fields.
    let fieldColumn: String
    /// Over the places in Azure that the values come from.
    let sourceColumn: String
    let valueColumn: String
    let callbackField: String
    let clientIDField: String
    let clientSecretField: String
    let issuerField: String
    let callbackSource: String
    let clientIDSource: String
    let clientSecretSource: String
    let issuerSource: String
    /// In the place of a secret, which is never shown.
    let secretIsWithheld: String
    /// In the place of a value that is missing.
    let notYetKnown: String

    let stepsTitle: String
    /// Thirteen steps. The texts below take the place of 9 to 11 and of 13, and `{account-types}` in 5.
    let steps: [String]
    /// What to select under “Supported account types”.
    let accountTypesOneTenant: String
    let accountTypesAnyTenant: String
    let accountTypesAnyTenantAndPersonal: String
    let accountTypesPersonal: String
    /// Steps 9 to 11 with a certificate instead of a secret.
    let stepCertificate: [String]
    /// Steps 9 to 11 with a federated credential instead of a secret.
    let stepFederated: [String]
    /// Step 13 when the response type contains `id_token`.
    let stepIDTokensNeeded: String
    /// Step 13 when it does not.
    let stepIDTokensNotNeeded: String
    /// Below step 4 when Azure does not accept the callback.
    let callbackNotAcceptable: String

    let troubleshootingTitle: String
    /// The ten most frequent errors by number, and the one that shows nothing but Microsoft's page.
    let troubleshooting: [(symptom: String, remedy: String)]
}
