import EntraID
import OIDCTestSupport
import TestHelpers
import Testing

/// The attacker writes a provider's metadata to make the server send requests that only it can send, such as to the
/// cloud's credentials or to services on its own machine.
@Suite("Metadata that points into the server's own network")
struct PrivateEndpointTests {
    private static let targets = [
        "https://127.0.0.1:6443/keys", "https://169.254.169.254/latest", "https://[::1]/k", "https://localhost/k",
        "https://10.0.0.1/k", "https://metadata.google.internal/k", "https://0/k", "https://2130706433/k",
        "https://0x7f.1/k", "https://127.1/k", "http://127.0.0.1/k", "file:///etc/passwd",
        "https://[::ffff:169.254.169.254]/k", "https://[64:ff9b::a9fe:a9fe]/k", "https://[2002:a9fe:a9fe::]/k",
        "https://LOCALHOST./k", "https://id.home.arpa/k", "https://vault/k",
    ]

    @Test("No request goes to a private endpoint in public metadata", arguments: targets)
    func privateEndpoint(target: String) async throws {
        let issuer = try IssuerIdentifier("https://id.example.com")
        let transport = Self.transport(of: issuer, keysAt: target)
        let loader = ProviderLoader(profile: StandardProfile(issuer), transport: transport)
        let codes: [ProblemCode] = [.discoveryPrivateEndpoint, .discoveryEndpointNotHTTPS]
        let error = try #require(
            await refusal {
                let metadata = try await loader.metadata(warnings: .ignored)
                return try await loader.keySet(of: metadata.value, warnings: .ignored)
            })
        #expect(error.codes.count == 1)
        #expect(error.codes.allSatisfy(codes.contains))
        #expect(transport.requests(to: target).isEmpty)
    }

    /// For an application that lets its users enter issuers.
    @Test(
        "With public endpoints only, a private issuer is rejected",
        arguments: ["https://10.0.0.5", "https://localhost:8443", "https://169.254.169.254", "https://vault"])
    func publicEndpointsOnly(text: String) async throws {
        let issuer = try IssuerIdentifier(text)
        let transport = Self.transport(of: issuer, keysAt: "\(text)/keys")
        let profile = StandardProfile(issuer, endpoints: .publicOnly)
        await expectRefusal(.discoveryPrivateEndpoint) {
            try await ProviderLoader(profile: profile, transport: transport).metadata(warnings: .ignored)
        }
        #expect(transport.requests.isEmpty)
    }

    @Test("A private issuer is accepted, and a link-local one only if allowed") func privateIssuer() async throws {
        let providers: [(String, EndpointPolicy?)] = [
            ("https://10.0.0.5", nil), ("https://keycloak", nil), ("https://169.254.1.1", .linkLocalAllowed),
        ]
        for (text, endpoints) in providers {
            let issuer = try IssuerIdentifier(text)
            let transport = Self.transport(of: issuer, keysAt: "\(text)/keys")
            let profile = StandardProfile(issuer, endpoints: endpoints)
            let metadata = try await ProviderLoader(profile: profile, transport: transport).metadata(warnings: .ignored)
            #expect(metadata.value.jwksURL == "\(text)/keys")
        }
        let linkLocal = try IssuerIdentifier("https://169.254.1.1")
        let transport = Self.transport(of: linkLocal, keysAt: "https://169.254.1.1/keys")
        await #expect(throws: Refusal.self) {
            try await ProviderLoader(profile: StandardProfile(linkLocal), transport: transport)
                .metadata(warnings: .ignored)
        }
        #expect(transport.requests.isEmpty)
    }

    /// A public provider that also responds inside the network, at a URL that the application sets.
    @Test("A private metadata URL that the application sets allows private endpoints")
    func privateMetadataURL() async throws {
        let issuer = try IssuerIdentifier("https://id.example.com")
        let location = "https://keycloak.auth.svc.cluster.local/.well-known/openid-configuration"
        let profile = StandardProfile(issuer, metadataURL: location)
        #expect(profile.endpoints == .privateAllowed)
        #expect(StandardProfile(issuer).endpoints == .publicOnly)
    }

    private static func transport(of issuer: IssuerIdentifier, keysAt keys: String) -> StubTransport {
        let document: JSONObject = [
            "issuer": .string(issuer.string), "authorization_endpoint": .string("\(issuer)/authorize"),
            "token_endpoint": .string("\(issuer)/token"), "jwks_uri": .string(keys),
            "response_types_supported": .array(["code"]), "subject_types_supported": .array(["public"]),
            "id_token_signing_alg_values_supported": .array(["RS256"]),
        ]
        return StubTransport { _ in
            TransportResponse(status: 200, body: Array(JSONValue.object(document).serialized().utf8))
        }
    }
}
