import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
import TestHelpers
import Testing

/// The issuer that is suggested when the provider spells it differently than the configuration.
@Suite struct IssuerSuggestionTests {
    private func mismatch(_ configured: String, _ found: String) throws -> Problem {
        let profile = StandardProfile(try IssuerIdentifier(configured))
        let refusal = expectRefusal(.discoveryIssuerMismatch) { try profile.accept(found) }
        return try #require(refusal).problems[0]
    }

    @Test(
        "A slash too many or too few, or another case, is corrected with what the metadata names",
        arguments: [
            ("https://id.example.com/", "https://id.example.com"),
            ("https://id.example.com", "https://id.example.com/"),
            ("https://id.example.com/realms/staff//", "https://id.example.com/realms/staff"),
            ("https://ID.example.com/Realms/staff", "https://id.example.com/realms/staff"),
            ("https://id.example.com/a/.well-known/openid-configuration", "https://id.example.com/a"),
        ] as [(String, String)])
    func suggestsSpelling(configured: String, found: String) throws {
        #expect(try mismatch(configured, found).suggestion == found)
    }

    @Test(
        "Another provider is never suggested",
        arguments: [
            "https://other.example.com", "https://id.example.com/a", "https://id.example.com:8443",
            "https://id.example.com.evil.example", "https://id.example.co",
        ])
    func suggestsNoOtherProvider(found: String) throws {
        #expect(try mismatch("https://id.example.com", found).suggestion == nil)
    }

    @Test("If there is no document, slashes at the end of the issuer are suspected") func suspectsSlashes() throws {
        func suggestion(_ issuer: String, status: Int = 404) throws -> String? {
            let profile = StandardProfile(try IssuerIdentifier(issuer))
            let response = TransportResponse(status: status)
            let refusal = expectRefusal(.discoveryHTTPStatus) {
                try ProviderMetadata(document: response, profile: profile, warnings: .ignored)
            }
            return refusal?.problems[0].suggestion
        }
        #expect(try suggestion("https://id.example.com/a//") == "https://id.example.com/a")
        #expect(try suggestion("https://id.example.com///") == "https://id.example.com")
        #expect(
            try suggestion("https://id.example.com/a/.well-known/openid-configuration") == "https://id.example.com/a")
        // One slash is left out of the metadata URL, so it is not the reason.
        #expect(try suggestion("https://id.example.com/a/") == nil)
        #expect(try suggestion("https://id.example.com/a") == nil)
        #expect(try suggestion("https://id.example.com/a//", status: 503) == nil)
    }
}
