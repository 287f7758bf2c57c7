import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
import OIDCTestSupport
import TestHelpers
import Testing

/// What an allowance of http covers: the issuer, the metadata, and the endpoints of one provider, on the named hosts.
@Suite struct InsecureHTTPEndpointTests {
    private static let issuer = "http://keycloak:8080/realms/staff"

    private func profile(metadataURL: String? = nil) throws -> StandardProfile {
        let http = try InsecureHTTP.allowed(for: ["keycloak", "localhost"])
        return StandardProfile(try IssuerIdentifier(Self.issuer, insecureHTTP: http), metadataURL: metadataURL)
    }

    private func codes(_ member: String, _ url: String) throws -> [ProblemCode] {
        let text = """
            {"issuer":"\(Self.issuer)","authorization_endpoint":"http://localhost:8080/a",
            "token_endpoint":"http://keycloak:8080/t","jwks_uri":"http://keycloak:8080/k",
            "response_types_supported":[],"subject_types_supported":[],"id_token_signing_alg_values_supported":[]}
            """
        var members = try JSONValue(parsing: Array(text.utf8)).object?.members ?? []
        members.removeAll { $0.name == member }
        members.append(.init(name: member, value: .string(url)))
        let document = Array(JSONValue.object(JSONObject(members)).serialized().utf8)
        return refusalCodes { try ProviderMetadata(document: document, profile: try profile()) }
    }

    @Test(
        "Every endpoint may use http on the named hosts, and https on the others",
        arguments: [
            "authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint", "end_session_endpoint",
        ])
    func endpoints(member: String) throws {
        for url in ["http://keycloak:8080/x", "http://localhost/x", "https://keycloak/x", "https://id.example.com/x"] {
            #expect(try codes(member, url) == [], "\(url)")
        }
        for url in ["http://keycloak2/x", "http://127.0.0.1/x", "http://10.0.0.1/x", "http://id.example.com/x"] {
            #expect(try codes(member, url) == [.discoveryEndpointNotHTTPS], "\(url)")
        }
        #expect(try codes(member, "http://169.254.169.254/x") == [.discoveryEndpointNotHTTPS])
    }

    @Test("The metadata is fetched over http from the named hosts only") func metadataURL() async throws {
        let provider = try TestIssuer(
            Self.issuer, insecureHTTP: .allowed(for: ["keycloak", "localhost"]))
        let transport = provider.transport
        let loader = ProviderLoader(profile: try profile(), transport: transport)
        let metadata = try await loader.metadata(warnings: .ignored).value
        #expect(metadata.issuer.string == Self.issuer)
        _ = try await loader.keySet(of: metadata, warnings: .ignored)
        let count = transport.requests.count

        for url in ["http://other:8080/m", "http://127.0.0.1/m", "http://id.example.com/m"] {
            let loader = ProviderLoader(profile: try profile(metadataURL: url), transport: transport)
            await expectRefusal(.discoveryEndpointNotHTTPS) { try await loader.metadata(warnings: .ignored) }
        }
        #expect(transport.requests.count == count)
    }

    @Test("An allowance covers one provider, not others") func otherProvider() throws {
        let other = StandardProfile(try IssuerIdentifier("https://id.example.com"))
        let own = try profile()
        #expect(other.insecureHTTP == .notAllowed && own.insecureHTTP != .notAllowed)
        expectRefusal(.issuerInvalid) { try other.accept(Self.issuer) }
        #expect(!other.accepts(issuer: Self.issuer, under: Self.issuer))
        #expect(own.accepts(issuer: Self.issuer, under: Self.issuer))
    }
}
