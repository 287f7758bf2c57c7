import EntraID
import OIDCProviders
import OIDCTokens
import Testing

/// What a provider configuration of Entra takes over, and what it knows about Entra.
@Suite struct EntraResponseModeTests {
    private func configuration(_ change: (inout EntraConfiguration) -> Void) throws -> ProviderConfiguration {
        var configuration = try EntraConfiguration(
            authority: EntraAuthority(tenant: .common), clientID: GUID(parsing: "6731de76-14a6-49ae-97bc-6eba6914391e"),
            credential: .none, allowedTenants: .anyTenant)
        change(&configuration)
        return try .entra(configuration, authentication: .none)
    }

    @Test("It knows whether the response mode was chosen") func whoChose() throws {
        let byDefault = try configuration { $0.responseType = .idToken }
        #expect(!byDefault.isResponseModeExplicit && byDefault.responseMode == .formPost)
        let chosen = try configuration { $0.responseMode = .formPost }
        #expect(chosen.isResponseModeExplicit && chosen.responseMode == .formPost)
    }

    @Test("So does one from a file", arguments: [("", false), (#","responseMode":"form_post""#, true)])
    func whoChoseInAFile(member: String, isChosen: Bool) throws {
        let text = """
            {"issuer":"https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0",
            "clientID":"6731de76-14a6-49ae-97bc-6eba6914391e","responseType":"id_token"\(member)}
            """
        let file = try #require(try EntraConfiguration.all(in: Array(text.utf8), warnings: .ignored).first)
        let provider = try ProviderConfiguration.entra(file, authentication: .none)
        #expect(provider.responseMode == .formPost)
        #expect(provider.isResponseModeExplicit == isChosen)
    }

    @Test("Entra supports form_post and signs with RS256 alone") func knownOfEntra() throws {
        let configuration = try configuration { _ in }
        #expect(configuration.profile.supportsFormPost)
        #expect(configuration.explicitAlgorithms == [.rs256])
    }
}
