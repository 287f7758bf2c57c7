import EntraID
import OIDCTestSupport
import TestHelpers
import Testing

/// The attacker writes a provider's metadata, and has the server call what only it can reach: the cloud's credentials,
/// the services of its own machine.
@Suite("F16: metadata that point into the server's own network")
struct PrivateEndpointTests {
    private static let targets = [
        "https://127.0.0.1:6443/keys", "https://169.254.169.254/latest", "https://[::1]/k", "https://localhost/k",
        "https://10.0.0.1/k", "https://metadata.google.internal/k", "https://0/k", "https://2130706433/k",
        "https://0x7f.1/k", "https://127.1/k", "http://127.0.0.1/k", "file:///etc/passwd",
        "https://[::ffff:169.254.169.254]/k", "https://[64:ff9b::a9fe:a9fe]/k", "https://[2002:a9fe:a9fe::]/k",
        "https://LOCALHOST./k", "https://id.home.arpa/k", "https://vault/k",
    ]

    /// Nothing is asked for there, not even once.
    @Test("No request goes to a private endpoint that public metadata name", arguments: targets)
    func nothingIsAskedFor(target: String) async throws {
        let issuer = try Issuer("https://id.example.com")
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

    /// An application that lets its users type issuers says that only public ones will do.
    @Test(arguments: ["https://10.0.0.5", "https://localhost:8443", "https://169.254.169.254", "https://vault"])
    func aTypedIssuerIsAskedForPublicHostsOnly(text: String) async throws {
        let issuer = try Issuer(text)
        let transport = Self.transport(of: issuer, keysAt: "\(text)/keys")
        let profile = StandardProfile(issuer, endpoints: .publicOnly)
        await expectRefusal(.discoveryPrivateEndpoint) {
            try await ProviderLoader(profile: profile, transport: transport).metadata(warnings: .ignored)
        }
        #expect(transport.requests.isEmpty)
    }

    /// The other side: a provider in one's own network works without a word, and link-local ones with one.
    @Test func aProviderInOnesOwnNetworkWorks() async throws {
        let providers: [(String, EndpointPolicy?)] = [
            ("https://10.0.0.5", nil), ("https://keycloak", nil), ("https://169.254.1.1", .linkLocalAllowed),
        ]
        for (text, endpoints) in providers {
            let issuer = try Issuer(text)
            let transport = Self.transport(of: issuer, keysAt: "\(text)/keys")
            let profile = StandardProfile(issuer, endpoints: endpoints)
            let metadata = try await ProviderLoader(profile: profile, transport: transport).metadata(warnings: .ignored)
            #expect(metadata.value.keySetLocation == "\(text)/keys")
        }
        let linkLocal = try Issuer("https://169.254.1.1")
        let transport = Self.transport(of: linkLocal, keysAt: "https://169.254.1.1/keys")
        await #expect(throws: Refusal.self) {
            try await ProviderLoader(profile: StandardProfile(linkLocal), transport: transport)
                .metadata(warnings: .ignored)
        }
        #expect(transport.requests.isEmpty)
    }

    /// A provider that is public, and answers inside the network for servers there: the application names that place.
    @Test func aStatedLocationInOnesOwnNetworkIsAWord() async throws {
        let issuer = try Issuer("https://id.example.com")
        let location = "https://keycloak.auth.svc.cluster.local/.well-known/openid-configuration"
        let profile = StandardProfile(issuer, metadataLocation: location)
        #expect(profile.endpoints == .privateAllowed)
        #expect(StandardProfile(issuer).endpoints == .publicOnly)
    }

    private static func transport(of issuer: Issuer, keysAt keys: String) -> StubTransport {
        let document: JSONObject = [
            "issuer": .string(issuer.text), "authorization_endpoint": .string("\(issuer)/authorize"),
            "token_endpoint": .string("\(issuer)/token"), "jwks_uri": .string(keys),
            "response_types_supported": .array(["code"]), "subject_types_supported": .array(["public"]),
            "id_token_signing_alg_values_supported": .array(["RS256"]),
        ]
        return StubTransport { _ in
            HTTPResponse(status: 200, body: Array(JSONValue.object(document).serialized().utf8))
        }
    }
}
