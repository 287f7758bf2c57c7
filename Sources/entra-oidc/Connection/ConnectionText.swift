import EntraGuide
import EntraID

/// The sentences of a connection check in one language.
struct ConnectionText: Sendable {
    // MARK: - Names and marks

    /// The title of the steps in a report.
    let title: String
    let metadata: String
    let issuerName: String
    let keysName: String
    let clockName: String
    let credentialName: String
    let passed: String
    let failedWord: String
    let notChecked: String
    let seconds: @Sendable (_ number: String) -> String

    // MARK: - Sentences of steps

    let fetched: @Sendable (_ bytes: Int, _ url: String) -> String
    let endpoints: @Sendable (_ names: String) -> String
    let issuer: @Sendable (_ issuer: String, _ place: String, _ accounts: String) -> String
    let keys: @Sendable (_ published: Int, _ usable: Int, _ sizes: String) -> String
    let keysChanged: @Sendable (_ days: Int) -> String
    let clockAgrees: String
    let clockAhead: @Sendable (_ seconds: Int) -> String
    let clockBehind: @Sendable (_ seconds: Int) -> String
    let accepted: String
    let failure: @Sendable (_ name: String, _ code: String) -> String
    let rejected: @Sendable (_ code: String) -> String

    // MARK: - What an issuer means

    let globalCloud: String
    let namedCloud: @Sendable (_ name: String) -> String
    let customDomain: @Sendable (_ host: String) -> String
    let emulated: @Sendable (_ origin: String) -> String
    let oneOrganization: String
    let organizations: String
    let common: String
    let consumers: String
    let policyUsers: @Sendable (_ policy: String) -> String
    let customers: String

    // MARK: - Why something was not checked

    let configuration: String
    let after: @Sendable (_ name: String) -> String
    let noDate: String
    let noCredential: String
    let sharedTenant: String
    let personalAccounts: String
    let b2c: String
    let noSigner: String
    let undecided: @Sendable (_ code: String) -> String
    /// That nobody can see from outside which redirect URIs are registered.
    let redirectUnseen: String
}

extension ConnectionText {
    init(_ language: GuideLanguage) {
        self =
            switch language {
            case .german: .german
            case .romanian: .romanian
            case .chinese: .chinese
            default: .english
            }
    }

    /// Returns the name of a step.
    func name(_ name: ConnectionStep.Name) -> String {
        switch name {
        case .metadata: metadata
        case .issuer: issuerName
        case .keys: keysName
        case .clock: clockName
        case .credential: credentialName
        }
    }

    /// Returns the word for an outcome, which stands next to its mark.
    func word(_ outcome: ConnectionStep.Outcome) -> String {
        switch outcome {
        case .passed: passed
        case .failed: failedWord
        case .notChecked: notChecked
        }
    }

    /// Returns the sentence of a failed step.
    ///
    /// - Parameters:
    ///   - name: The step.
    ///   - code: The error.
    func failed(_ name: ConnectionStep.Name, _ code: String) -> String {
        name == .credential ? rejected(code) : failure(self.name(name), code)
    }

    /// Returns the sentence about the clock.
    ///
    /// - Parameter seconds: The seconds by which this machine's clock is ahead.
    func clock(_ seconds: Int) -> String {
        if seconds == 0 { return clockAgrees }
        return seconds > 0 ? clockAhead(seconds) : clockBehind(-seconds)
    }

    /// Returns the sentence about why a step was not checked.
    func sentence(_ reason: ConnectionStep.Reason) -> String {
        switch reason {
        case .configuration: configuration
        case .after(let name): after(self.name(name))
        case .noDate: noDate
        case .noCredential: noCredential
        case .sharedTenant: sharedTenant
        case .personalAccounts: personalAccounts
        case .b2c: b2c
        case .noSigner: noSigner
        case .undecided(let error): undecided(error)
        }
    }

    /// Returns the words for the cloud of an authority.
    func cloud(_ authority: EntraAuthority) -> String {
        switch ExactString(authority.cloud.name) {
        case "global": globalCloud
        case "custom": customDomain(escapedForDisplay(authority.host))
        default: namedCloud(authority.cloud.name)
        }
    }

    /// Returns the words for the accounts that can sign in at an authority.
    func accounts(_ authority: EntraAuthority) -> String {
        switch (authority.kind, authority.tenant) {
        case (.b2c, _): policyUsers(escapedForDisplay(authority.policy?.name ?? ""))
        case (.externalID, _): customers
        case (_, .common): common
        case (_, .organizations): organizations
        case (_, .consumers), (_, .directory(.personalAccounts)): consumers
        case (_, .directory), (_, .domain): oneOrganization
        }
    }
}
