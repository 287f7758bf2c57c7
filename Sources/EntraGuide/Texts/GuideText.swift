/// The text of the set-up guide in one language.
///
/// The guide fills in the placeholders `{callback}`, `{page-origin}`, `{issuer}`, `{client-id}`, `{tenant}`,
/// `{response-type}`, `{account-types}`, `{portal}` (a URL), and `{console}` (the name of the administrator's console).
/// Labels are enclosed in two asterisks and values in backticks. There is no other markup.
struct GuideText: Sendable {
    let title: String
    let introduction: String

    let checklistTitle: String
    /// Six items.
    let checklist: [String]

    let fieldTableTitle: String
    /// The header of the column with the fields of the console.
    let fieldColumn: String
    /// The header of the column with the sources of the values.
    let sourceColumn: String
    /// The header of the column with the values.
    let valueColumn: String
    let callbackField: String
    let clientIDField: String
    let clientSecretField: String
    let issuerField: String
    let callbackSource: String
    let clientIDSource: String
    let clientSecretSource: String
    let issuerSource: String
    /// Replaces the secret, which is never shown.
    let secretIsWithheld: String
    /// Replaces a missing value.
    let notYetKnown: String

    let stepsTitle: String
    /// Thirteen steps. The texts below replace `{account-types}` in step 5, steps 9 to 11, and step 13.
    let steps: [String]
    /// The option under “Supported account types” for each audience.
    let accountTypesOneTenant: String
    let accountTypesAnyTenant: String
    let accountTypesAnyTenantAndPersonal: String
    let accountTypesPersonal: String
    /// Steps 9 to 11 with a certificate instead of a secret.
    let stepCertificate: [String]
    /// Steps 9 to 11 with a federated credential instead of a secret.
    let stepFederated: [String]
    /// Step 13 if the response type contains `id_token`.
    let stepIDTokensNeeded: String
    /// Step 13 if the response type does not contain `id_token`.
    let stepIDTokensNotNeeded: String
    /// A note below step 4 if Azure does not accept the callback URL.
    let callbackNotAcceptable: String

    let troubleshootingTitle: String
    /// The ten most frequent errors with a number, and an error that stays on Microsoft's page.
    let troubleshooting: [(symptom: String, remedy: String)]
}
