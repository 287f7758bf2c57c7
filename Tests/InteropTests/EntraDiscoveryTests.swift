import EntraID
import Foundation
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

/// Discovery, keys and outages at the fake Entra, over sockets.
@Suite struct EntraDiscoveryInteropTests {
    private static let clientID: GUID = "6731de76-14a6-49ae-97bc-6eba6914391e"

    private func provider(
        _ emulator: Emulator, _ authority: String, policy: RefreshPolicy = .standard,
        time: any TimeSource = SystemTime()
    ) throws -> LiveProvider {
        let production = try EntraAuthority(
            parsing: "https://login.microsoftonline.com/\(authority)", warnings: .ignored)
        let authority = production.emulated(at: try EntraEmulator(emulator.origin))
        return LiveProvider(
            profile: EntraProfile(authority, allowedTenants: .anyTenant),
            transport: emulator.transport, verifier: SoftwareCrypto(), digest: SoftwareCrypto(), policy: policy,
            time: time)
    }

    /// Returns the codes with which a token is rejected, or none.
    private func codes(_ provider: LiveProvider, _ token: String) async -> [ProblemCode] {
        await refusalCodes {
            try await provider.verify(token) { snapshot throws(Refusal) in
                .entraSignIn(
                    clientID: Self.clientID, issuer: snapshot.tokenProfile, nonce: .sent(SecretString("a-nonce")))
            }
        }
    }

    @Test(
        "Every kind of tenant is discovered",
        arguments: [
            ("common/v2.0", "tenant-template"), ("organizations/v2.0", "tenant-template"),
            ("consumers/v2.0", "personal-accounts"), ("contoso.onmicrosoft.com/v2.0", "domain"),
            ("8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0", "exact"),
        ])
    func discoversEveryTenant(authority: String, equivalence: String) async throws {
        let emulator = try await Emulator.start()
        defer { emulator.stop() }
        var warnings: [Problem] = []
        let snapshot = try await provider(emulator, authority).snapshot { warnings.append($0) }
        #expect(snapshot.metadata.equivalence.name == equivalence)
        #expect(warnings.isEmpty)
        #expect(snapshot.metadata.entra.microsoftGraphHost == "\(emulator.origin.dropFirst("http://".count))/graph")
        #expect(snapshot.metadata["tenant_region_scope"] != nil)
    }

    @Test("An unknown tenant is reported with the provider's own error") func unknownTenant() async throws {
        let emulator = try await Emulator.start()
        defer { emulator.stop() }
        let provider = try provider(emulator, "11111111-2222-4333-8444-555555555555/v2.0")
        let error = try #require(
            await expectRefusal(.discoveryProviderError) {
                try await provider.snapshot(warnings: .ignored)
            })
        #expect(error.first.found?.contains("AADSTS90002") == true)
    }

    @Test("A key for personal accounts cannot sign for an organization") func personalAccountsKey() async throws {
        let emulator = try await Emulator.start()
        defer { emulator.stop() }
        let provider = try provider(emulator, "common/v2.0")
        #expect(try await codes(provider, emulator.idToken(at: "common")) == [])
        try await emulator.control("misbehavior", ["defect": "issuer.key-issuer-mismatch"])
        #expect(try await codes(provider, emulator.idToken(at: "common")) == [.issuerKeyIssuerMismatch])
        try await emulator.control("misbehavior", ["defect": .null])
        #expect(try await codes(provider, emulator.idToken(at: "consumers", of: "grace")) == [])
    }

    @Test("The keys of an application are found with its ID") func applicationKeys() async throws {
        let emulator = try await Emulator.start()
        defer { emulator.stop() }
        try await emulator.register(["ownSigningKey": true])
        let token = try await emulator.idToken(at: Emulator.tenant)
        #expect(try await codes(provider(emulator, "\(Emulator.tenant)/v2.0"), token) == [.keysUnknownKey])
        let withID = try provider(emulator, "\(Emulator.tenant)/v2.0?appid=\(Self.clientID)")
        #expect(await codes(withID, token) == [])
        #expect(
            try await withID.snapshot(warnings: .ignored).metadata.jwksURL
                == "\(emulator.origin)/\(Emulator.tenant)/discovery/v2.0/keys?appid=\(Self.clientID)")
    }

    @Test("The first token after a key rollover causes one key refresh") func keyRollover() async throws {
        let emulator = try await Emulator.start()
        defer { emulator.stop() }
        let provider = try provider(emulator, "organizations/v2.0")
        let former = try await emulator.idToken(at: "organizations")
        #expect(await codes(provider, former) == [])
        let keys = "/organizations/discovery/v2.0/keys"
        #expect(emulator.requests(for: keys) == 1)
        // The key that signs is withdrawn, and a new one takes its place.
        try await emulator.control("keys/withdraw")
        try await emulator.control("keys/rotate")
        #expect(try await codes(provider, emulator.idToken(at: "organizations")) == [])
        #expect(await codes(provider, former) == [.keysUnknownKey])
        try await emulator.control("misbehavior", ["defect": "keys.unknown-key"])
        #expect(try await codes(provider, emulator.idToken(at: "organizations")) == [.keysUnknownKey])
        #expect(emulator.requests(for: keys) == 2)
    }

    @Test("During an outage, the last snapshot is used") func outage() async throws {
        let emulator = try await Emulator.start()
        defer { emulator.stop() }
        let time = ManualTime(now: Date())
        let policy = try RefreshPolicy(minimumInterval: .seconds(1), maximumInterval: .seconds(1))
        let provider = try provider(emulator, "organizations/v2.0", policy: policy, time: time)
        let token = try await emulator.idToken(at: "organizations")
        #expect(await codes(provider, token) == [])

        try await emulator.control("misbehavior", ["outage": true])
        time.advance(by: .seconds(2))
        #expect(try await warnings(of: provider) == [.discoveryStale])
        #expect(await codes(provider, token) == [])
        #expect(try await codes(self.provider(emulator, "organizations/v2.0"), token) == [.discoveryHTTPStatus])

        try await emulator.control("misbehavior", ["outage": false])
        time.advance(by: .seconds(2))
        #expect(try await warnings(of: provider).isEmpty)

        emulator.stop()
        await emulator.waitUntilStopped()
        time.advance(by: .seconds(2))
        #expect(try await warnings(of: provider) == [.discoveryStale])
        #expect(await codes(provider, token) == [])
        #expect(try await codes(self.provider(emulator, "organizations/v2.0"), token) == [.discoveryUnreachable])
    }

    private func warnings(of provider: LiveProvider) async throws -> [ProblemCode] {
        var found: [ProblemCode] = []
        _ = try await provider.snapshot { found.append($0.code) }
        return found
    }
}
