/// The keys and names with which a ``BadToken`` replaces the right ones. They belong to the issuer.
struct TokenFoils: Sendable {
    /// A key that the issuer does not publish.
    let unpublished: TestKey
    /// The key of Entra for personal accounts, and its name.
    let personalAccounts: TestKey
    let personalAccountsName: String
    /// The name that two published keys share.
    let ambiguousName: String

    /// Those of a ``TestIssuer``.
    static let testKit = TokenFoils(
        unpublished: .unpublished, personalAccounts: TestIssuer.personalAccountsKey,
        personalAccountsName: TestIssuer.personalAccountsKeyName, ambiguousName: TestIssuer.ambiguousKeyName)
}
