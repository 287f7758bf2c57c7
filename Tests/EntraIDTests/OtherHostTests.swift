import EntraID
import TestHelpers
import Testing

/// Values that belong to other providers, and the default audience of those that belong to Entra.
@Suite struct OtherHostTests {
    private static let customHost = "https://login.contoso.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0"

    @Test(
        "A URL is another provider's if its host is neither Entra's nor a custom host",
        arguments: [
            ("https://accounts.fabrikam.net", true), ("https://accounts.fabrikam.net/a/v2.0", true),
            (customHost, true), ("https://login.microsoftonline.com/common/v2.0", false),
            ("https://login.microsoftonline.com/", false), ("https://sts.windows.net/common/", false),
            ("accounts.fabrikam.net", false), ("common", false), ("", false), ("https://", false),
        ] as [(String, Bool)])
    func hosts(text: String, isOnAnotherHost: Bool) {
        #expect(EntraAuthority.isOnAnotherHost(text, customHosts: []) == isOnAnotherHost)
    }

    @Test("A custom host is not another provider's") func customHosts() throws {
        let host = try CustomHost("login.contoso.com")
        #expect(!EntraAuthority.isOnAnotherHost(Self.customHost, customHosts: [host]))
        #expect(EntraAuthority.isOnAnotherHost("https://accounts.fabrikam.net", customHosts: [host]))
    }

    @Test(
        "The default audience is many tenants if the authority is shared",
        arguments: [
            (.common, .manyTenants), (.organizations, .manyTenants), (.consumers, .oneTenant),
            (.directory("8eaef023-2b34-4da1-9baa-8bc8c9d6a490"), .oneTenant),
        ] as [(EntraTenant, SignInAudience)])
    func defaultAudience(tenant: EntraTenant, audience: SignInAudience) {
        #expect(SignInAudience(defaultFor: EntraAuthority(tenant: tenant)) == audience)
    }

    @Test("The default audience without an authority is one tenant") func defaultAudienceWithoutAuthority() {
        #expect(SignInAudience(defaultFor: nil) == .oneTenant)
    }
}
