public import OIDCPrimitives

extension ProblemCode {
    /// The accounts in the app registration contradict the tenant in the issuer.
    public static let configAudienceMismatch = ProblemCode("config.audience-mismatch")
}

/// The contradictions between the tenant in the issuer and the accounts in the app registration (`signInAudience`).
///
/// | accounts | one tenant | `organizations` | `common` | `consumers` |
/// |---|---|---|---|---|
/// | `AzureADMyOrg` | | error | error | error |
/// | `AzureADMultipleOrgs` | | | | error |
/// | `AzureADandPersonalMicrosoftAccount` | | | | |
/// | `PersonalMicrosoftAccount` | warning | error | error | |
///
/// Both audiences with personal accounts are errors in a national cloud. Only Entra ID is checked, because the
/// registrations of Azure AD B2C and External ID describe other accounts.
enum AudienceRules {
    /// Returns the problem of an audience under an authority, or `nil` if they fit.
    static func problem(of audience: SignInAudience, under authority: EntraAuthority) -> Problem? {
        guard authority.kind == .workforce else { return nil }
        let isPersonal = authority.tenant.identifier == .personalAccounts
        switch audience {
        case _ where audience.includesPersonalAccounts && authority.cloud.isNational:
            return .audienceInNationalCloud(audience, authority)
        case .oneTenant where authority.tenant.isShared: return .audienceOfOneTenant(audience, authority)
        case .oneTenant where isPersonal, .manyTenants where isPersonal:
            return .audienceWithoutPersonalAccounts(audience, authority)
        case .personalAccounts where !isPersonal: return .audienceOfPersonalAccounts(audience, authority)
        default: return nil
        }
    }
}

extension EntraConfigurationForm {
    /// Reports a stated audience that contradicts the issuer, which is read before it.
    mutating func reportContradictoryAudience() {
        guard let explicitAudience, let authority,
            let problem = AudienceRules.problem(of: explicitAudience, under: authority)
        else { return }
        reader.report(problem)
    }
}

extension EntraConfiguration {
    /// The problem of an audience that was chosen. The default for `consumers` is the one of a single tenant, because
    /// nothing is known about the registration, so the default is never a contradiction.
    var audienceProblem: Problem? {
        guard audience != SignInAudience(defaultFor: authority) else { return nil }
        return AudienceRules.problem(of: audience, under: authority)
    }
}

extension Problem {
    private static func audience(
        _ audience: SignInAudience, severity: Severity = .error, expected: ProblemText, _ remedy: ProblemText
    ) -> Problem {
        Problem(
            .configAudienceMismatch, severity: severity, at: .member("signInAudience"), expected: expected,
            found: "\(audience.rawValue)", remedy: remedy)
    }

    fileprivate static func audienceOfOneTenant(_ audience: SignInAudience, _ authority: EntraAuthority) -> Problem {
        .audience(
            audience, expected: "AzureADMultipleOrgs or AzureADandPersonalMicrosoftAccount",
            "The registration allows accounts of one tenant, but the issuer contains “\(authority.tenant.string)”. Put "
                + "your Directory (tenant) ID in the issuer, or change “Supported account types” under Authentication "
                + "in the app registration. (Otherwise Entra returns AADSTS50194.)")
    }

    fileprivate static func audienceWithoutPersonalAccounts(
        _ audience: SignInAudience, _ authority: EntraAuthority
    ) -> Problem {
        .audience(
            audience, expected: "PersonalMicrosoftAccount or AzureADandPersonalMicrosoftAccount",
            "The issuer allows personal accounts only, but the registration allows none. Use “organizations” or your "
                + "Directory (tenant) ID in the issuer, or change “Supported account types” under Authentication in "
                + "the app registration. (Otherwise Entra returns AADSTS9002332.)")
    }

    /// With one tenant, this is a warning: the registration may have changed without the configuration.
    fileprivate static func audienceOfPersonalAccounts(
        _ audience: SignInAudience, _ authority: EntraAuthority
    ) -> Problem {
        .audience(
            audience, severity: authority.tenant.isShared ? .error : .warning,
            expected: "AzureADMyOrg, AzureADMultipleOrgs, or AzureADandPersonalMicrosoftAccount",
            "The registration allows personal accounts only, but the issuer contains “\(authority.tenant.string)”. Use "
                + "“consumers” in the issuer, or change “Supported account types” under Authentication in the app "
                + "registration. (Otherwise Entra returns AADSTS9002346.)")
    }

    fileprivate static func audienceInNationalCloud(
        _ audience: SignInAudience, _ authority: EntraAuthority
    ) -> Problem {
        .audience(
            audience, expected: "AzureADMyOrg or AzureADMultipleOrgs",
            "Personal accounts exist in the worldwide cloud only, but the issuer is in the cloud "
                + "“\(authority.cloud.name)”. Use AzureADMyOrg or AzureADMultipleOrgs, as in the app registration.")
    }
}
