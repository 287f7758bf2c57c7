import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
import OIDCProviders
import OIDCSoftwareCrypto
import OIDCTestSupport
import OIDCTokens
import Testing

/// What a provider's configuration says about tokens reaches the expectations by which they are verified.
@Suite struct ProviderExpectationsTests {
    private func expectations(
        _ change: (inout ProviderConfiguration) -> Void = { _ in }
    ) async throws -> IDTokenExpectations {
        let issuer = try TestIssuer()
        var configuration = try ProviderConfiguration(
            name: "example", profile: issuer.profile, clientID: "client", authentication: .none)
        change(&configuration)
        let provider = LiveProvider(
            profile: configuration.profile, transport: issuer.transport, verifier: SoftwareCrypto(),
            digest: SoftwareCrypto())
        return configuration.expectations(try await provider.snapshot(warnings: .ignored), nonce: .noNonceWasSent)
    }

    @Test("Without changes the expectations have the defaults") func theUsualOnes() async throws {
        let expectations = try await expectations()
        #expect(expectations.algorithms == [.rs256])
        #expect(expectations.leeway == .standard)
        #expect(try (expectations.issuer as? ExactIssuerRule)?.issuer.text == TestIssuer().issuer)
        #expect(expectations.trustedAudiences.isEmpty)
    }

    @Test func algorithmsArePassedOn() async throws {
        #expect(try await expectations { $0.algorithms = [.ps256, .es256] }.algorithms == [.ps256, .es256])
        #expect(try await expectations { $0.algorithms = [] }.algorithms.isEmpty)
    }

    @Test(arguments: [0, 5, 3_600]) func theLeewayIsPassedOn(seconds: Int) async throws {
        let leeway = try Leeway(.seconds(seconds))
        #expect(try await expectations { $0.leeway = leeway }.leeway == leeway)
    }

    @Test func trustedAudiencesArePassedOn() async throws {
        #expect(try await expectations { $0.trustedAudiences = ["a", "b"] }.trustedAudiences == ["a", "b"])
    }
}
