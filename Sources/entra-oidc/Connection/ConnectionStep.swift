import EntraID

/// One step of a ``ConnectionCheck``, and how it went.
struct ConnectionStep: Sendable {
    /// What a step checks, in the order of the steps.
    enum Name: String, CaseIterable, Sendable {
        case metadata, issuer, keys, clock, credential
    }

    enum Outcome: Sendable {
        case passed
        /// The first problem. ``ConnectionStep/problems`` has all of them.
        case failed(Problem)
        case notChecked(Reason)
    }

    /// Why a step was not checked.
    enum Reason: Hashable, Sendable {
        /// The configuration was rejected, so there is nothing to connect with.
        case configuration
        /// An earlier step failed, on which this one depends.
        case after(Name)
        /// No response had the time of the provider.
        case noDate
        /// The client has no credential.
        case noCredential
        /// The URL does not name one tenant, as a token for the application itself requires.
        case sharedTenant
        /// The tenant of personal accounts issues no tokens to applications.
        case personalAccounts
        /// Azure AD B2C issues a token for an application only for an API that it may use.
        case b2c
        /// The credential is a certificate, and there is nothing to sign with.
        case noSigner
        /// The provider answered with an error that may come before the check of the credential.
        case undecided(error: String)
    }

    let name: Name
    let outcome: Outcome
    /// A sentence in the language of the check. It contains no secret.
    let detail: String
    /// Everything that was found, the problem of a failure first, then warnings.
    var problems: [Problem] = []
    /// The time that the step took.
    var duration = Duration.zero

    var isFailed: Bool {
        if case .failed = outcome { true } else { false }
    }
}

extension ConnectionStep.Reason {
    /// The name in JSON output.
    var rawValue: String {
        switch self {
        case .configuration: "configuration-rejected"
        case .after(let name): "after-\(name.rawValue)"
        case .noDate: "no-date"
        case .noCredential: "no-credential"
        case .sharedTenant: "shared-tenant"
        case .personalAccounts: "personal-accounts"
        case .b2c: "b2c"
        case .noSigner: "no-signer"
        case .undecided(let error): "undecided: \(error)"
        }
    }
}
