import OIDCDiscovery
import OIDCPrimitives
import OIDCTestSupport
import OIDCTokens
import TestHelpers
import Testing

@Suite struct ProviderSnapshotTests {
    @Test("A snapshot verifies access tokens by their own rules") func verifiesAccessTokens() async throws {
        let bench = try TestBench()
        let snapshot = try await bench.live.snapshot(warnings: .ignored)
        let expectations = AccessTokenExpectations(
            audiences: ["another-api"], distinguishedBy: .claim("scope"), issuer: snapshot.tokenProfile)
        let codes = refusalCodes {
            try snapshot.verify(bench.scripted.token(key: "k1"), against: expectations, at: bench.time.now)
        }
        #expect(codes.contains(.tokenAudienceMismatch))
    }

    @Test("Kinds and causes of events print as the words for logs") func eventsPrintAsTheirWords() {
        #expect("\(ProviderEvent.Kind.stale)" == "stale" && "\(ProviderEvent.Cause.unknownKey)" == "unknown-key")
    }
}
