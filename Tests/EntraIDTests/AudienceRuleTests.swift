import EntraID
import TestHelpers
import Testing

/// Contradictions between the accounts of the registration and the tenant in the issuer. The vectors cover files.
@Suite struct AudienceRuleTests {
    private let client: GUID = "6731de76-14a6-49ae-97bc-6eba6914391e"

    private func configuration(_ tenant: EntraTenant) throws -> EntraConfiguration {
        try EntraConfiguration(
            authority: EntraAuthority(tenant: tenant), clientID: client, credential: .none, allowedTenants: .anyTenant)
    }

    @Test(
        "An audience in code that contradicts the tenant is rejected",
        arguments: [
            (.common, .oneTenant), (.organizations, .oneTenant), (.consumers, .manyTenants),
            (.common, .personalAccounts), (.organizations, .personalAccounts),
        ] as [(EntraTenant, SignInAudience)])
    func contradictionInCode(tenant: EntraTenant, audience: SignInAudience) throws {
        var configuration = try configuration(tenant)
        configuration.audience = audience
        let found = refusal { try ProviderConfiguration.entra(configuration, authentication: .none) }
        #expect(found?.codes == [.configAudienceMismatch])
    }

    @Test(
        "The default audience is accepted with every tenant",
        arguments: [.common, .organizations, .consumers, .directory("8eaef023-2b34-4da1-9baa-8bc8c9d6a490")]
            as [EntraTenant])
    func defaultIsAccepted(tenant: EntraTenant) throws {
        let configuration = try configuration(tenant)
        #expect(refusal { try ProviderConfiguration.entra(configuration, authentication: .none) } == nil)
    }

    @Test("A written configuration can be read again, also for `consumers`") func writtenConfiguration() throws {
        var consumers = try configuration(.consumers)
        #expect(consumers.document.object?["signInAudience"] == nil)
        consumers.audience = .personalAccounts
        #expect(consumers.document.object?["signInAudience"] == .string("PersonalMicrosoftAccount"))
        let shared = try configuration(.common)
        #expect(shared.document.object?["signInAudience"] == .string("AzureADMultipleOrgs"))
    }
}
