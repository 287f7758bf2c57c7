import EntraID
import TestHelpers
import Testing

private let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
private let other = "fa15d692-e9c7-4460-a743-29f29522229a"
private let client = "6731de76-14a6-49ae-97bc-6eba6914391e"
private let origin = "http://localhost:8443"

/// Returns the authority of a production URL, at the emulator.
private func emulated(_ text: String) throws -> EntraAuthority {
    try EntraAuthority(parsing: text, warnings: .ignored).emulated(at: EntraEmulator(origin))
}

/// A fake Entra on this machine in the place of Microsoft's hosts.
@Suite struct EntraEmulatorTests {
    // MARK: - The origin

    @Test(
        "An emulator is an http origin on this machine",
        arguments: [
            "http://localhost:8443", "http://localhost", "http://127.0.0.1:80", "http://127.9.9.9:1",
            "http://[::1]:65535",
        ])
    func loopbackOrigin(text: String) throws {
        let emulator = try EntraEmulator(text)
        #expect(emulator.origin == text && "\(emulator)" == text)
    }

    @Test(
        "Nothing outside this machine can be an emulator, not even in a private network",
        arguments: [
            "", " ", "localhost:8443", "https://localhost:8443", "https://login.microsoftonline.com",
            "http://login.microsoftonline.com", "http://10.0.0.1", "http://192.168.1.2:8443", "http://keycloak:8443",
            "http://emulator.localhost", "http://localhost.", "http://localhost.example.com", "http://[fd00::1]",
            "http://[::ffff:127.0.0.1]", "http://[::2]", "http://0.0.0.0:8443", "http://128.0.0.1",
            "http://user@localhost", "http://localhost@id.example.com", "http://localhost:0", "http://localhost:",
            "http://localhost:65536", "ftp://localhost", "http://2130706433", "http://127.1", "http://0x7f.0.0.1",
        ])
    func otherOrigin(text: String) throws {
        let error = try #require(expectRefusal(.configEmulatorNotLoopback) { try EntraEmulator(text) })
        #expect(error.first.suggestion == nil)
    }

    @Test(
        "An origin on this machine with more or other characters is rejected with a suggestion",
        arguments: [
            ("http://localhost:8443/", "http://localhost:8443"),
            ("http://localhost:8443/common/v2.0?x#y", "http://localhost:8443"),
            ("HTTP://LocalHost:8443", "http://localhost:8443"), ("http://localhost:08443", "http://localhost:8443"),
            ("http://[0:0:0:0:0:0:0:1]:8443", "http://[::1]:8443"), ("http://127.0.0.1?", "http://127.0.0.1"),
        ])
    func suggestedOrigin(text: String, suggestion: String) throws {
        let error = try #require(expectRefusal(.configEmulatorNotLoopback) { try EntraEmulator(text) })
        #expect(error.first.suggestion == suggestion)
        #expect(throws: Never.self) { try EntraEmulator(suggestion) }
    }

    // MARK: - The authority

    @Test(
        "Only the origin of the metadata and of the issuer changes, with every product and cloud",
        arguments: [
            ("https://login.microsoftonline.com/\(tenant)/v2.0", "/\(tenant)/v2.0", "/\(tenant)/v2.0"),
            ("https://login.microsoftonline.us/\(tenant)/v2.0", "/\(tenant)/v2.0", "/\(tenant)/v2.0"),
            (
                "https://login.microsoftonline.com/consumers/v2.0", "/consumers/v2.0",
                "/\(GUID.personalAccounts)/v2.0"
            ),
            ("https://login.microsoftonline.com/contoso.com/v2.0", "/contoso.com/v2.0", nil),
            ("https://login.microsoftonline.com/common/v2.0", "/common/v2.0", nil),
            (
                "https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_signin/v2.0",
                "/contoso.onmicrosoft.com/B2C_1_signin/v2.0", nil
            ),
            (
                "https://contoso.b2clogin.com/tfp/\(tenant)/B2C_1_signin/v2.0/", "/tfp/\(tenant)/B2C_1_signin/v2.0",
                nil
            ),
            ("https://contoso.ciamlogin.com/\(tenant)/v2.0", "/\(tenant)/v2.0", nil),
            ("https://\(tenant).ciamlogin.com/\(tenant)/v2.0", "/\(tenant)/v2.0", "/\(tenant)/v2.0"),
        ] as [(String, String, String?)])
    func replacedOrigin(text: String, base: String, issuer: String?) throws {
        let authority = try emulated(text)
        #expect(authority.string == text)
        #expect(authority.metadataURL == "\(origin)\(base)/.well-known/openid-configuration")
        #expect(authority.issuer?.string == issuer.map { origin + $0 })
        let production = try EntraAuthority(parsing: text, warnings: .ignored)
        #expect(production.emulator == nil && authority != production)
        #expect(authority.kind == production.kind && authority.tenant == production.tenant)
    }

    @Test("A shared tenant's template has the emulator's origin") func template() throws {
        for word in ["common", "organizations"] {
            let authority = try emulated("https://login.microsoftonline.com/\(word)/v2.0")
            #expect(authority.issuerTemplate?.string == "\(origin)/{tenantid}/v2.0")
        }
        let application = try emulated("https://login.microsoftonline.com/\(tenant)/v2.0?appid=\(client)")
        #expect(application.metadataURL.hasSuffix("/v2.0/.well-known/openid-configuration?appid=\(client)"))
        #expect(application.metadataURL.hasPrefix("\(origin)/\(tenant)/"))
    }

    // MARK: - The issuer in the metadata

    @Test(
        "The metadata names the emulator's issuer, for the same reason as in production",
        arguments: [
            ("https://login.microsoftonline.com/\(tenant)/v2.0", "/\(tenant)/v2.0", "exact"),
            ("https://login.microsoftonline.com/common/v2.0", "/{tenantid}/v2.0", "tenant-template"),
            (
                "https://login.microsoftonline.com/consumers/v2.0", "/\(GUID.personalAccounts)/v2.0",
                "personal-accounts"
            ),
            ("https://login.microsoftonline.com/contoso.com/v2.0", "/\(tenant)/v2.0", "domain"),
            (
                "https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_signin/v2.0", "/\(tenant)/v2.0/",
                "b2c-tenant"
            ),
            (
                "https://contoso.b2clogin.com/tfp/\(tenant)/B2C_1_signin/v2.0/",
                "/tfp/\(tenant)/b2c_1_signin/v2.0/", "b2c-policy"
            ),
            ("https://contoso.ciamlogin.com/\(tenant)/v2.0", "/\(tenant)/v2.0", "exact"),
            ("https://contoso.ciamlogin.com/contoso.onmicrosoft.com/v2.0", "/\(tenant)/v2.0", "domain"),
        ])
    func metadataIssuer(text: String, path: String, equivalence: String) throws {
        let profile = EntraProfile(try emulated(text), allowedTenants: .anyTenant)
        let accepted = try profile.accept(origin + path)
        #expect(accepted.equivalence.name == equivalence && accepted.issuer.string == origin + path)
        // Neither the other schemes and ports of this machine nor another machine can take its place.
        for other in ["https://localhost:8443", "http://localhost:8444", "http://localhost", "http://127.0.0.1:8443"] {
            expectRefusal(.discoveryIssuerMismatch) { try profile.accept(other + path) }
        }
        expectRefusal(.discoveryIssuerMismatch) { try profile.accept("https://login.microsoftonline.com\(path)") }
        expectRefusal(.issuerInvalid) { try profile.accept("http://10.0.0.1:8443\(path)") }
        // In production, the emulator's issuer is not an issuer at all.
        let production = EntraProfile(
            try EntraAuthority(parsing: text, warnings: .ignored), allowedTenants: .anyTenant)
        expectRefusal(.issuerInvalid) { try production.accept(origin + path) }
    }

    @Test("Another tenant's metadata is rejected at an emulator too") func otherTenant() throws {
        for text in [
            "https://login.microsoftonline.com/\(tenant)/v2.0", "https://contoso.ciamlogin.com/\(tenant)/v2.0",
        ] {
            let profile = EntraProfile(try emulated(text), allowedTenants: .anyTenant)
            expectRefusal(.discoveryIssuerMismatch) { try profile.accept("\(origin)/\(other)/v2.0") }
        }
    }
}
