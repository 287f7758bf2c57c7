import EntraID
import Foundation
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

/// The operator of another client holds ID tokens that are for both clients, and presents one to ours (OpenID Connect
/// Core §3.1.3.7, step 3).
@Suite("F13: an ID token that another client holds as well") struct AddsAnAudienceTests {
    private func codes(
        _ audience: [String], authorizedParty: String?, trusted: [String] = []
    ) throws -> [ProblemCode] {
        let issuer = try TestIssuer()
        var order = TokenOrder(for: "ours", nonce: "n", at: Attack.now)
        order.claims = ["aud": .array(audience.map { .string($0) }), "azp": authorizedParty.map { .string($0) }]
        var expectations = try issuer.expectations(of: order)
        expectations.trustedAudiences = trusted
        return refusalCodes {
            try issuer.verifier().verify(issuer.token(order), against: expectations, at: Attack.now)
        }
    }

    @Test("A token for another client too is rejected, whatever azp says", arguments: ["ours", nil])
    func isRejectedWhateverAzpSays(authorizedParty: String?) throws {
        #expect(try codes(["ours", "evil"], authorizedParty: authorizedParty) == [.tokenAudienceUntrusted])
        #expect(try codes(["evil", "ours"], authorizedParty: authorizedParty) == [.tokenAudienceUntrusted])
        #expect(try codes(["ours"], authorizedParty: authorizedParty) == [])
    }

    @Test("A token for another client too is accepted when that audience is trusted")
    func unlessTheAudienceIsTrusted() throws {
        #expect(try codes(["ours", "api"], authorizedParty: "ours", trusted: ["api"]) == [])
        #expect(
            try codes(["ours", "api", "evil"], authorizedParty: "ours", trusted: ["api"]) == [.tokenAudienceUntrusted])
        #expect(try codes(["api"], authorizedParty: nil, trusted: ["api"]) == [.tokenAudienceMismatch])
    }

    /// What is trusted is said in the configuration of the client, and reaches its expectations.
    @Test("A configuration passes its trusted audiences to the expectations")
    func aConfigurationPassesItOn() async throws {
        let issuer = try TestIssuer()
        var configuration = try ProviderConfiguration(
            name: "test", profile: issuer.profile, clientID: "ours", authentication: .secretInHeader(Secret("s")))
        #expect(configuration.trustedAudiences.isEmpty)
        configuration.trustedAudiences = ["api"]
        let provider = LiveProvider(
            profile: issuer.profile, transport: issuer.transport, verifier: SoftwareCrypto(), digest: SoftwareCrypto())
        let expectations = configuration.expectations(
            try await provider.snapshot(warnings: .ignored), nonce: .noNonceWasSent)
        #expect(expectations.trustedAudiences == ["api"])
    }
}
