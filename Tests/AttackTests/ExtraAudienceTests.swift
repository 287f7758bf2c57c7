import EntraID
import Foundation
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

/// The operator of another client has ID tokens that are for both clients, and presents one to ours (OpenID Connect
/// Core §3.1.3.7, step 3).
@Suite("An ID token that is also for another client") struct ExtraAudienceTests {
    private func codes(
        _ audience: [String], authorizedParty: String?, trusted: [String] = []
    ) throws -> [ProblemCode] {
        let issuer = try TestIssuer()
        var order = IDTokenParameters(for: "ours", nonce: "n", at: Attack.now)
        order.claims = ["aud": .array(audience.map { .string($0) }), "azp": authorizedParty.map { .string($0) }]
        var expectations = try issuer.expectations(of: order)
        expectations.trustedAudiences = trusted
        return refusalCodes {
            try issuer.verifier().verify(issuer.token(order), against: expectations, at: Attack.now)
        }
    }

    @Test("A token that is also for an untrusted client is rejected, whatever its `azp`", arguments: ["ours", nil])
    func rejectsUntrustedAudience(authorizedParty: String?) throws {
        #expect(try codes(["ours", "evil"], authorizedParty: authorizedParty) == [.tokenAudienceUntrusted])
        #expect(try codes(["evil", "ours"], authorizedParty: authorizedParty) == [.tokenAudienceUntrusted])
        #expect(try codes(["ours"], authorizedParty: authorizedParty) == [])
    }

    @Test("A token that is also for a trusted audience is accepted")
    func acceptsTrustedAudience() throws {
        #expect(try codes(["ours", "api"], authorizedParty: "ours", trusted: ["api"]) == [])
        #expect(
            try codes(["ours", "api", "evil"], authorizedParty: "ours", trusted: ["api"]) == [.tokenAudienceUntrusted])
        #expect(try codes(["api"], authorizedParty: nil, trusted: ["api"]) == [.tokenAudienceMismatch])
    }

    @Test("A configuration passes its trusted audiences to the expectations")
    func configuresTrustedAudiences() async throws {
        let issuer = try TestIssuer()
        var configuration = try ProviderConfiguration(
            name: "test", profile: issuer.profile, clientID: "ours", authentication: .secretInHeader(SecretString("s")))
        #expect(configuration.trustedAudiences.isEmpty)
        configuration.trustedAudiences = ["api"]
        let provider = LiveProvider(
            profile: issuer.profile, transport: issuer.transport, verifier: SoftwareCrypto(), digest: SoftwareCrypto())
        let expectations = configuration.expectations(
            try await provider.snapshot(warnings: .ignored), nonce: .noNonceWasSent)
        #expect(expectations.trustedAudiences == ["api"])
    }
}
