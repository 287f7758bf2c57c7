import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
import TestHelpers
import Testing

/// A profile that implements only what it must.
@Suite struct CustomProfileTests {
    /// A profile that accepts every issuer, but always means the same one.
    private struct Profile: ProviderProfile {
        var metadataURL = "https://id.example.com/metadata"

        func accept(_ issuer: String) throws(Refusal) -> AcceptedIssuer {
            let own = try IssuerIdentifier("https://id.example.com/a")
            return AcceptedIssuer(
                .concrete(own), as: MetadataEquivalence("own", explanation: "There is only one."),
                tokenProfile: ExactIssuerRule(own))
        }
    }

    @Test("An issuer is recognized only if it is the accepted one, byte for byte") func recognizesIssuer() {
        #expect(Profile().recognizes(issuer: "https://id.example.com/a"))
        #expect(!Profile().recognizes(issuer: "https://id.example.com/a/"))
        #expect(!Profile().recognizes(issuer: "https://other.example.com"))
    }

    @Test("Without stated issuers, tokens of the recognized issuer may be the provider's") func noTokenIssuers() {
        #expect(Profile().tokenIssuers.isEmpty)
        #expect(Profile().mayHaveIssued(issuer: "https://id.example.com/a"))
        #expect(!Profile().mayHaveIssued(issuer: "https://other.example.com"))
    }

    /// The name is as long as the path of the standard, which would be left out.
    @Test("Nothing is told from a metadata URL with another path than the standard's") func otherMetadataURL() {
        let path = WellKnownURL.openIDConfigurationPath
        func suggestion(_ path: String) -> String? {
            let profile = Profile(metadataURL: "https://id.example.com/a//\(path)")
            let refusal = expectRefusal(.discoveryHTTPStatus) {
                try ProviderMetadata(document: TransportResponse(status: 404), profile: profile, warnings: .ignored)
            }
            return refusal?.problems[0].suggestion
        }
        #expect(suggestion(path) == "https://id.example.com/a")
        #expect(suggestion(String(repeating: "m", count: path.utf8.count)) == nil)
    }
}
