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

/// Requests that are rejected before they are sent, and features that a provider does not offer.
@Suite struct InvalidRequestTests {
    private let fixture = SignInFixture()

    private func metadata(_ changes: [String: String] = [:]) throws -> ProviderMetadata {
        var members: [String: JSONValue] = [
            "issuer": "https://id.example.com", "authorization_endpoint": "https://id.example.com/authorize",
            "token_endpoint": "https://id.example.com/token", "jwks_uri": "https://id.example.com/keys",
            "response_types_supported": .array(["code"]), "subject_types_supported": .array(["public"]),
            "id_token_signing_alg_values_supported": .array(["RS256"]),
        ]
        for (name, text) in changes { members[name] = .string(text) }
        let document = JSONValue.object(JSONObject(members.map { .init(name: $0.key, value: $0.value) }))
        let profile = StandardProfile(try IssuerIdentifier("https://id.example.com"))
        return try ProviderMetadata(document: Array(document.serialized().utf8), profile: profile)
    }

    private func begin(
        _ metadata: ProviderMetadata, _ options: AuthorizationOptions = AuthorizationOptions()
    ) async throws -> [ProblemCode] {
        let configuration = try fixture.client().configuration
        let callback = try SignInFixture.callback()
        return refusalCodes {
            try AuthorizationRequest(
                configuration, metadata: metadata, callback: callback, options: options, at: SignInFixture.now,
                digest: SoftwareCrypto(), warnings: .ignored)
        }
    }

    @Test("A required context is a single word", arguments: [["c1 c2"], ["c1", ""], [""]])
    func contextsAreWords(contexts: [String]) async throws {
        var options = AuthorizationOptions()
        options.requiredAuthenticationContexts = contexts
        #expect(try await begin(metadata(), options) == [.requestInvalid])
    }

    /// A URL may contain any escaped bytes, but a form may not.
    @Test("An authorization endpoint with a query that is not a form is rejected")
    func endpointWithInvalidQuery() async throws {
        let odd = try metadata(["authorization_endpoint": "https://id.example.com/authorize?x=%FF"])
        #expect(try await begin(odd) == [.requestInvalid])
        let plain = try metadata(["authorization_endpoint": "https://id.example.com/authorize?x=%C3%A9"])
        #expect(try await begin(plain).isEmpty)
    }

    @Test("User info and sign-out require that the provider offers them")
    func endpointsNotOffered() async throws {
        let metadata = try metadata()
        let userInfo = refusalCodes {
            try UserInfo.request(accessToken: SecretString("a"), metadata: metadata)
        }
        let signOut = refusalCodes {
            try EndSession.url(metadata: metadata, clientID: "client")
        }
        #expect(userInfo == [.exchangeNotOffered] && signOut == [.exchangeNotOffered])
    }

    /// A response to a request for only an ID token has no code to redeem.
    @Test("A response without a code cannot be redeemed") func responseWithoutCode() async throws {
        let client = try fixture.client(responseType: .idToken)
        let request = try await client.begin(callback: SignInFixture.callback(), warnings: .ignored)
        let text = FormEncoding.encode([
            .init(name: "id_token", value: try fixture.idToken(request)),
            .init(name: "state", value: try request.parameter("state")),
        ])
        let response = try AuthorizationResponse(
            parsing: SignInFixture.request(text, .formPost), answering: request.pending, with: client.configuration,
            at: SignInFixture.now)
        let metadata = try await client.provider.snapshot(warnings: .ignored).metadata
        let found = refusalCodes {
            try TokenRequest(redeeming: response, client.configuration, metadata: metadata)
        }
        #expect(found == [.responseCodeMissing])
    }

    @Test("A token response without an ID token is rejected at sign-in")
    func tokenResponseWithoutIDToken() async throws {
        let client = try fixture.client()
        let request = try await client.begin(callback: SignInFixture.callback(), warnings: .ignored)
        fixture.answerTokens(["token_type": "Bearer", "access_token": "a"])
        let text = "code=c&state=\(try request.parameter("state"))"
        let found = await refusalCodes {
            try await client.complete(SignInFixture.request(text), pending: request.pending)
        }
        #expect(found == [.exchangeMissingMember])
    }

    /// A user is identified by issuer and subject. The same subject of another issuer is another user.
    @Test("A refreshed token of another issuer is rejected") func refreshedTokenOfAnotherIssuer() async throws {
        let client = try fixture.client()
        let token = SignInFixture.token([
            "iss": .string(fixture.issuer), "sub": "s", "aud": "client", "exp": 1_800_003_600,
            "iat": 1_800_000_000,
        ])
        fixture.answerTokens(["token_type": "Bearer", "access_token": "a", "id_token": .string(token)])
        func refresh(_ issuer: String) async -> [ProblemCode] {
            await refusalCodes {
                try await client.refresh(fixture.grant(issuer: issuer))
            }
        }
        #expect(await refresh(fixture.issuer).isEmpty)
        #expect(await refresh("https://other.example.com") == [.exchangeOtherProvider])
    }

    /// A sign-in stored by another version or another application cannot be read.
    @Test(
        "An incompatible stored sign-in is rejected",
        arguments: [
            (#""responseType":"code""#, #""responseType":"token""#), (#""version":2"#, #""version":1"#),
            (#""state":"#, #""stat":"#),
        ])
    func incompatibleStoredSignIn(member: String, change: String) async throws {
        let pending = try await fixture.client().begin(
            callback: SignInFixture.callback(), warnings: .ignored
        )
        .pending
        let stored = String(decoding: try JSONEncoder().encode(pending), as: UTF8.self)
        #expect(stored.contains(member))
        let changed = Data(stored.replacing(member, with: change).utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(PendingSignIn.self, from: changed) }
        #expect(throws: Never.self) { try JSONDecoder().decode(PendingSignIn.self, from: Data(stored.utf8)) }
    }
}
