import EntraID
import OIDCSoftwareCrypto
import OIDCTestSupport
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// An administrator types `common`, and the only thing that says who may sign in now is a warning. No function that
/// refuses and can warn lets its warnings be dropped without the word `.ignored`: its last argument has no default.
@Suite("F6: a warning that is dropped without a word")
struct DroppedWarningTests {
    private static let host = "https://login.microsoftonline.com"

    /// What a call says: whether it accepts, and the warnings that it gives to its closure.
    private func answer<Value>(
        _ call: (WarningHandler) async throws -> Value
    ) async throws -> (isAccepted: Bool, warnings: [ProblemCode]) {
        var warnings: [ProblemCode] = []
        do {
            _ = try await call { warnings.append($0.code) }
            return (true, warnings)
        } catch is Refusal {
            return (false, warnings)
        }
    }

    /// Expects these warnings beside what is accepted, and none beside what is refused, although the same thing is wrong
    /// with both.
    private func expect<Given, Value>(
        _ codes: [ProblemCode], accepted: Given, refused: Given, sourceLocation: SourceLocation = #_sourceLocation,
        _ call: (Given, WarningHandler) async throws -> Value
    ) async throws {
        #expect(
            try await answer { try await call(accepted, $0) } == (true, codes), sourceLocation: sourceLocation)
        #expect(try await answer { try await call(refused, $0) } == (false, []), sourceLocation: sourceLocation)
    }

    @Test("Parsing an authority gives its warnings to the closure") func anAuthority() async throws {
        try await expect(
            [.authorityManyTenants], accepted: "\(Self.host)/common/v2.0", refused: "\(Self.host)/common/v2.0/"
        ) { try EntraAuthority(parsing: $0, warnings: $1) }
    }

    @Test("Reading a configuration gives its warnings to the closure") func aConfiguration() async throws {
        let client = #""clientID":"\#(Attack.clientID)","responseType":"id_token""#
        func document(_ client: String) -> [UInt8] {
            Array(#"{"issuer":"\#(Self.host)/\#(Attack.tenant)/v2.0",\#(client),"colour":"red"}"#.utf8)
        }
        try await expect(
            [.configNeedsIDTokensToggle, .configUnknownMember], accepted: document(client),
            refused: document(#""responseType":"id_token""#)
        ) { try EntraConfiguration.read($0, warnings: $1) }
    }

    @Test("Fetching a secret gives its warnings to the closure") func aSecretThatIsFetched() async throws {
        let entra = try EntraConfiguration(
            authority: try EntraAuthority(parsing: "\(Self.host)/\(Attack.tenant)/v2.0", warnings: .ignored),
            clientID: Attack.clientID, credential: .secret(.environment("SECRET")))
        // A scope without openid is refused after the secret was judged.
        var unfit = entra
        unfit.scope = "profile"
        let reader = SecretReader(environment: { _ in "unlike a secret of Entra" }, file: { _ in nil })
        try await expect([.configClientSecretUnusual], accepted: entra, refused: unfit) {
            try $0.provider(reader, warnings: $1)
        }
    }

    @Test("Checking a redirect URI gives its warnings to the closure") func aRedirectURI() async throws {
        let rules = RedirectRules()
        try await expect(
            [.redirectMixedCasePath], accepted: "https://a.example/Path", refused: "http://a.example/Path"
        ) { try rules.judge($0, warnings: $1) }

        func callback(_ address: String) throws -> CallbackURL {
            try CallbackPolicy(path: CallbackPath("/Path")).callback(pageAddress: address, warnings: .ignored)
        }
        try await expect(
            [.redirectMixedCasePath], accepted: try callback("https://a.example"),
            refused: try callback("http://a.example")
        ) { try rules.judge($0, warnings: $1) }
    }

    @Test("Deriving a callback gives its warnings to the closure") func aCallback() async throws {
        let policy = try CallbackPolicy(allowedHosts: ["a.example"])
        try await expect(
            [.callbackPathIgnored], accepted: "https://a.example/path", refused: "https://b.example/path"
        ) { try policy.callback(publicAddress: $0, warnings: $1) }

        func request(_ host: String) -> ObservedRequest {
            ObservedRequest(
                scheme: "https", host: host, headers: [.init(name: "X-Forwarded-Proto", value: "https")],
                peer: "203.0.113.9")
        }
        try await expect(
            [.callbackForwardingIgnored], accepted: request("a.example"), refused: request("b.example")
        ) { try policy.callback(request: $0, warnings: $1) }

        try await expect([], accepted: "https://a.example/path", refused: "https://b.example/path") {
            try policy.callback(pageAddress: $0, warnings: $1)
        }
    }

    // MARK: - What a provider serves

    private func issuer() throws -> TestIssuer {
        try TestIssuer(EntraAuthority(parsing: "\(Self.host)/\(Attack.tenant)/v2.0", warnings: .ignored))
    }

    /// A key set of the issuer, with something that is no key behind its keys, or in their place.
    private func keySet(_ issuer: TestIssuer, hasKeys: Bool = true) throws -> [UInt8] {
        guard case .array(let keys) = try JSONDocument(parsing: issuer.keySetDocument)["keys"] else { return [] }
        return Array(JSONValue.object(["keys": .array((hasKeys ? keys : []) + [.null])]).serialized().utf8)
    }

    /// An answer that is not called JSON.
    private func plainText(_ body: [UInt8]) -> HTTPResponse {
        HTTPResponse(status: 200, headers: [HTTPHeader(name: "Content-Type", value: "text/plain")], body: body)
    }

    @Test("Reading and preparing keys gives warnings to the closure") func keys() async throws {
        let issuer = try issuer()
        try await expect(
            [.keysMalformed], accepted: keySet(issuer), refused: keySet(issuer, hasKeys: false)
        ) { try KeySet(jwks: $0, warnings: $1) }

        issuer.rotateKeys()
        let set = try KeySet(jwks: issuer.keySetDocument, warnings: .ignored)
        let good: ClosureVerifier.Check = { _, _, _ in true }
        try await expect([.keysUnsupported], accepted: issuer.keyName, refused: "") { name, warnings in
            let verifier = ClosureVerifier { $0.keyID == name ? good : nil }
            return try PreparedKeySet(set, verifier: verifier, warnings: warnings)
        }
    }

    @Test("Reading metadata gives its warnings to the closure") func metadata() async throws {
        let issuer = try issuer()
        try await expect(
            [.discoveryUnexpectedContentType], accepted: plainText(issuer.metadataDocument),
            refused: plainText(Array("{}".utf8))
        ) { try ProviderMetadata(document: $0, profile: issuer.profile, warnings: $1) }
    }

    @Test("Fetching metadata and keys gives warnings to the closure") func whatALoaderFetches() async throws {
        let issuer = try issuer()
        let loader = ProviderLoader(profile: issuer.profile, transport: issuer.transport)
        let metadata = try ProviderMetadata(document: issuer.metadataDocument, profile: issuer.profile)
        try await expect(
            [.discoveryUnexpectedContentType], accepted: issuer.metadataDocument, refused: Array("{}".utf8)
        ) { document, warnings in
            issuer.transport.behave(.answer(plainText(document)))
            return try await loader.metadata(warnings: warnings)
        }
        try await expect(
            [.discoveryUnexpectedContentType, .keysMalformed], accepted: keySet(issuer),
            refused: keySet(issuer, hasKeys: false)
        ) { document, warnings in
            issuer.transport.behave(.answer(plainText(document)))
            return try await loader.keySet(of: metadata, warnings: warnings)
        }
    }

    @Test("Asking for a snapshot gives its warnings to the closure") func aSnapshot() async throws {
        let issuer = try issuer()
        try await expect(
            [.discoveryUnexpectedContentType, .keysMalformed], accepted: keySet(issuer),
            refused: keySet(issuer, hasKeys: false)
        ) { document, warnings in
            issuer.transport.behave(.answer(plainText(document)), at: issuer.keySetLocation)
            let crypto = SoftwareCrypto()
            let live = LiveProvider(
                profile: issuer.profile, transport: issuer.transport, verifier: crypto, digest: crypto)
            return try await live.snapshot(warnings: warnings)
        }
    }

    // MARK: - Signing in

    /// The provider takes a secret in a header alone, and offers no code in the refused case.
    @Test("Starting a sign-in gives its warnings to the closure") func aSignIn() async throws {
        let issuer = try issuer()
        let crypto = SoftwareCrypto()
        let callback = try CallbackPolicy(path: CallbackPath("/Path")).callback(
            pageAddress: "https://a.example/", warnings: .ignored)
        let entra = try EntraConfiguration(
            authority: try EntraAuthority(parsing: "\(Self.host)/\(Attack.tenant)/v2.0", warnings: .ignored),
            clientID: Attack.clientID, credential: .none)
        let configuration = try ProviderConfiguration.entra(entra, authentication: .secretInHeader(Secret("s")))
        func document(_ types: [JSONValue]) throws -> [UInt8] {
            guard case .object(let object) = try JSONValue(parsing: issuer.metadataDocument) else { return [] }
            let changes: [String: JSONValue] = [
                "response_types_supported": .array(types),
                "token_endpoint_auth_methods_supported": .array(["client_secret_post"]),
            ]
            let members = object.members.map { member in
                JSONObject.Member(name: member.name, value: changes[member.name] ?? member.value)
            }
            return Array(JSONValue.object(JSONObject(members)).serialized().utf8)
        }
        let codes: [ProblemCode] = [.configClientAuthenticationNotOffered, .redirectMixedCasePath]

        try await expect(codes, accepted: document(["code"]), refused: document(["token"])) { document, warnings in
            try AuthorizationRequest.begin(
                configuration, metadata: ProviderMetadata(document: document, profile: issuer.profile),
                callback: callback,
                at: Attack.now, digest: crypto, warnings: warnings)
        }
        try await expect(codes, accepted: document(["code"]), refused: document(["token"])) { document, warnings in
            issuer.transport.behave(
                .answer(HTTPResponse(status: 200, body: document)), at: issuer.profile.metadataLocation)
            let client = try SignInClient(
                configuration, transport: issuer.transport, verifier: crypto, digest: crypto)
            return try await client.begin(callback: callback, warnings: warnings)
        }
    }
}
