import EntraID
import Foundation
import OIDCLoopback
import TestHelpers
import Testing

@testable import OIDCTestSupport

@Suite struct FakeMetadataTests {
    private static let tenant = FakeEntraClient.tenant
    private static let domain = "contoso.onmicrosoft.com"

    static let authorities = [
        "https://login.microsoftonline.com/\(tenant)/v2.0", "https://login.microsoftonline.com/\(domain)/v2.0",
        "https://login.microsoftonline.com/common/v2.0", "https://login.microsoftonline.com/organizations/v2.0",
        "https://login.microsoftonline.com/consumers/v2.0", "https://login.microsoftonline.us/\(tenant)/v2.0",
        "https://contoso.b2clogin.com/\(domain)/B2C_1_signin/v2.0",
        "https://contoso.b2clogin.com/\(tenant)/B2C_1_signin/v2.0",
        "https://contoso.b2clogin.com/tfp/\(tenant)/B2C_1_signin/v2.0/",
        "https://contoso.ciamlogin.com/\(tenant)/v2.0", "https://\(tenant).ciamlogin.com/\(tenant)/v2.0",
        "https://contoso.ciamlogin.com/\(domain)/v2.0",
    ]

    private func check(_ production: EntraAuthority, _ client: FakeEntraClient) async throws {
        let emulator = try EntraEmulator(FakeEntraClient.origin)
        let authority = production.emulated(at: emulator)
        let profile = EntraProfile(authority, allowedTenants: .anyTenant)
        let target = String(profile.metadataURL.dropFirst(FakeEntraClient.origin.count))
        let document = TestTokenEndpoint.document(try await client.get(target).body)
        let metadata = try ProviderMetadata(document: document, profile: profile)
        let keyURL = String(metadata.jwksURL.dropFirst(FakeEntraClient.origin.count))
        let keys = TestTokenEndpoint.document(try await client.get(keyURL).body)
        #expect(try !KeySet(jwks: keys, warnings: .ignored).keys.isEmpty)
    }

    @Test("The library accepts the metadata and the keys of every product", arguments: authorities)
    func products(text: String) async throws {
        try await check(EntraAuthority(parsing: text, warnings: .ignored), FakeEntraClient())
    }

    @Test("Key sets can be empty, and the date of responses wrong") func misbehavior() async throws {
        let client = try FakeEntraClient()
        client.entra.state.withLock {
            $0.misbehavior.hasNoKeys = true
            $0.misbehavior.clockDifference = -60
        }
        let response = await client.send("GET", "/\(FakeMetadataTests.tenant)/discovery/v2.0/keys")
        #expect((try? JSONValue(parsing: response.body))?["keys"] == .array([]))
        // A minute before the beginning of the clock, 2023-11-14 22:13:20.
        #expect(response.headers.first { $0.name == "Date" }?.value == "Tue, 14 Nov 2023 22:12:20 GMT")
        let pages = await client.send("GET", "/")
        #expect(!pages.headers.contains { $0.name == "Date" })
    }

    @Test("The library accepts version 1, and a policy in the query") func otherShapes() async throws {
        let tenant = try #require(EntraTenant(FakeMetadataTests.tenant))
        try await check(EntraAuthority(tenant: tenant, version: .v1), FakeEntraClient())
        try await check(
            EntraAuthority(
                b2cHost: "contoso.b2clogin.com", tenant: tenant, policy: .init("B2C_1_signin", style: .query)),
            FakeEntraClient())
    }

    @Test("The endpoints are below the requested path") func endpoints() async throws {
        let (client, origin) = (try FakeEntraClient(), FakeEntraClient.origin)
        let version2 = try await client.get("/common/v2.0/.well-known/openid-configuration")
        #expect(version2["issuer"] == "\(origin)/{tenantid}/v2.0")
        #expect(version2["authorization_endpoint"] == "\(origin)/common/oauth2/v2.0/authorize")
        #expect(version2["token_endpoint"] == "\(origin)/common/oauth2/v2.0/token")
        #expect(version2["device_authorization_endpoint"] == "\(origin)/common/oauth2/v2.0/devicecode")
        #expect(version2["end_session_endpoint"] == "\(origin)/common/oauth2/v2.0/logout")
        #expect(version2["jwks_uri"] == "\(origin)/common/discovery/v2.0/keys")
        #expect(version2["userinfo_endpoint"] == "\(origin)/oidc/userinfo")
        let version1 = try await client.get("/\(FakeMetadataTests.tenant)/.well-known/openid-configuration")
        #expect(version1["issuer"] == "\(origin)/\(FakeMetadataTests.tenant)/")
        #expect(version1["token_endpoint"] == "\(origin)/\(FakeMetadataTests.tenant)/oauth2/token")
        let application = FakeEntraClient.clientID
        let ofApplication = try await client.get("/common/v2.0/.well-known/openid-configuration?appid=\(application)")
        #expect(ofApplication["jwks_uri"] == "\(origin)/common/discovery/v2.0/keys?appid=\(application)")
        let policy = try await client.get(
            "/tfp/\(FakeMetadataTests.domain)/B2C_1_X/v2.0/.well-known/openid-configuration")
        #expect(policy["issuer"] == "\(origin)/tfp/\(FakeMetadataTests.tenant)/b2c_1_x/v2.0/")
        #expect(policy["token_endpoint"] == "\(origin)/tfp/\(FakeMetadataTests.domain)/B2C_1_X/oauth2/v2.0/token")
    }

    @Test(
        "An unknown tenant or policy is an error with Entra's number",
        arguments: [
            "6731de76-14a6-49ae-97bc-6eba6914391e", "unknown.example.com", "comon", "a/b/c/d", "common/authorize",
        ])
    func unknownTenant(path: String) async throws {
        let answer = try await FakeEntraClient().get("/\(path)/v2.0/.well-known/openid-configuration")
        #expect(answer.status == 400 && answer["error"] == "invalid_tenant" && answer.number == 90002)
        let description = try #require(answer["error_description"])
        #expect(description.hasPrefix("AADSTS90002: "))
        let advice = try #require(EntraErrorEntry.advice(forErrorDescription: description))
        #expect(advice.traceID == answer["trace_id"] && advice.correlationID == answer["correlation_id"])
        #expect(advice.timestamp == answer["timestamp"])
    }

    @Test("A path that nothing is at, too long, or a whole URL is answered") func paths() async throws {
        let client = try FakeEntraClient()
        let path = "/common/v2.0/.well-known/openid-configuration"
        #expect(try await client.get("\(FakeEntraClient.origin)\(path)").status == 200)
        #expect(try await client.get("/COMMON/v2.0/.well-known/openid-configuration").status == 200)
        #expect(try await client.get("/%63ommon/v2.0/.well-known/openid-configuration").status == 200)
        let long = String(repeating: "/a", count: 1_000)
        for unknown in ["/common", "/common/oauth2", "//", "/..", "/%", "*", long, long + path] {
            #expect(try await client.get(unknown).status >= 400, "\(unknown.prefix(40))")
        }
    }

    @Test("The metadata has a wrong issuer on demand") func wrongIssuer() async throws {
        let client = try FakeEntraClient()
        client.entra.state.withLock { $0.misbehavior.metadataIssuer = "https://another.example.com" }
        let answer = try await client.get("/common/v2.0/.well-known/openid-configuration")
        #expect(answer["issuer"] == "https://another.example.com")
    }

    @Test("Every endpoint is down on demand") func outage() async throws {
        let client = try FakeEntraClient()
        client.entra.state.withLock { $0.misbehavior.isDown = true }
        #expect(try await client.get("/common/v2.0/.well-known/openid-configuration").status == 503)
        #expect(try await client.token([]).status == 503)
    }

    @Test("MSAL learns the aliases of this origin only") func instanceDiscovery() async throws {
        let (client, origin) = (try FakeEntraClient(), FakeEntraClient.origin)
        func ask(_ url: String) async throws -> FakeEntraClient.Answer {
            let query = FormEncoding.encode([
                .init(name: "authorization_endpoint", value: url), .init(name: "api-version", value: "1.1"),
            ])
            return try await client.get("/common/discovery/instance?\(query)")
        }
        let answer = try await ask("\(origin)/organizations/oauth2/v2.0/authorize")
        #expect(
            answer["tenant_discovery_endpoint"] == "\(origin)/organizations/v2.0/.well-known/openid-configuration")
        let aliases = answer.body["metadata"]?.array?.first?.object?["aliases"]?.strings
        #expect(aliases == ["localhost:8443"])
        // MSAL for Python leaves the port out.
        let withoutPort = try await ask("http://localhost/organizations/oauth2/v2.0/authorize")
        #expect(withoutPort["tenant_discovery_endpoint"] == answer["tenant_discovery_endpoint"])
        for foreign in [
            "https://login.microsoftonline.com/common/oauth2/v2.0/authorize", "\(origin)/authorize", "x",
            "http://localhost:1/common/oauth2/v2.0/authorize", "https://localhost/common/oauth2/v2.0/authorize",
        ] {
            #expect(try await ask(foreign).number == 50049)
        }
    }

    @Test(
        "The origin is on this machine, with http or with https in front",
        arguments: ["http://localhost:8443", "https://localhost:8443", "https://127.0.0.1", "https://[::1]:443"])
    func origins(origin: String) throws {
        #expect(try FakeEntra(origin: origin).origin == origin)
    }

    @Test(
        "Any other origin is rejected",
        arguments: ["https://example.com", "http://10.0.0.1", "https://localhost/", "https://", "localhost", ""])
    func foreignOrigins(origin: String) {
        expectRefusal(.configEmulatorNotLoopback) { try FakeEntra(origin: origin) }
    }

    @Test(
        "A time is written as Entra does",
        arguments: [
            (0.0, "1970-01-01 00:00:00Z"), (951_782_400, "2000-02-29 00:00:00Z"),
            (1_586_278_371.9, "2020-04-07 16:52:51Z"), (4_107_542_399, "2100-02-28 23:59:59Z"),
            (4_107_542_400, "2100-03-01 00:00:00Z"), (-1, "1970-01-01 00:00:00Z"), (1e300, "9999-12-31 23:59:59Z"),
        ])
    func times(seconds: Double, text: String) {
        #expect(FakeClock.text(seconds) == text)
    }
}
