/// The words of the ticked checklist in one language.
struct ChecklistText: Sendable {
    /// The note of an item whose state is unknown.
    let cannotBeSeen: String
    /// The note about a callback URL on this machine.
    let trialOnly: String
}

extension GuideLanguage {
    /// The words of the checklist in this language.
    var checklistText: ChecklistText {
        switch name {
        case .english:
            ChecklistText(
                cannotBeSeen: "we cannot see this",
                trialOnly: "Register this localhost URL for the trial, in addition to the URL of your server. "
                    + "Remove it afterwards.")
        case .german:
            ChecklistText(
                cannotBeSeen: "das können wir nicht sehen",
                trialOnly: "Registrieren Sie diese localhost-URL für den Test, zusätzlich zur URL Ihres Servers. "
                    + "Entfernen Sie sie danach.")
        case .romanian:
            ChecklistText(
                cannotBeSeen: "nu putem vedea acest lucru",
                trialOnly: "Înregistrați această adresă localhost pentru probă, pe lângă adresa URL a serverului dvs. "
                    + "Eliminați-o după aceea.")
        case .chinese:
            ChecklistText(
                cannotBeSeen: "我们无法看到这一项",
                trialOnly: "除服务器的 URL 外，请为试用注册此 localhost URL。试用结束后请将其删除。")
        }
    }
}
