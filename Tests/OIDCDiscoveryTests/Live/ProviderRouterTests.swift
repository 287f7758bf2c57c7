import Foundation
import OIDCDiscovery
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTestSupport
import OIDCTokens
import TestHelpers
import Testing

/// Several providers at one server, of which the issuer of a token chooses one.
@Suite struct ProviderRouterTests {
    private let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
    private let first: TestIssuer
    private let second: TestIssuer
    private let network: IssuerNetwork

    init() throws {
        first = try TestIssuer("https://one.example.com", time: time)
        second = try TestIssuer("https://two.example.com/staff", time: time)
        network = IssuerNetwork(first, second)
    }

    private func live(_ profile: any ProviderProfile) -> LiveProvider {
        LiveProvider(
            profile: profile, transport: network, verifier: SoftwareCrypto(), digest: SoftwareCrypto(), time: time)
    }

    private func router(_ issuers: TestIssuer...) throws -> ProviderRouter {
        try ProviderRouter(issuers.map { live($0.profile) })
    }

    private func token(_ issuer: TestIssuer, claiming other: TestIssuer? = nil) -> String {
        var parameters = AccessTokenParameters(for: "api", at: time.now)
        if let other { parameters.claims["iss"] = .string(other.issuer) }
        return issuer.accessToken(parameters)
    }

    /// Verifies a token, and returns the position of its provider.
    private func verify(_ token: String, _ router: ProviderRouter) async throws -> Int {
        let position = Locked(-1)
        let verified = try await router.verify(token) { snapshot, index in
            position.withLock { $0 = index }
            return AccessTokenExpectations(
                audiences: ["api"], distinguishedBy: .type, issuer: snapshot.tokenProfile)
        }
        #expect(verified.subject == "ada")
        return position.withLock { $0 }
    }

    @Test("The issuer chooses the provider, whatever the order") func order() async throws {
        let router = try router(first, second)
        #expect(try await verify(token(first), router) == 0)
        #expect(try await verify(token(second), router) == 1)
        let reversed = try self.router(second, first)
        #expect(try await verify(token(first), reversed) == 1)
        #expect(try await verify(token(second), reversed) == 0)
    }

    @Test("A router refreshes all of its providers, in their order") func refresh() async throws {
        let router = try router(first, second)
        let snapshots = try await router.refreshNow()
        #expect(snapshots.map(\.metadata.issuer.string) == [first.issuer, second.issuer])
        for (snapshot, provider) in zip(snapshots, router.providers) {
            #expect(snapshot === provider.snapshotIfAvailable())
        }
    }

    @Test("Only the provider of the token is asked for its keys") func onlyOneIsAsked() async throws {
        _ = try await verify(token(second), try router(first, second))
        #expect(network.requests == 2)
        #expect(first.transport.requests.isEmpty)
    }

    @Test("An ID token is routed too") func idToken() async throws {
        let router = try router(first, second)
        let parameters = IDTokenParameters(for: "client", nonce: nil, at: time.now)
        let verified = try await router.verify(second.token(parameters)) { snapshot, index in
            #expect(index == 1)
            return IDTokenExpectations(
                clientID: "client", nonce: .noNonceWasSent, issuer: snapshot.tokenProfile)
        }
        #expect(verified.issuer == second.issuer)
    }

    @Test("A token of an issuer that is not configured costs no request") func unknownIssuer() async throws {
        let stranger = try TestIssuer("https://three.example.com", time: time)
        let router = try router(first, second)
        await expectRefusal(.issuerMismatch) { try await verify(token(stranger), router) }
        #expect(network.requests == 0)
    }

    @Test(
        "A token without a usable issuer costs no request",
        arguments: [
            (#"{"sub":"s"}"#, ProblemCode.tokenClaimMissing), (#"{"iss":7}"#, .tokenClaimType),
            (#"{"iss":null}"#, .tokenClaimType), (#"{"iss":["https://one.example.com"]}"#, .tokenClaimType),
            (#"{"iss":""}"#, .issuerMismatch), (#"{"iss":"https://one.example.com/"}"#, .issuerMismatch),
            (#"{"iss":"https://ONE.example.com"}"#, .issuerMismatch),
            (#"{"iss":"https://one.example.com\u0000"}"#, .issuerMismatch),
            (#"{"iss":"https://one.example.com","iss":"https://two.example.com/staff"}"#, .tokenInvalidJSON),
            (#"{"iss":"https://one.example.com""#, .tokenInvalidJSON), ("[]", .tokenNotAnObject),
        ])
    func unusableIssuer(claims: String, code: ProblemCode) async throws {
        let router = try router(first, second)
        await expectRefusal(code) { try await verify(UnsignedTokens.token(claims), router) }
        #expect(network.requests == 0)
    }

    @Test("A string that is not a token costs no request", arguments: ["", "x", "a.b", "a.b.c", "a.b.c.d.e"])
    func malformed(text: String) async throws {
        let single = await refusalCodes { try await verify(text, try router(first)) }
        let requests = network.requests
        #expect(await refusalCodes { try await verify(text, try router(first, second)) } == single)
        #expect(!single.isEmpty && network.requests == requests)
    }

    @Test("An escaped issuer is the same issuer") func escapedIssuer() async throws {
        let text = UnsignedTokens.token(#"{"iss":"https:\/\/one.example\u002ecom"}"#)
        let router = try router(second, first)
        let codes = await refusalCodes { try await verify(text, router) }
        #expect(!codes.isEmpty && !codes.contains(.issuerMismatch))
        #expect(second.transport.requests.isEmpty && !first.transport.requests.isEmpty)
    }

    @Test("The issuer decides nothing: a token that only claims it is rejected by its provider's keys")
    func foreignKeys() async throws {
        let router = try router(first, second)
        second.rotateKeys()
        await expectRefusal(.keysUnknownKey) { try await verify(token(second, claiming: first), router) }
        #expect(second.transport.requests.isEmpty)
        await expectRefusal(.tokenSignatureInvalid) {
            try await verify(String(token(first).dropLast(8)) + "AAAAAAAA", router)
        }
    }

    @Test("A single provider rejects tokens of other issuers itself") func singleProvider() async throws {
        let router = try router(first)
        #expect(try await verify(token(first), router) == 0)
        await expectRefusal(.issuerMismatch) { try await verify(token(second), router) }
    }

    @Test("Without providers, every token is rejected") func noProviders() async throws {
        let router = try ProviderRouter([])
        await expectRefusal(.issuerMismatch) { try await verify(token(first), router) }
    }

    @Test("Two providers with the same issuer or the same metadata are rejected") func duplicates() throws {
        let refusal = try #require(
            expectRefusal(.configDuplicateIssuer) { try router(first, second, first) })
        #expect(refusal.first.location == .setting("issuers[2]") && refusal.first.found == first.issuer)
        let moved = StandardProfile(
            try IssuerIdentifier(first.issuer), metadataURL: "https://one.example.com/other/configuration")
        expectRefusal(.configDuplicateIssuer) { try ProviderRouter([live(first.profile), live(moved)]) }
        let sameMetadata = StandardProfile(
            try IssuerIdentifier("https://three.example.com"), metadataURL: first.profile.metadataURL)
        expectRefusal(.configDuplicateIssuer) { try ProviderRouter([live(first.profile), live(sameMetadata)]) }
    }

    @Test("The keys of every provider are kept fresh") func keepFresh() async throws {
        let router = try router(first, second)
        let task = Task { await router.keepFresh() }
        let areFetched = await eventually { router.providers.allSatisfy { $0.snapshotIfAvailable() != nil } }
        task.cancel()
        await task.value
        #expect(areFetched && network.requests == 4)
    }
}
