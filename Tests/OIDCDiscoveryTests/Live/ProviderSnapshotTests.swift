import OIDCDiscovery
import OIDCPrimitives
import OIDCTestSupport
import OIDCTokens
import TestHelpers
import Testing

@Suite struct ProviderSnapshotTests {
    @Test("A snapshot verifies access tokens against their own expectations") func verifiesAccessTokens() async throws {
        let fixture = try ProviderFixture()
        let snapshot = try await fixture.live.snapshot(warnings: .ignored)
        let expectations = AccessTokenExpectations(
            audiences: ["another-api"], distinguishedBy: .claim("scope"), issuer: snapshot.tokenProfile)
        let codes = refusalCodes {
            try snapshot.verify(fixture.scripted.token(key: "k1"), against: expectations, at: fixture.time.now)
        }
        #expect(codes.contains(.tokenAudienceMismatch))
    }

    @Test("Event kinds and causes print as log keywords") func eventKindsAndCauses() {
        #expect("\(OIDCEvent.Kind.stale)" == "stale" && "\(OIDCEvent.Cause.unknownKey)" == "unknown-key")
    }
}
