import Foundation
import OIDCCallbacks
import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
import OIDCProviders
import OIDCSignIn
import OIDCSoftwareCrypto
import OIDCTestSupport
import OIDCTokens
import TestHelpers
import Testing

/// Attacks on a sign-in, and the codes that stop them.
@Suite struct AttackTests {
    private let fixture = SignInFixture()

    private func begin(
        _ type: ResponseType = .code
    ) async throws -> (client: SignInClient, request: AuthorizationRequest) {
        let client = try fixture.client(responseType: type)
        return (
            client, try await client.begin(callback: SignInFixture.callback(), warnings: .ignored)
        )
    }

    private func verdict(
        _ client: SignInClient, _ response: String, _ mode: ResponseMode = .query, _ pending: PendingSignIn,
        at now: Date = SignInFixture.now
    ) async -> [ProblemCode] {
        fixture.time.setWallClock(now)
        return await refusalCodes {
            try await client.complete(SignInFixture.request(response, mode), pending: pending)
        }
    }

    /// Removing the pending sign-in from the session stops a replay there. An old one has expired, and the code itself
    /// works only once.
    @Test("A replayed response is rejected") func replayedResponse() async throws {
        let (client, request) = try await begin()
        let response = "code=c&state=\(try request.parameter("state"))"
        let (_, other) = try await begin()
        #expect(await verdict(client, response, .query, other.pending) == [.responseStateMismatch])
        let late = SignInFixture.now.addingTimeInterval(601)
        #expect(await verdict(client, response, .query, request.pending, at: late) == [.responseExpired])
        fixture.answerTokens(["error": "invalid_grant"], status: 400)
        #expect(await verdict(client, response, .query, request.pending) == [.exchangeProviderError])
        // Whatever the outcome, the code was sent only once.
        #expect(fixture.tokenRequests.count == 1)
    }

    @Test("A response of another provider is rejected") func responseOfAnotherProvider() async throws {
        let (client, request) = try await begin()
        let state = try request.parameter("state")
        let honest = "code=c&state=\(state)"
        let other = try SignInFixture(issuer: "https://evil.example").client(name: "evil")
        // Without `iss`, the name of the provider that the sign-in began with identifies it.
        #expect(await verdict(other, honest, .query, request.pending) == [.responseOtherProvider])
        #expect(
            await verdict(try fixture.client(name: "evil"), honest, .query, request.pending)
                == [.responseOtherProvider])
        let mixed = "code=c&state=\(state)&iss=https%3A%2F%2Fevil.example"
        #expect(await verdict(client, mixed, .query, request.pending) == [.responseIssuerMismatch])
        let slash = "code=c&state=\(state)&iss=https%3A%2F%2Fid.example.com%2F"
        #expect(await verdict(client, slash, .query, request.pending) == [.responseIssuerMismatch])
        #expect(fixture.tokenRequests.isEmpty)
    }

    /// A code and its verifier are sent only to the provider that the sign-in began with, whatever its name is now.
    @Test("A provider that takes another's name does not get the code")
    func providerWithTheNameOfAnother() async throws {
        let (_, request) = try await begin()
        let evil = SignInFixture(issuer: "https://evil.example")
        evil.answerTokens(["access_token": "at", "token_type": "Bearer"])
        let response = "code=c&state=\(try request.parameter("state"))"
        #expect(await verdict(try evil.client(), response, .query, request.pending) == [.responseOtherProvider])
        let configuration = try evil.client().configuration
        let metadata = try await evil.client().provider.snapshot(warnings: .ignored).metadata
        let matched = try AuthorizationResponse(
            parsing: SignInFixture.request(response), answering: request.pending, with: configuration,
            at: SignInFixture.now)
        let found = refusalCodes {
            try TokenRequest(redeeming: matched, configuration, metadata: metadata)
        }
        #expect(found == [.responseOtherProvider])
        #expect(evil.tokenRequests.isEmpty)
    }

    @Test("A stored sign-in with a huge lifetime still expires") func signInWithHugeLifetime() async throws {
        let (client, request) = try await begin()
        var object = try #require(
            JSONSerialization.jsonObject(with: JSONEncoder().encode(request.pending)) as? [String: Any])
        object["lifetime"] = 1e308
        let pending = try JSONDecoder().decode(
            PendingSignIn.self, from: JSONSerialization.data(withJSONObject: object))
        let response = "code=c&state=\(try request.parameter("state"))"
        let late = SignInFixture.now.addingTimeInterval(3_601)
        #expect(await verdict(client, response, .query, pending, at: late) == [.responseExpired])
    }

    /// The attacker's code in the victim's browser, with the victim's state. The provider would reject the verifier,
    /// and this client rejects the nonce.
    @Test("A code from another browser is rejected by its nonce") func codeFromAnotherBrowser() async throws {
        let (client, request) = try await begin()
        let (_, attacker) = try await begin()
        fixture.answerTokens([
            "access_token": "at", "token_type": "Bearer", "id_token": .string(try fixture.idToken(attacker)),
        ])
        let response = "code=attackers&state=\(try request.parameter("state"))"
        #expect(await verdict(client, response, .query, request.pending) == [.tokenNonceMismatch])
        let verifier = Array(try #require(try fixture.lastForm()["code_verifier"]).utf8)[...]
        #expect(try attacker.parameter("code_challenge") != Base64URL.encode(SoftwareDigest.hash(verifier)))
    }

    @Test("A swapped ID token in a hybrid response is rejected")
    func swappedIDTokenInHybridResponse() async throws {
        let (client, request) = try await begin(.codeAndIDToken)
        let state = try request.parameter("state")
        func response(_ token: String) -> String {
            FormEncoding.encode([
                .init(name: "code", value: "code"), .init(name: "id_token", value: token),
                .init(name: "state", value: state),
            ])
        }
        let unbound = try fixture.idToken(request)
        #expect(
            await verdict(client, response(unbound), .formPost, request.pending) == [.tokenCodeHashMissing])
        let other = try fixture.idToken(request, ["c_hash": SignInFixture.halfHash("another")])
        #expect(await verdict(client, response(other), .formPost, request.pending) == [.tokenCodeHashMismatch])
        #expect(fixture.tokenRequests.isEmpty)

        let front = try fixture.idToken(request, ["c_hash": SignInFixture.halfHash("code")])
        fixture.answerTokens([
            "access_token": "at", "token_type": "Bearer",
            "id_token": .string(try fixture.idToken(request, ["sub": "another user"])),
        ])
        #expect(await verdict(client, response(front), .formPost, request.pending) == [.tokenSubjectMismatch])
        fixture.answerTokens([
            "access_token": "at", "token_type": "Bearer",
            "id_token": .string(try fixture.idToken(request, ["at_hash": SignInFixture.halfHash("another")])),
        ])
        #expect(
            await verdict(client, response(front), .formPost, request.pending) == [.tokenAccessTokenHashMismatch])
    }

    @Test("A forged state is rejected", arguments: ["", "x", "%00", "\u{212A}"])
    func forgedState(state: String) async throws {
        let (client, request) = try await begin()
        let found = await verdict(client, "code=c&state=\(state)", .query, request.pending)
        #expect(found == [state.isEmpty ? .responseStateMissing : .responseStateMismatch])
        let real = try request.parameter("state")
        for forged in [real + "x", String(real.dropLast()), real.uppercased(), real + "%00"] {
            #expect(
                await verdict(client, "code=c&state=\(forged)", .query, request.pending) == [.responseStateMismatch])
        }
        #expect(fixture.tokenRequests.isEmpty)
    }

    /// S256 is also used if the provider lists no challenge methods or only `plain`.
    @Test("The code challenge method is always S256") func challengeDowngrade() async throws {
        let (_, request) = try await begin()
        #expect(try request.parameter("code_challenge_method") == "S256")
        #expect(try request.parameter("code_challenge").utf8.count == 43)
        var options = AuthorizationOptions()
        options.extraParameters = [.init(name: "code_challenge_method", value: "plain")]
        let client = try fixture.client()
        let found = await refusalCodes {
            try await client.begin(
                callback: try callback(), options: options, warnings: .ignored)
        }
        #expect(found == [.requestInvalid])
    }

    /// The redirect URI depends only on the page's origin and the callback path.
    @Test("The redirect URI does not depend on the request's query") func openRedirect() async throws {
        let policy = try CallbackPolicy(allowedHosts: ["console.example.com"])
        let callback = try policy.callback(
            pageURL: "https://console.example.com/?redirect_uri=https://evil.example/&next=//evil.example",
            warnings: .ignored
        )
        #expect(callback.string == "https://console.example.com/api/oidc/callback")
        #expect(throws: Refusal.self) {
            try policy.callback(pageURL: "https://console.example.com@evil.example/", warnings: .ignored)
        }
        #expect(throws: Refusal.self) { try policy.callback(pageURL: "https://evil.example/", warnings: .ignored) }
        // The provider compares the redirect URIs of both requests. Both come from the pending sign-in.
        let (client, request) = try await begin()
        fixture.answerTokens(["error": "x"], status: 400)
        _ = await verdict(
            client, "code=c&state=\(try request.parameter("state"))&redirect_uri=https%3A%2F%2Fevil.example", .query,
            request.pending)
        #expect(try fixture.lastForm()["redirect_uri"] == request.pending.callback)
    }

    @Test(
        "Delimiters in a parameter's value are preserved in both directions",
        arguments: ["a+b", "a b", "a\nb", "a\r\nSet-Cookie: x", "a&state=x", "a#b", "a=b", "é€😀", "%41"])
    func delimitersInParameters(value: String) async throws {
        var options = AuthorizationOptions()
        options.loginHint = value
        options.domainHint = value
        options.extraParameters = [.init(name: "x", value: value), .init(name: "y\n+", value: value)]
        let client = try fixture.client(authentication: .secretInBody(SecretString(value)))
        let request = try await client.begin(
            callback: SignInFixture.callback(), options: options, warnings: .ignored)
        let query = try #require(request.url.split(separator: "?", maxSplits: 1).last)
        #expect(!request.url.contains("\n"))
        let parameters = try FormEncoding.decode(query)
        #expect(parameters == request.parameters)

        fixture.answerTokens([
            "access_token": .string(value), "token_type": "Bearer", "id_token": .string(try fixture.idToken(request)),
        ])
        let response = FormEncoding.encode([
            .init(name: "code", value: value), .init(name: "state", value: try request.parameter("state")),
            .init(name: "other", value: value),
        ])
        let result = try await client.complete(
            SignInFixture.request(response), pending: request.pending)
        #expect(result.tokenResponse?.accessToken == SecretString(value))
        #expect(try fixture.lastForm()["code"] == value)
        #expect(try fixture.lastForm()["client_secret"] == value)
    }

    @Test("A response of 50 megabytes is rejected") func hugeResponse() async throws {
        let (client, request) = try await begin()
        let response = "code=\(String(repeating: "a", count: 50_000_000))&state=\(try request.parameter("state"))"
        #expect(await verdict(client, response, .query, request.pending) == [.responseTooLarge])
        let many = String(repeating: "a&", count: 500_000)
        #expect(await verdict(client, many, .query, request.pending) == [.responseTooLarge])
    }

    @Test("Markup and email addresses in a provider's error are not shown") func markupInProviderError() async throws {
        let (client, request) = try await begin()
        let state = try request.parameter("state")
        let response = FormEncoding.encode([
            .init(name: "error", value: "<script>alert(1)</script>"), .init(name: "state", value: state),
            .init(name: "error_description", value: "ada@example.com \u{1B}[31m"),
        ])
        let error = try #require(
            await expectRefusal(.responseProviderError) {
                try await client.complete(SignInFixture.request(response), pending: request.pending)
            })
        #expect(!"\(error)".contains("script"))
        #expect(!"\(error)".contains("ada@"))
        // An error response also needs the state.
        #expect(await verdict(client, "error=access_denied", .query, request.pending) == [.responseStateMissing])
    }

    @Test("No problem or dump shows a secret, code, state, nonce, or token")
    func secretsAreNotShown() async throws {
        let client = try fixture.client(
            responseType: .codeAndIDToken, authentication: .secretInHeader(SecretString("S3CRET-client")))
        let request = try await client.begin(callback: SignInFixture.callback(), warnings: .ignored)
        let secrets = [
            "S3CRET", try request.parameter("state"), try request.parameter("nonce"),
            try request.parameter("code_challenge"),
        ]
        let responses = [
            "code=S3CRET-code&id_token=S3CRET.to.ken&state=S3CRET-state",
            "code=S3CRET-code&state=\(secrets[1])", "code=S3CRET-code&id_token=S3CRET.to.ken&state=\(secrets[1])",
            "code=S3CRET-code&code=S3CRET", "code=S3CRET%ZZ", "error=S3CRET-&state=\(secrets[1])",
        ]
        var text = ""
        for response in responses {
            let error = try #require(
                await refusal {
                    try await client.complete(
                        SignInFixture.request(response, .formPost), pending: request.pending)
                })
            text += "\(error)"
            dump(error, to: &text)
        }
        dump(client.configuration, to: &text)
        dump(request.pending, to: &text)
        dump(request, to: &text)
        text += "\(request)"
        let front = try fixture.idToken(request, ["c_hash": SignInFixture.halfHash("S3CRET-code")])
        fixture.answerTokens([
            "access_token": "S3CRET-at", "token_type": "S3CRET-type", "refresh_token": "S3CRET-rt", "id_token": .null,
        ])
        let error = try #require(
            await expectRefusal(.exchangeTokenType, .exchangeWrongType) {
                try await client.complete(
                    SignInFixture.request(
                        FormEncoding.encode([
                            .init(name: "code", value: "S3CRET-code"), .init(name: "id_token", value: front),
                            .init(name: "state", value: secrets[1]),
                        ]), .formPost), pending: request.pending)
            })
        text += "\(error)"
        dump(error, to: &text)
        dump(fixture.tokenRequests, to: &text)
        for secret in secrets { #expect(!text.contains(secret), "\(secret)") }
    }
}

/// The test callback, for closures that throw `Refusal`.
func callback() throws(Refusal) -> CallbackURL {
    try CallbackPolicy.standard.callback(pageURL: "https://console.example.com/", warnings: .ignored)
}

/// Returns the state of a request, for closures that throw `Refusal`.
func state(of request: AuthorizationRequest) throws(Refusal) -> String {
    guard let state = request.parameters.first(where: { $0.name == "state" })?.value else {
        throw Refusal(Problem(.requestInvalid, remedy: "There is no state."))
    }
    return state
}

enum SoftwareDigest {
    static func hash(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        SoftwareCrypto().hash(bytes.span, with: .sha256)
    }
}
