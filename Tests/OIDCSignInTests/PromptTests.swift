import OIDCCallbacks
import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
import OIDCProviders
import OIDCSignIn
import OIDCSoftwareCrypto
import TestHelpers
import Testing

/// The prompts that a provider supports.
@Suite struct PromptTests {
    private let fixture = SignInFixture()

    private func metadata(_ prompts: [JSONValue]?) throws -> ProviderMetadata {
        var members: [JSONObject.Member] = [
            .init(name: "issuer", value: "https://id.example.com"),
            .init(name: "authorization_endpoint", value: "https://id.example.com/authorize"),
            .init(name: "token_endpoint", value: "https://id.example.com/token"),
            .init(name: "jwks_uri", value: "https://id.example.com/keys"),
            .init(name: "response_types_supported", value: .array(["code"])),
            .init(name: "subject_types_supported", value: .array(["public"])),
            .init(name: "id_token_signing_alg_values_supported", value: .array(["RS256"])),
        ]
        if let prompts { members.append(.init(name: "prompt_values_supported", value: .array(prompts))) }
        return try ProviderMetadata(
            document: Array(JSONValue.object(JSONObject(members)).serialized().utf8),
            profile: StandardProfile(try IssuerIdentifier("https://id.example.com")))
    }

    private func request(
        _ prompt: AuthorizationOptions.Prompt, _ prompts: [JSONValue]?
    ) throws -> AuthorizationRequest {
        var options = AuthorizationOptions()
        options.prompt = prompt
        return try AuthorizationRequest(
            try fixture.client().configuration, metadata: try metadata(prompts), callback: try SignInFixture.callback(),
            options: options, at: SignInFixture.now, digest: SoftwareCrypto(), warnings: .ignored)
    }

    @Test("A request can ask for a new account") func createsAccount() throws {
        for prompts in [nil, ["login", "create"]] as [[JSONValue]?] {
            let request = try request(.create, prompts)
            #expect(request.parameters.contains { $0.name == "prompt" && $0.value == "create" })
        }
    }

    @Test("A prompt that the provider does not list is rejected before it is sent")
    func promptNotListed() throws {
        for prompts in [["none", "login"], []] as [[JSONValue]] {
            let found = refusal { try request(.create, prompts) }
            #expect(found?.codes == [.requestInvalid])
            #expect(found?.first.location == .parameter("prompt"))
        }
        #expect(refusal { try request(.login, ["none", "login"]) } == nil)
        // Names are compared byte for byte.
        #expect(refusal { try request(.create, ["Create"]) }?.codes == [.requestInvalid])
    }

    @Test("Each of several prompts has to be listed") func severalPrompts() throws {
        let both = AuthorizationOptions.Prompt(rawValue: "login consent")
        #expect(refusal { try request(both, ["login", "consent"]) } == nil)
        #expect(refusal { try request(both, ["login"]) }?.codes == [.requestInvalid])
        #expect(refusal { try request(both, nil) } == nil)
    }
}
