import Foundation
import OIDCCallbacks
import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
import OIDCProviders
import OIDCSignIn
import OIDCSoftwareCrypto
import TestHelpers
import Testing

/// What is refused before anything is sent, and what a provider does not offer.
@Suite struct UnfitRequestTests {
    private let bench = SignInBench()

    private func metadata(_ changes: [String: String] = [:]) throws -> ProviderMetadata {
        var members: [String: JSONValue] = [
            "issuer": "https://id.example.com", "authorization_endpoint": "https://id.example.com/authorize",
            "token_endpoint": "https://id.example.com/token", "jwks_uri": "https://id.example.com/keys",
            "response_types_supported": .array(["code"]), "subject_types_supported": .array(["public"]),
            "id_token_signing_alg_values_supported": .array(["RS256"]),
        ]
        for (name, text) in changes { members[name] = .string(text) }
        let document = JSONValue.object(JSONObject(members.map { .init(name: $0.key, value: $0.value) }))
        let profile = StandardProfile(try Issuer("https://id.example.com"))
        return try ProviderMetadata(document: Array(document.serialized().utf8), profile: profile)
    }

    private func begin(
        _ metadata: ProviderMetadata, _ options: AuthorizationOptions = AuthorizationOptions()
    ) async throws -> [ProblemCode] {
        let configuration = try bench.client().configuration
        let callback = try SignInBench.callback()
        return refusalCodes {
            try AuthorizationRequest.begin(
                configuration, metadata: metadata, callback: callback, options: options, at: SignInBench.now,
                digest: SoftwareCrypto(), warnings: .ignored)
        }
    }

    @Test(arguments: [["c1 c2"], ["c1", ""], [""]])
    func aContextIsOneWord(contexts: [String]) async throws {
        var options = AuthorizationOptions()
        options.requiredContexts = contexts
        #expect(try await begin(metadata(), options) == [.requestInvalid])
    }

    /// An address may have any bytes behind a percent sign; a form may not.
    @Test("An authorization endpoint whose query is not a form is rejected")
    func anEndpointWithAQueryThatIsNoForm() async throws {
        let odd = try metadata(["authorization_endpoint": "https://id.example.com/authorize?x=%FF"])
        #expect(try await begin(odd) == [.requestInvalid])
        let plain = try metadata(["authorization_endpoint": "https://id.example.com/authorize?x=%C3%A9"])
        #expect(try await begin(plain).isEmpty)
    }

    @Test("User info and sign-out that a provider does not offer are `exchange.not-offered`")
    func whatAProviderDoesNotOffer() async throws {
        let metadata = try metadata()
        let person = refusalCodes {
            try UserInfo.request(accessToken: Secret("a"), metadata: metadata)
        }
        let signOut = refusalCodes {
            try EndSession.address(metadata: metadata, clientID: "client")
        }
        #expect(person == [.exchangeNotOffered] && signOut == [.exchangeNotOffered])
    }

    /// Whoever asks for an ID token alone gets no code, and has none to redeem.
    @Test("Redeeming a response without a code is rejected") func aResponseWithoutACode() async throws {
        let client = try bench.client(responseType: .idToken)
        let request = try await client.begin(callback: SignInBench.callback(), warnings: .ignored)
        let text = FormEncoding.encode([
            .init("id_token", try bench.idToken(request)), .init("state", try request.parameter("state")),
        ])
        let response = try AuthorizationResponse.read(
            SignInBench.request(text, .formPost), answering: request.pending, with: client.configuration,
            at: SignInBench.now)
        let metadata = try await client.provider.snapshot(warnings: .ignored).metadata
        let found = refusalCodes {
            try TokenRequest.redeeming(response, client.configuration, metadata: metadata)
        }
        #expect(found == [.responseCodeMissing])
    }

    @Test("A token response without an ID token is rejected at sign-in")
    func aTokenResponseWithoutAnIDToken() async throws {
        let client = try bench.client()
        let request = try await client.begin(callback: SignInBench.callback(), warnings: .ignored)
        bench.answerTokens(["token_type": "Bearer", "access_token": "a"])
        let text = "code=c&state=\(try request.parameter("state"))"
        let found = await refusalCodes {
            try await client.complete(SignInBench.request(text), pending: request.pending)
        }
        #expect(found == [.exchangeMissingMember])
    }

    /// Who is signed in is an issuer and a subject. A subject of another issuer is somebody else.
    @Test("A refreshed token of another issuer is rejected") func aRefreshedTokenOfAnotherIssuer() async throws {
        let client = try bench.client()
        let token = SignInBench.token([
            "iss": .string(bench.issuer), "sub": "s", "aud": "client", "exp": 1_800_003_600,
            "iat": 1_800_000_000,
        ])
        bench.answerTokens(["token_type": "Bearer", "access_token": "a", "id_token": .string(token)])
        func refresh(_ issuer: String) async -> [ProblemCode] {
            await refusalCodes {
                try await client.refresh(bench.grant(issuer: issuer))
            }
        }
        #expect(await refresh(bench.issuer).isEmpty)
        #expect(await refresh("https://other.example.com") == [.exchangeOtherProvider])
    }

    /// A sign-in that was stored by another version, or by somebody else, is not read.
    @Test(
        arguments: [
            (#""responseType":"code""#, #""responseType":"token""#), (#""version":2"#, #""version":1"#),
            (#""state":"#, #""stat":"#),
        ])
    func aStoredSignInThatCannotBeRead(member: String, change: String) async throws {
        let pending = try await bench.client().begin(
            callback: SignInBench.callback(), warnings: .ignored
        )
        .pending
        let stored = String(decoding: try JSONEncoder().encode(pending), as: UTF8.self)
        #expect(stored.contains(member))
        let changed = Data(stored.replacing(member, with: change).utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(PendingSignIn.self, from: changed) }
        #expect(throws: Never.self) { try JSONDecoder().decode(PendingSignIn.self, from: Data(stored.utf8)) }
    }
}
