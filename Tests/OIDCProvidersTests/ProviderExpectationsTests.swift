import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
import OIDCProviders
import OIDCSoftwareCrypto
import OIDCTestSupport
import OIDCTokens
import Testing

/// A provider's configuration determines the expectations for its tokens.
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

    @Test("Expectations have defaults") func defaults() async throws {
        let expectations = try await expectations()
        #expect(expectations.algorithms == [.rs256])
        #expect(expectations.leeway == .standard)
        #expect(try (expectations.issuer as? ExactIssuerRule)?.issuer.string == TestIssuer().issuer)
        #expect(expectations.trustedAudiences.isEmpty)
    }

    @Test("Configured algorithms are expected") func algorithms() async throws {
        #expect(try await expectations { $0.algorithms = [.ps256, .es256] }.algorithms == [.ps256, .es256])
        #expect(try await expectations { $0.algorithms = [] }.algorithms.isEmpty)
    }

    @Test("The configured leeway is used", arguments: [0, 5, 3_600]) func leeway(seconds: Int) async throws {
        let leeway = try Leeway(.seconds(seconds))
        #expect(try await expectations { $0.leeway = leeway }.leeway == leeway)
    }

    @Test("Configured audiences are trusted") func trustedAudiences() async throws {
        #expect(try await expectations { $0.trustedAudiences = ["a", "b"] }.trustedAudiences == ["a", "b"])
    }
}
