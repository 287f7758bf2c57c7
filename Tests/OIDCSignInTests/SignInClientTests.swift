import Foundation
import OIDCCallbacks
import OIDCDiscovery
import OIDCFixtures
import OIDCPrimitives
import OIDCProviders
import OIDCSignIn
import OIDCSoftwareCrypto
import OIDCTokens
import TestHelpers
import Testing

/// Successful sign-ins with each response type, from beginning to end.
@Suite struct SignInClientTests {
    @Test("A code is redeemed with its verifier") func codeFlow() async throws {
        let fixture = SignInFixture()
        let client = try fixture.client(authentication: .secretInBody(SecretString("s+e&cret")))
        let request = try await client.begin(callback: SignInFixture.callback(), warnings: .ignored)
        fixture.answerTokens([
            "access_token": "at", "token_type": "Bearer", "expires_in": 3599,
            "id_token": .string(try fixture.idToken(request, ["at_hash": SignInFixture.halfHash("at")])),
        ])
        let result = try await client.complete(
            SignInFixture.request("code=c%2Bd&state=\(request.parameter("state"))&session_state=x"),
            pending: request.pending)
        #expect(result.subject == SignInFixture.subject)
        #expect(result.tokenResponse?.expiresIn == .seconds(3599))
        let form = try fixture.lastForm()
        #expect(form["code"] == "c+d")
        #expect(form["grant_type"] == "authorization_code")
        #expect(form["redirect_uri"] == "https://console.example.com/api/oidc/callback")
        #expect(form["client_secret"] == "s+e&cret")
        // The verifier matches the challenge that was sent.
        let verifier = Array(try #require(form["code_verifier"]).utf8)[...]
        let challenge = Base64URL.encode(SoftwareDigest.hash(verifier))
        #expect(try request.parameter("code_challenge") == challenge)
        #expect(try request.parameter("code_challenge_method") == "S256")
    }

    @Test("An ID token response needs no token request") func idTokenFlow() async throws {
        let fixture = SignInFixture()
        let client = try fixture.client(responseType: .idToken)
        let request = try await client.begin(callback: SignInFixture.callback(), warnings: .ignored)
        #expect(request.parameters.allSatisfy { $0.name != "code_challenge" })
        let response = FormEncoding.encode([
            .init(name: "id_token", value: try fixture.idToken(request)),
            .init(name: "state", value: try request.parameter("state")),
        ])
        let result = try await client.complete(
            SignInFixture.request(response, .formPost), pending: request.pending)
        #expect(result.subject == SignInFixture.subject)
        #expect(result.tokenResponse == nil)
        #expect(fixture.tokenRequests.isEmpty)
    }

    @Test("A hybrid response is completed if both tokens match") func hybridFlow() async throws {
        let fixture = SignInFixture()
        let client = try fixture.client(responseType: .codeAndIDToken)
        let request = try await client.begin(callback: SignInFixture.callback(), warnings: .ignored)
        let front = try fixture.idToken(request, ["c_hash": SignInFixture.halfHash("code")])
        fixture.answerTokens([
            "access_token": "at", "token_type": "bearer", "id_token": .string(try fixture.idToken(request)),
        ])
        let response = FormEncoding.encode([
            .init(name: "code", value: "code"), .init(name: "id_token", value: front),
            .init(name: "state", value: try request.parameter("state")),
        ])
        let result = try await client.complete(
            SignInFixture.request(response, .formPost), pending: request.pending)
        #expect(result.subject == SignInFixture.subject)
        #expect(fixture.tokenRequests.count == 1)
    }

    /// The pending sign-in is encoded, so another process can finish it.
    @Test("Another process can finish a stored sign-in") func otherProcess() async throws {
        let fixture = SignInFixture()
        let request = try await fixture.client().begin(
            callback: SignInFixture.callback(), warnings: .ignored)
        let stored = try JSONEncoder().encode(request.pending)
        fixture.answerTokens([
            "access_token": "at", "token_type": "Bearer", "id_token": .string(try fixture.idToken(request)),
        ])
        let pending = try JSONDecoder().decode(PendingSignIn.self, from: stored)
        let result = try await fixture.client().complete(
            SignInFixture.request("code=c&state=\(request.parameter("state"))"), pending: pending)
        #expect(result.subject == SignInFixture.subject)

        var object = try #require(JSONSerialization.jsonObject(with: stored) as? [String: Any])
        object["version"] = 3
        let newer = try JSONSerialization.data(withJSONObject: object)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(PendingSignIn.self, from: newer) }
    }

    @Test("Every client authentication method is sent correctly") func clientAuthentication() async throws {
        let fixture = SignInFixture()
        fixture.answerTokens(["access_token": "at", "token_type": "Bearer"])
        func form(_ authentication: ClientAuthentication) async throws -> ([String: String], TransportRequest) {
            let client = try fixture.client(authentication: authentication)
            _ = try await client.refresh(fixture.grant())
            return (try fixture.lastForm(), try #require(fixture.tokenRequests.last))
        }

        let (none, _) = try await form(.none)
        #expect(none["client_id"] == "client" && none["client_secret"] == nil)

        let (basic, request) = try await form(.secretInHeader(SecretString("s")))
        #expect(request.headers.first { $0.name == "Authorization" }?.value == "Basic Y2xpZW50OnM=")
        #expect(basic["client_id"] == nil && basic["client_secret"] == nil)

        let (federated, _) = try await form(.assertion { SecretString("an.asser.tion") })
        #expect(federated["client_assertion"] == "an.asser.tion")
        #expect(
            federated["client_assertion_type"] == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")

        let (signed, _) = try await form(.privateKey(TestSigner()))
        let parts = try #require(signed["client_assertion"]).split(separator: ".").map(String.init)
        let assertionHeader = JSONCursor(try JSONValue(parsing: Base64URL.decode(parts[0])))
        #expect(try assertionHeader["alg"].required(.string) == "PS256")
        #expect(try assertionHeader["x5t#S256"].required(.string) == "AQID")
        let claims = JSONCursor(try JSONValue(parsing: Base64URL.decode(parts[1])))
        #expect(try claims["iss"].required(.string) == "client")
        #expect(try claims["sub"].required(.string) == "client")
        #expect(try claims["aud"].required(.string) == "https://id.example.com/token")
        #expect(try claims["exp"].required(.integer) - claims["iat"].required(.integer) == 300)
        #expect(try !claims["jti"].required(.string).isEmpty)
        #expect(try Base64URL.decode(parts[2]) == Array("\(parts[0]).\(parts[1])".utf8.reversed()))
    }

    @Test("An unreachable token endpoint is reported with the reason") func unreachableTokenEndpoint() async throws {
        let fixture = SignInFixture()
        let client = try fixture.client()
        for (failure, reason) in [
            (TransportFailure.timedOut, "no response within the timeout"), (.unreachable(reason: "refused"), "refused"),
            (.bodyTooLarge, "a response that is too large"), (.cancelled, "the request was cancelled"),
        ] {
            fixture.failTokens(failure)
            let error = try #require(
                await expectRefusal(.exchangeUnreachable) {
                    try await client.refresh(fixture.grant())
                })
            #expect(error.first.found == reason)
        }
    }

    /// Some providers issue no access token if only an identity was requested.
    @Test("An access token may be missing only if the provider's profile allows it") func missingAccessToken()
        async throws
    {
        let fixture = SignInFixture()
        var profile = try StubProfile(fixture.issuer)
        for mayLack in [true, false] {
            profile.mayOmitAccessToken = mayLack
            let configuration = try ProviderConfiguration(
                name: "example", profile: profile, clientID: "client", authentication: .none)
            let client = try SignInClient(
                configuration, transport: fixture, verifier: .acceptingAll,
                digest: SoftwareCrypto(), time: fixture.time)
            let request = try await client.begin(
                callback: SignInFixture.callback(), warnings: .ignored)
            fixture.answerTokens(["token_type": "Bearer", "id_token": .string(try fixture.idToken(request))])
            let found = await refusalCodes {
                try await client.complete(
                    SignInFixture.request("code=c&state=\(try state(of: request))"), pending: request.pending)
            }
            #expect(found == (mayLack ? [] : [.exchangeMissingMember]))
        }
    }

    @Test("An unavailable client credential is reported") func unavailableCredential() async throws {
        struct Broken: Error { let text = "S3CRET" }
        let fixture = SignInFixture()
        let client = try fixture.client(authentication: .assertion { throw Broken() })
        let found = await refusalCodes {
            try await client.refresh(fixture.grant())
        }
        #expect(found == [.exchangeCredentialUnavailable])
        #expect(fixture.tokenRequests.isEmpty)
    }

    @Test("User info must be about the same user") func userInfoSubjectMismatch() async throws {
        let fixture = SignInFixture()
        let client = try fixture.client()
        fixture.answerUserInfo(TransportResponse(status: 200, body: Array(#"{"sub":"s","name":"Ada"}"#.utf8)))
        let info = try await client.userInfo(SecretString("at"), subject: "s")
        #expect(info.claims["name"] == "Ada")
        let other = await refusalCodes { try await client.userInfo(SecretString("at"), subject: "t") }
        #expect(other == [.tokenSubjectMismatch])
        fixture.answerUserInfo(TransportResponse(status: 401))
        let refused = await refusalCodes { try await client.userInfo(SecretString("at"), subject: "s") }
        #expect(refused == [.exchangeHTTPStatus])
    }

    @Test("Sign-out keeps the endpoint's query") func signOutKeepsQuery() async throws {
        let client = try SignInFixture().client()
        let address = try await client.endSessionURL(
            idToken: SecretString("a.b.c"), returnURL: "https://console.example.com/?a=b&c", state: "x y")
        #expect(
            address == "https://id.example.com/end?x=1&client_id=client&id_token_hint=a.b.c"
                + "&post_logout_redirect_uri=https%3A%2F%2Fconsole.example.com%2F%3Fa%3Db%26c&state=x%20y")
    }

    @Test("Options are sent, and the token must satisfy them") func authorizationOptions() async throws {
        let fixture = SignInFixture()
        let client = try fixture.client()
        var options = AuthorizationOptions()
        options.prompt = .login
        options.loginHint = "a+b&c=d#e é@example.com"
        options.maximumAge = .seconds(60)
        options.requiredAuthenticationContexts = ["c1", "c2"]
        options.userInterfaceLocales = ["de", "en"]
        options.claims = try ClaimsRequest(.object(["id_token": .object(["auth_time": .null])]))
        options.extraParameters = [.init(name: "kc_idp_hint", value: "x")]
        let request = try await client.begin(
            callback: SignInFixture.callback(), options: options, warnings: .ignored)
        // Parsing the URL again returns the original values.
        let query = try #require(URLComponents(string: request.url)?.queryItems)
        #expect(query.first { $0.name == "login_hint" }?.value == options.loginHint)
        #expect(query.first { $0.name == "acr_values" }?.value == "c1 c2")
        #expect(query.first { $0.name == "claims" }?.value == #"{"id_token":{"auth_time":null}}"#)
        #expect(query.map(\.name) == request.parameters.map(\.name))

        fixture.answerTokens([
            "access_token": "at", "token_type": "Bearer",
            "id_token": .string(
                try fixture.idToken(request, ["auth_time": 1_799_999_000, "acr": "c3"])),
        ])
        let found = await refusalCodes {
            try await client.complete(
                SignInFixture.request("code=c&state=\(try state(of: request))"), pending: request.pending)
        }
        #expect(found == [.tokenContextMismatch, .tokenAuthenticationTooOld])
    }

    @Test("Extra parameters cannot replace the request's own") func protectedParameters() async throws {
        let client = try SignInFixture().client()
        for name in ["state", "nonce", "redirect_uri", "code_challenge", "request_uri", "prompt"] {
            var options = AuthorizationOptions()
            options.extraParameters = [.init(name: name, value: "x")]
            let found = await refusalCodes {
                try await client.begin(
                    callback: try callback(), options: options, warnings: .ignored)
            }
            #expect(found == [.requestInvalid], "\(name)")
        }
    }

    @Test("Every sign-in has its own state, nonce, and challenge") func uniqueSecrets() async throws {
        let client = try SignInFixture().client()
        var seen = Set<String>()
        for _ in 0..<100 {
            let request = try await client.begin(
                callback: SignInFixture.callback(), warnings: .ignored)
            for name in ["state", "nonce", "code_challenge"] {
                #expect(seen.insert(try request.parameter(name)).inserted)
            }
        }
    }
}

/// “Signs” by reversing the message.
struct TestSigner: AssertionSigner {
    let algorithm = SigningAlgorithm.ps256
    let keyName = AssertionKeyName.certificateSHA256([1, 2, 3])

    func sign(_ message: [UInt8]) async throws -> [UInt8] { message.reversed() }
}
