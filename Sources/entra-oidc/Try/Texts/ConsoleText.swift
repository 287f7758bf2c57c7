import EntraGuide

/// The words of the console in one language. Errors and remedies are those of the library.
struct ConsoleText: Sendable {
    let title: String
    let language: String
    let theme: String
    let light: String
    let dark: String
    let callbackHeading: String
    let copy: String
    let copied: String
    let callbackAccepted: String
    let copyCallback: String
    let callbackCopied: String
    let serverQuestion: String
    let serverOrigin: String
    let providerHeading: String
    let guide: String
    let issuer: String
    let clientID: String
    let clientSecret: String
    let signInWith: String
    let use: String
    let accepted: String
    let error: String
    let warning: String
    let secretAgain: String
    let secretOfFile: String
    let secretOfFake: String
    let oneTenant: String
    let anyTenant: String
    let anyTenantAndPersonal: String
    let personal: String
    let checklist: String
    let done: String
    let todo: String
    let unknown: String
    let check: String
    let signIn: String
    let signInWithFake: String
    let noTenant: String
    let useFake: String
    let fakeInUse: String
    let fakeUnavailable: String
    let apply: String
    let connection: String
    let passed: String
    let failed: String
    let notChecked: String
    let fullStop: String
    let running: String
    let leading: String
    let leadingOut: String
    let proceed: String
    let result: String
    let signedIn: String
    let aUser: String
    let whatToDo: String
    let cancelled: String
    let checks: String
    let noToken: String
    let user: String
    let claims: String
    let claimsUnverified: String
    let claimsOfRefusedSignIn: String
    let requests: String
    let userKey: String
    let subjectKey: String
    let displayName: String
    let userName: String
    let email: String
    let emailVerified: String
    let emailUnverified: String
    let groups: String
    let groupsUnknown: String
    let groupsNotSent: String
    let roles: String
    let account: String
    let guest: String
    let member: String
    let personalAccount: String
    let accountUnknown: String
    let none: String
    let name: String
    let value: String
    let meaning: String
    let again: String
    let refresh: String
    let signOut: String
    let copyReport: String
    let backToForm: String
    let refreshed: String
    let noRefresh: String
    let signedOut: String
    let signedOutHere: String
    let signedOutThere: String
    let noResult: String
    let backTitle: String
    let backIntroduction: String
    let paste: String
    let explain: String
    let notExplained: String
    let yourValues: String
}

extension GuideLanguage {
    /// The words of the console in this language.
    var consoleText: ConsoleText {
        switch name {
        case .english: .english
        case .german: .german
        case .romanian: .romanian
        case .chinese: .chinese
        }
    }
}
