import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
import TestHelpers
import Testing

/// The words and the order of the problems with a metadata document, and what its endpoints may be.
@Suite struct MetadataProblemsTests {
    private let scripted: ScriptedProvider

    init() throws {
        scripted = try ScriptedProvider()
    }

    private func metadata(_ changes: [String: JSONValue?]) throws -> ProviderMetadata {
        try ProviderMetadata(document: Array(scripted.metadata(changes).utf8), profile: scripted.profile)
    }

    /// The first problem with a document.
    private func problem(_ changes: [String: JSONValue?]) throws -> Problem {
        try #require(refusal { try metadata(changes) }).first
    }

    /// The first problem with a response.
    private func problem(status: Int, headers: [HeaderField] = [], _ body: String = "") throws -> Problem {
        let response = TransportResponse(status: status, headers: headers, body: Array(body.utf8))
        let found = refusal {
            try ProviderMetadata(document: response, profile: scripted.profile, warnings: .ignored)
        }
        return try #require(found).first
    }

    // MARK: - Problems

    @Test("Problems are reported in a fixed order, whatever the order of the members") func orderOfProblems() throws {
        let names = [
            "issuer", "authorization_endpoint", "token_endpoint", "jwks_uri", "response_types_supported",
            "subject_types_supported", "id_token_signing_alg_values_supported", "userinfo_endpoint",
            "registration_endpoint", "end_session_endpoint", "check_session_iframe", "mtls_endpoint_aliases",
            "service_documentation", "scopes_supported", "claims_parameter_supported",
        ]
        let document = "{" + names.reversed().map { "\"\($0)\":1" }.joined(separator: ",") + "}"
        let found = refusal { try ProviderMetadata(document: Array(document.utf8), profile: scripted.profile) }
        #expect(try #require(found).problems.compactMap(\.location?.name) == names)
    }

    @Test("A member with the wrong type is described") func wrongTypes() throws {
        #expect(try problem(["scopes_supported": 1]).found == "a number")
        #expect(try problem(["scopes_supported": .array([1])]).found == "an array with other elements")
        #expect(try problem(["issuer": .object([:])]).found == "an object")
    }

    @Test("Only the first line of a provider's error description is shown") func providerErrors() throws {
        let explained = try problem([
            "error": "invalid_tenant", "error_description": "The tenant does not exist.\nTrace: 1\nTime: 2",
        ])
        #expect(explained.code == .discoveryProviderError)
        #expect(explained.found == "invalid_tenant: The tenant does not exist.")
        #expect(try problem(["error": "invalid_tenant"]).found == "invalid_tenant")
        let personal = try problem(["error": "e", "error_description": "User 'Ada' (ada@example.com) is unknown."])
        #expect(personal.found == "e: User '…' … is unknown.")
    }

    @Test("A redirect is described by its target, or by its status if it has none") func redirects() throws {
        let target = HeaderField(name: "Location", value: "https://other.example.com/metadata")
        let redirected = try problem(status: 302, headers: [target])
        #expect(redirected.code == .discoveryRedirected)
        #expect(redirected.found == "a redirect to https://other.example.com/metadata")
        #expect(try problem(status: 302).found == "status 302")
    }

    @Test("A private endpoint and a link-local one are described differently") func privateEndpoints() throws {
        let link = try problem(["jwks_uri": "https://169.254.10.1/keys"])
        #expect(link.code == .discoveryPrivateEndpoint && link.expected == "a host that is not link-local")
        #expect(link.remedy.hasSuffix("policy of the provider's profile that includes link-local hosts."))
        let local = try problem(["jwks_uri": "https://10.0.0.1/keys"])
        #expect(local.code == .discoveryPrivateEndpoint && local.expected == "a public host")
        #expect(local.remedy.hasSuffix("policy of the provider's profile."))
    }

    // MARK: - Endpoints and issuers

    @Test("Loopback endpoints must use http or https, and http only if the profile allows it")
    func loopbackSchemes() throws {
        let issuer = try IssuerIdentifier("http://127.0.0.1:9400", insecureHTTP: .allowedOnLoopback)
        let cases: [(profile: StandardProfile, keys: String, isAccepted: Bool)] = [
            (StandardProfile(issuer), "http://localhost:9400/keys", true),
            (StandardProfile(issuer), "https://localhost:9400/keys", true),
            (StandardProfile(issuer), "ftp://localhost:9400/keys", false),
            (StandardProfile(scripted.issuer, endpoints: .privateAllowed), "https://127.0.0.1:9400/keys", true),
            (StandardProfile(scripted.issuer, endpoints: .privateAllowed), "http://127.0.0.1:9400/keys", false),
        ]
        for (profile, keys, isAccepted) in cases {
            let text = scripted.metadata(["issuer": .string(profile.issuer.string), "jwks_uri": .string(keys)])
            let codes = refusalCodes { try ProviderMetadata(document: Array(text.utf8), profile: profile) }
            let expected: [ProblemCode] = isAccepted ? [] : [.discoveryEndpointNotHTTPS]
            #expect(codes == expected, "\(keys)")
        }
    }

    @Test("The endpoint policy for a string without a host is public")
    func policyWithoutHost() {
        for text in ["", "id.example.com", "localhost"] {
            #expect(EndpointPolicy.matching(text) == .publicOnly, "\(text)")
        }
        #expect(EndpointPolicy.matching("id.example.com", "https://10.0.0.1") == .privateAllowed)
    }

    @Test("Only an issuer matches itself by default, and a template does not") func templatesDoNotMatch() {
        let issuer = scripted.issuer.string
        #expect(scripted.profile.accepts(issuer: issuer, under: issuer))
        for text in ["https://id.example.com/{tenantid}/v2.0", "id.example.com", ""] {
            #expect(!scripted.profile.accepts(issuer: text, under: text), "\(text)")
        }
    }

    // MARK: - Members

    @Test("Unknown members may have names of any length, and only they are listed as unknown")
    func unknownMembers() throws {
        var members: [String: JSONValue?] = [:]
        for length in 1...100 { members[String(repeating: "x", count: length)] = .string("x") }
        let metadata = try metadata(members)
        #expect(Set(metadata.unknownMemberNames) == Set(members.keys))
        #expect(metadata.idTokenAlgorithmsSupported == ["RS256"])
    }
}
