import EntraID
import OIDCSoftwareCrypto
import OIDCTestSupport
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// An administrator types `common`, and only a warning states who can sign in now. Every function that can warn takes a
/// closure as its last argument, without a default, so warnings are dropped only with an explicit `.ignored`.
@Suite("A warning that is silently dropped")
struct DroppedWarningTests {
    private static let host = "https://login.microsoftonline.com"

    /// Whether a call succeeds, and the warnings that it passes to its closure.
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

    /// Expects these warnings for what is accepted and none for what is rejected, although both have the same flaw.
    private func expect<Given, Value>(
        _ codes: [ProblemCode], accepted: Given, refused: Given, sourceLocation: SourceLocation = #_sourceLocation,
        _ call: (Given, WarningHandler) async throws -> Value
    ) async throws {
        #expect(
            try await answer { try await call(accepted, $0) } == (true, codes), sourceLocation: sourceLocation)
        #expect(try await answer { try await call(refused, $0) } == (false, []), sourceLocation: sourceLocation)
    }

    @Test("Parsing an authority passes its warnings to the closure") func parsedAuthority() async throws {
        try await expect(
            [.authorityManyTenants], accepted: "\(Self.host)/common/v2.0", refused: "\(Self.host)/common/v2.0/"
        ) { try EntraAuthority(parsing: $0, warnings: $1) }
    }

    @Test("Reading a configuration passes its warnings to the closure") func configurationFile() async throws {
        let client = #""clientID":"\#(Attack.clientID)","responseType":"id_token""#
        func document(_ client: String) -> [UInt8] {
            Array(#"{"issuer":"\#(Self.host)/\#(Attack.tenant)/v2.0",\#(client),"colour":"red"}"#.utf8)
        }
        try await expect(
            [.configNeedsIDTokensToggle, .configUnknownMember], accepted: document(client),
            refused: document(#""responseType":"id_token""#)
        ) { try EntraConfiguration.all(in: $0, warnings: $1) }
    }

    @Test("Fetching a secret passes its warnings to the closure") func fetchedSecret() async throws {
        let entra = try EntraConfiguration(
            authority: try EntraAuthority(parsing: "\(Self.host)/\(Attack.tenant)/v2.0", warnings: .ignored),
            clientID: Attack.clientID, credential: .secret(.environment("SECRET")))
        // A scope without openid is rejected after the secret has been validated.
        var unfit = entra
        unfit.scope = "profile"
        let reader = SecretReader(environment: { _ in "unlike a secret of Entra" }, file: { _ in nil })
        try await expect([.configClientSecretUnusual], accepted: entra, refused: unfit) {
            try $0.provider(reader, warnings: $1)
        }
    }

    @Test("Checking a redirect URI passes its warnings to the closure") func redirectURI() async throws {
        let rules = RedirectRules()
        try await expect(
            [.redirectMixedCasePath], accepted: "https://a.example/Path", refused: "http://a.example/Path"
        ) { try rules.validate($0, warnings: $1) }

        func callback(_ address: String) throws -> CallbackURL {
            try CallbackPolicy(path: CallbackPath("/Path")).callback(pageURL: address, warnings: .ignored)
        }
        try await expect(
            [.redirectMixedCasePath], accepted: try callback("https://a.example"),
            refused: try callback("http://a.example")
        ) { try rules.validate($0, warnings: $1) }
    }

    @Test("Deriving a callback passes its warnings to the closure") func derivedCallback() async throws {
        let policy = try CallbackPolicy(allowedHosts: ["a.example"])
        try await expect(
            [.callbackPathIgnored], accepted: "https://a.example/path", refused: "https://b.example/path"
        ) { try policy.callback(publicURL: $0, warnings: $1) }

        func request(_ host: String) -> ObservedRequest {
            ObservedRequest(
                scheme: "https", host: host, headers: [.init(name: "X-Forwarded-Proto", value: "https")],
                peer: "203.0.113.9")
        }
        try await expect(
            [.callbackForwardingIgnored], accepted: request("a.example"), refused: request("b.example")
        ) { try policy.callback(request: $0, warnings: $1) }

        try await expect([], accepted: "https://a.example/path", refused: "https://b.example/path") {
            try policy.callback(pageURL: $0, warnings: $1)
        }
    }

    // MARK: - Provider documents

    private func issuer() throws -> TestIssuer {
        try TestIssuer(EntraAuthority(parsing: "\(Self.host)/\(Attack.tenant)/v2.0", warnings: .ignored))
    }

    /// The issuer's key set with an invalid key added, or with only the invalid key.
    private func keySet(_ issuer: TestIssuer, hasKeys: Bool = true) throws -> [UInt8] {
        guard case .array(let keys) = try JSONDocument(parsing: issuer.keySetDocument)["keys"] else { return [] }
        return Array(JSONValue.object(["keys": .array((hasKeys ? keys : []) + [.null])]).serialized().utf8)
    }

    /// A response with a content type other than JSON.
    private func plainText(_ body: [UInt8]) -> TransportResponse {
        TransportResponse(status: 200, headers: [HeaderField(name: "Content-Type", value: "text/plain")], body: body)
    }

    @Test("Reading and preparing keys passes warnings to the closure") func keys() async throws {
        let issuer = try issuer()
        try await expect(
            [.keysMalformed], accepted: keySet(issuer), refused: keySet(issuer, hasKeys: false)
        ) { try KeySet(jwks: $0, warnings: $1) }

        issuer.rotateKeys()
        let set = try KeySet(jwks: issuer.keySetDocument, warnings: .ignored)
        let good: ClosureVerifier.Check = { _, _, _ in true }
        try await expect([.keysUnsupported], accepted: issuer.keyID, refused: "") { name, warnings in
            let verifier = ClosureVerifier { $0.keyID == name ? good : nil }
            return try PreparedKeySet(set, verifier: verifier, warnings: warnings)
        }
    }

    @Test("Reading metadata passes its warnings to the closure") func metadata() async throws {
        let issuer = try issuer()
        try await expect(
            [.discoveryUnexpectedContentType], accepted: plainText(issuer.metadataDocument),
            refused: plainText(Array("{}".utf8))
        ) { try ProviderMetadata(document: $0, profile: issuer.profile, warnings: $1) }
    }

    @Test("Fetching metadata and keys passes warnings to the closure") func loaderFetches() async throws {
        let issuer = try issuer()
        let loader = ProviderLoader(profile: issuer.profile, transport: issuer.transport)
        let metadata = try ProviderMetadata(document: issuer.metadataDocument, profile: issuer.profile)
        try await expect(
            [.discoveryUnexpectedContentType], accepted: issuer.metadataDocument, refused: Array("{}".utf8)
        ) { document, warnings in
            issuer.transport.setBehavior(.answer(plainText(document)))
            return try await loader.metadata(warnings: warnings)
        }
        try await expect(
            [.discoveryUnexpectedContentType, .keysMalformed], accepted: keySet(issuer),
            refused: keySet(issuer, hasKeys: false)
        ) { document, warnings in
            issuer.transport.setBehavior(.answer(plainText(document)))
            return try await loader.keySet(of: metadata, warnings: warnings)
        }
    }

    @Test("Getting a snapshot passes its warnings to the closure") func liveSnapshot() async throws {
        let issuer = try issuer()
        try await expect(
            [.discoveryUnexpectedContentType, .keysMalformed], accepted: keySet(issuer),
            refused: keySet(issuer, hasKeys: false)
        ) { document, warnings in
            issuer.transport.setBehavior(.answer(plainText(document)), at: issuer.jwksURL)
            let crypto = SoftwareCrypto()
            let live = LiveProvider(
                profile: issuer.profile, transport: issuer.transport, verifier: crypto, digest: crypto)
            return try await live.snapshot(warnings: warnings)
        }
    }

    // MARK: - Signing in

    /// The provider accepts only a secret in the body, and does not offer a code in the rejected case.
    @Test("Starting a sign-in passes its warnings to the closure") func signInStart() async throws {
        let issuer = try issuer()
        let crypto = SoftwareCrypto()
        let callback = try CallbackPolicy(path: CallbackPath("/Path")).callback(
            pageURL: "https://a.example/", warnings: .ignored)
        let entra = try EntraConfiguration(
            authority: try EntraAuthority(parsing: "\(Self.host)/\(Attack.tenant)/v2.0", warnings: .ignored),
            clientID: Attack.clientID, credential: .none)
        let configuration = try ProviderConfiguration.entra(entra, authentication: .secretInHeader(SecretString("s")))
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
            try AuthorizationRequest(
                configuration, metadata: ProviderMetadata(document: document, profile: issuer.profile),
                callback: callback,
                at: Attack.now, digest: crypto, warnings: warnings)
        }
        try await expect(codes, accepted: document(["code"]), refused: document(["token"])) { document, warnings in
            issuer.transport.setBehavior(
                .answer(TransportResponse(status: 200, body: document)), at: issuer.profile.metadataURL)
            let client = try SignInClient(
                configuration, transport: issuer.transport, verifier: crypto, digest: crypto)
            return try await client.begin(callback: callback, warnings: warnings)
        }
    }
}
