import OIDCDiscovery
import OIDCFixtures
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

/// Booleans that a provider sends as strings. Vectors cover which strings are accepted.
@Suite struct StringBooleanTests {
    private let scripted: ScriptedProvider
    private let tolerant: StandardProfile
    private let members: [String: JSONValue?] = [
        "request_uri_parameter_supported": "false", "authorization_response_iss_parameter_supported": "true",
        "require_pushed_authorization_requests": true, "frontchannel_logout_supported": "false",
    ]

    init() throws {
        scripted = try ScriptedProvider()
        tolerant = StandardProfile(scripted.issuer, stringBooleans: .acceptedWithWarning)
    }

    @Test("A profile rejects them unless it says otherwise") func rejectedByDefault() throws {
        #expect(scripted.profile.stringBooleans == .rejected)
        let codes = refusalCodes {
            try ProviderMetadata(document: Array(scripted.metadata(members).utf8), profile: scripted.profile)
        }
        #expect(codes == [.discoveryWrongType, .discoveryWrongType, .discoveryWrongType])
    }

    @Test("Accepted strings have the meaning of the Booleans, and a warning each") func meaning() throws {
        let metadata = try ProviderMetadata(document: Array(scripted.metadata(members).utf8), profile: tolerant)
        // Without the member, request_uri would be supported.
        #expect(!metadata.supportsRequestURIParameter && metadata.supportsIssuerParameter)
        #expect(metadata.requiresPushedAuthorizationRequests && !metadata.supportsFrontChannelLogout)
        #expect(metadata["request_uri_parameter_supported"] == "false")
        #expect(metadata.warnings.map(\.code) == Array(repeating: .discoveryBooleanAsString, count: 3))
        #expect(metadata.warnings.allSatisfy { $0.severity == .warning })
        #expect(metadata.warnings.first?.location == .member("request_uri_parameter_supported"))
    }

    @Test("The warnings are those of each snapshot, also of a restored one") func snapshotWarnings() async throws {
        let text = scripted.metadata(members)
        scripted.answerMetadata(.answer(TransportResponse(status: 200, body: Array(text.utf8))))
        func provider() -> LiveProvider {
            LiveProvider(
                profile: tolerant, transport: scripted, verifier: .acceptingAll, digest: SoftwareCrypto(),
                time: ManualTime())
        }
        let snapshot = try await provider().snapshot(warnings: .ignored)
        let other = provider()
        try other.restore(snapshot.stored)
        let restored = try #require(other.snapshotIfAvailable())
        for snapshot in [snapshot, restored] {
            #expect(snapshot.warnings.map(\.code) == Array(repeating: .discoveryBooleanAsString, count: 3))
        }
    }
}
