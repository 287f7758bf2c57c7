import EntraID
import Foundation
import OIDCSoftwareCrypto
import TestHelpers
import Testing

/// A provider that behaves like Entra: templates, key-level issuers, null members, AADSTS errors, rollover. The tests
/// run one after another because they change the same provider.
@Suite(.enabled(if: InteropProviders.areRunning, "run Tools/check interop"), .serialized)
struct EntraLikeInteropTests {
    private static let clientID: GUID = "6731de76-14a6-49ae-97bc-6eba6914391e"
    private static let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"

    private func provider(_ authority: String, policy: RefreshPolicy = .standard) throws -> LiveProvider {
        LiveProvider(
            profile: EntraProfile(
                try EntraAuthority(parsing: "https://login.microsoftonline.com/\(authority)", warnings: .ignored),
                allowedTenants: .anyTenant),
            transport: InteropProviders.entraTransport, verifier: SoftwareCrypto(), digest: SoftwareCrypto(),
            policy: policy)
    }

    private func verdict(
        _ provider: LiveProvider, _ token: String, nonce: String? = nil
    ) async throws -> [ProblemCode] {
        await refusalCodes {
            try await provider.verify(token) { snapshot throws(Refusal) in
                try expectations(snapshot, nonce: nonce)
            }
        }
    }

    private func expectations(_ snapshot: ProviderSnapshot, nonce: String?) throws(Refusal) -> IDTokenExpectations {
        .entraSignIn(
            clientID: Self.clientID, issuer: snapshot.tokenProfile,
            nonce: nonce.map { .sent(SecretString($0)) } ?? .noNonceWasSent)
    }

    private func token(_ parameters: String) async throws -> String {
        try await InteropProviders.text("\(InteropProviders.ours)/control/token?aud=\(Self.clientID)&\(parameters)")
    }

    @Test(
        "Every kind of tenant is discovered",
        arguments: [
            ("common/v2.0", "tenant-template"), ("organizations/v2.0", "tenant-template"),
            ("consumers/v2.0", "personal-accounts"), ("contoso.onmicrosoft.com/v2.0", "domain"),
            ("8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0", "exact"),
        ])
    func discoversEveryTenant(authority: String, equivalence: String) async throws {
        var warnings: [Problem] = []
        let snapshot = try await provider(authority).snapshot { warnings.append($0) }
        #expect(snapshot.metadata.equivalence.name == equivalence)
        #expect(warnings.isEmpty)
        #expect(snapshot.metadata.entra.microsoftGraphHost == "graph.microsoft.com")
        #expect(snapshot.metadata["tenant_region_scope"] != nil)
    }

    @Test("An unknown tenant is reported with the provider's own error") func unknownTenant() async throws {
        let provider = try provider("11111111-2222-4333-8444-555555555555/v2.0")
        let error = try #require(
            await expectRefusal(.discoveryProviderError) {
                try await provider.snapshot(warnings: .ignored)
            })
        #expect(error.first.found?.contains("AADSTS90002") == true)
    }

    @Test("A key for personal accounts cannot sign for an organization") func personalAccountsKey() async throws {
        let provider = try provider("common/v2.0")
        #expect(try await verdict(provider, token("tenant=common")) == [])
        #expect(
            try await verdict(provider, token("tenant=common&signer=personal")) == [.issuerKeyIssuerMismatch])
        #expect(try await verdict(provider, token("tenant=consumers")) == [])
    }

    @Test("The keys of an application are found with its ID") func applicationKeys() async throws {
        let token = try await token("tenant=\(Self.tenant)&signer=app")
        #expect(try await verdict(provider("\(Self.tenant)/v2.0"), token) == [.keysUnknownKey])
        let withName = try provider("\(Self.tenant)/v2.0?appid=\(Self.clientID)")
        #expect(try await verdict(withName, token) == [])
        #expect(
            try await withName.snapshot(warnings: .ignored).metadata.jwksURL
                == "https://login.microsoftonline.com/\(Self.tenant)/discovery/v2.0/keys?appid=\(Self.clientID)")
    }

    @Test("The first token after a key rollover causes one key refresh") func keyRollover() async throws {
        let provider = try provider("organizations/v2.0")
        #expect(try await verdict(provider, token("tenant=organizations")) == [])
        let keys = "/organizations/discovery/v2.0/keys"
        let before = try await InteropProviders.counts()[keys]
        _ = try await InteropProviders.post("\(InteropProviders.ours)/control/rotate")
        #expect(try await verdict(provider, token("tenant=organizations")) == [])
        #expect(try await verdict(provider, token("tenant=organizations&signer=unpublished")) == [.keysUnknownKey])
        #expect(try await verdict(provider, token("tenant=organizations&signer=retired")) == [.keysUnknownKey])
        #expect(try await InteropProviders.counts()[keys] == (before ?? 0) + 1)
    }

    @Test("During an outage, the last snapshot is used") func outage() async throws {
        let provider = try provider(
            "organizations/v2.0",
            policy: try RefreshPolicy(minimumInterval: .seconds(1), maximumInterval: .seconds(1)))
        let token = try await token("tenant=organizations")
        #expect(try await verdict(provider, token) == [])
        _ = try await InteropProviders.post("\(InteropProviders.ours)/control/fault?mode=down")
        try await eventually {
            try await warnings(of: provider).map(\.code) == [.discoveryStale]
        }
        #expect(try await verdict(provider, token) == [])
        let cold = try await verdict(try self.provider("organizations/v2.0"), token)
        #expect(cold == [.discoveryUnreachable])
        _ = try await InteropProviders.post("\(InteropProviders.ours)/control/fault?mode=none")
        try await eventually { try await warnings(of: provider).isEmpty }
    }

    private func warnings(of provider: LiveProvider) async throws -> [Problem] {
        var found: [Problem] = []
        _ = try await provider.snapshot { found.append($0) }
        return found
    }

    /// Waits up to half a minute for a condition.
    private func eventually(_ condition: () async throws -> Bool) async throws {
        for _ in 0..<300 {
            if try await condition() { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        Issue.record("the condition was not met within half a minute")
    }
}
