extension ConnectionText {
    static let english = ConnectionText(
        title: "Connection",
        metadata: "metadata",
        issuerName: "issuer",
        keysName: "keys",
        clockName: "clock",
        credentialName: "credential",
        passed: "passed",
        failedWord: "failed",
        notChecked: "not checked",
        seconds: { "\($0) s" },
        fetched: { "Fetched \($0) bytes from \($1)." },
        endpoints: { "It lists: \($0)." },
        issuer: { "\($0): \($1). \($2)" },
        keys: { published, usable, sizes in
            "\(published) \(published == 1 ? "key" : "keys"), \(usable) usable (\(sizes))."
        },
        keysChanged: { $0 == 0 ? "Changed today." : "Changed \($0) \($0 == 1 ? "day" : "days") ago." },
        clockAgrees: "This machine's clock agrees with the provider's.",
        clockAhead: { "This machine's clock is \($0) s ahead of the provider's." },
        clockBehind: { "This machine's clock is \($0) s behind the provider's." },
        accepted: "The provider accepted the credential. The token that it issued was thrown away.",
        failure: { "The check of the \($0) found a problem: \($1)." },
        rejected: { "The client cannot authenticate: \($0)." },
        globalCloud: "worldwide cloud",
        namedCloud: { "cloud “\($0)”" },
        customDomain: { "custom domain \($0)" },
        emulated: { "emulated at \($0)" },
        oneOrganization: "Accounts of this organization only, including its guests.",
        organizations: "Work and school accounts of any organization, as far as the configuration allows them.",
        common: "Work, school and personal accounts, as far as the configuration allows them.",
        consumers: "Personal Microsoft accounts only.",
        policyUsers: { "Users of the policy \($0)." },
        customers: "Customers of this tenant.",
        configuration: "The configuration was rejected. Fix it first.",
        after: { "This depends on a step that failed: \($0)." },
        noDate: "No response contained the provider's time.",
        noCredential: "The client has no credential.",
        sharedTenant: "The issuer is for several tenants. Entra issues a token for the application itself only in one.",
        personalAccounts: "Personal accounts: Entra issues no token for the application itself there.",
        b2c: "Azure AD B2C issues a token for the application itself only if it has an API permission. Sign in once to "
            + "check the credential.",
        noSigner: "The credential is a certificate, and this command cannot sign with its key.",
        undecided: {
            "The provider answered \($0). This does not show whether the credential is right. Sign in once to check it."
        },
        redirectUnseen: "Which redirect URIs are registered cannot be seen from here. Sign in once to check yours.")
}
