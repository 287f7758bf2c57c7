import Foundation
import OIDCCallbacks
import OIDCDiscovery
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCProviders
import OIDCSignIn
import OIDCSoftwareCrypto
import OIDCTokens
import TestHelpers
import Testing

/// The limits of every stage of a sign-in, from both sides.
@Suite struct SignInBoundaryTests {
    private let fixture = SignInFixture()

    private func begun(_ type: ResponseType = .code) async throws -> (SignInClient, AuthorizationRequest) {
        let client = try fixture.client(responseType: type)
        return (
            client, try await client.begin(callback: SignInFixture.callback(), warnings: .ignored)
        )
    }

    private func codesOfBeginning(_ change: (inout AuthorizationOptions) -> Void) async throws -> [ProblemCode] {
        var options = AuthorizationOptions()
        change(&options)
        let client = try fixture.client()
        let callback = try SignInFixture.callback()
        return await refusalCodes { [options] in
            try await client.begin(callback: callback, options: options, warnings: .ignored)
        }
    }

    // MARK: - Requests

    @Test("A required context cannot be empty or contain spaces") func contextsWithoutSpaces() async throws {
        #expect(try await codesOfBeginning { $0.requiredAuthenticationContexts = ["a", "b"] } == [])
        #expect(try await codesOfBeginning { $0.requiredAuthenticationContexts = ["a", ""] } == [.requestInvalid])
        #expect(try await codesOfBeginning { $0.requiredAuthenticationContexts = ["a b"] } == [.requestInvalid])
    }

    @Test("An extra parameter cannot be repeated") func repeatedParameters() async throws {
        #expect(
            try await codesOfBeginning {
                $0.extraParameters = [.init(name: "a", value: "1"), .init(name: "b", value: "1")]
            } == [])
        #expect(
            try await codesOfBeginning {
                $0.extraParameters = [.init(name: "a", value: "1"), .init(name: "a", value: "2")]
            } == [
                .requestInvalid
            ])
    }

    @Test(
        "Standard parameters cannot be set as extra parameters",
        arguments: [
            "client_id", "response_type", "redirect_uri", "scope", "response_mode", "state", "nonce", "code_challenge",
            "code_challenge_method", "login_hint", "domain_hint", "prompt", "max_age", "acr_values", "ui_locales",
            "claims", "request", "request_uri", "client_secret", "code_verifier",
        ])
    func reservedParameters(name: String) async throws {
        #expect(
            try await codesOfBeginning { $0.extraParameters = [.init(name: name, value: "x")] } == [.requestInvalid])
    }

    @Test("User interface locales are sent in order") func userInterfaceLocales() async throws {
        var options = AuthorizationOptions()
        options.userInterfaceLocales = ["ro", "en"]
        let request = try await fixture.client().begin(
            callback: SignInFixture.callback(), options: options, warnings: .ignored
        )
        #expect(try request.parameter("ui_locales") == "ro en")
    }

    /// Options that the provider does not list are reported before the redirect, except those that providers often
    /// leave out.
    @Test("Options that the provider does not support are reported") func unsupportedOptions() throws {
        func found(
            _ more: String, _ authentication: ClientAuthentication = .none, _ type: ResponseType = .code,
            endpoint: String = "https://id.example.com/authorize"
        ) throws -> [String] {
            let text = """
                {"issuer":"https://id.example.com","authorization_endpoint":"\(endpoint)",
                "token_endpoint":"https://id.example.com/token","jwks_uri":"https://id.example.com/keys",
                "response_types_supported":["code","id_token"],"subject_types_supported":["public"],
                "id_token_signing_alg_values_supported":["RS256"]\(more)}
                """
            let profile = StandardProfile(try IssuerIdentifier("https://id.example.com"))
            let metadata = try ProviderMetadata(document: Array(text.utf8), profile: profile)
            let configuration = try ProviderConfiguration(
                name: "example", profile: profile, clientID: "client", authentication: authentication,
                responseType: type)
            do {
                var warnings: [String] = []
                _ = try AuthorizationRequest(
                    configuration, metadata: metadata, callback: SignInFixture.callback(), at: SignInFixture.now,
                    digest: SoftwareCrypto(), warnings: { warnings.append("warning: \($0.code)") })
                return warnings
            } catch let refusal as Refusal {
                return refusal.problems.map(\.code.rawValue)
            }
        }
        #expect(try found("") == [])
        // Metadata without response modes does not offer the default for an ID token.
        #expect(
            try found("", .none, .codeAndIDToken) == [
                "config.response-type-unsupported", "config.response-mode-not-offered",
            ])
        #expect(try found("", .none, .idToken) == ["warning: config.response-mode-not-offered"])
        #expect(try found(#","response_modes_supported":["form_post"]"#) == ["config.response-mode-unsupported"])
        let secret = ClientAuthentication.secretInBody(SecretString("s"))
        let code = "warning: config.client-authentication-not-offered"
        #expect(try found(#","token_endpoint_auth_methods_supported":["client_secret_post","x"]"#, secret) == [])
        #expect(try found(#","token_endpoint_auth_methods_supported":["private_key_jwt"]"#, secret) == [code])
        #expect(try found(#","token_endpoint_auth_methods_supported":["private_key_jwt"]"#) == [])
        let modes = #","response_modes_supported":["form_post"]"#
        #expect(
            try found(#","token_endpoint_auth_methods_supported":["private_key_jwt"]\#(modes)"#, secret, .idToken) == []
        )
        #expect(try found("", endpoint: "https://id.example.com/a?x=%ff") == ["request.invalid"])
        #expect(try found("", endpoint: "https://id.example.com/a?x=%41") == [])
    }

    // MARK: - Responses

    @Test("The size of a response is limited in bytes") func responseSizeLimit() async throws {
        #expect(AuthorizationResponse.maximumLength == 65_536)
        let (client, request) = try await begun()
        let configuration = client.configuration
        let start = "code=c&state=\(try request.parameter("state"))&x="
        let longest = start + String(repeating: "x", count: AuthorizationResponse.maximumLength - start.utf8.count)
        func codes(_ text: String) -> [ProblemCode] {
            refusalCodes {
                try AuthorizationResponse(
                    parsing: SignInFixture.request(text), answering: request.pending, with: configuration,
                    at: SignInFixture.now)
            }
        }
        #expect(codes(longest) == [])
        #expect(codes(longest + "x") == [.responseTooLarge])
        let error = try #require(
            refusal {
                let late = SignInFixture.now.addingTimeInterval(601)
                return try AuthorizationResponse(
                    parsing: SignInFixture.request(start), answering: request.pending, with: configuration, at: late)
            })
        #expect(error.problems.map(\.expected) == ["a response within 600 seconds"])
    }

    @Test("The error names the first duplicate parameter") func firstDuplicateParameter() async throws {
        let (client, request) = try await begun()
        let configuration = client.configuration
        let error = try #require(
            refusal {
                try AuthorizationResponse(
                    parsing: SignInFixture.request("a=1&b=1&a=2&b=2"), answering: request.pending, with: configuration,
                    at: SignInFixture.now)
            })
        #expect(error.problems.map(\.location) == [.parameter("a")])
    }

    @Test("A sign-in cannot be completed by another client or provider") func clientAndProviderMismatch() async throws {
        let (client, request) = try await begun(.idToken)
        let text = FormEncoding.encode([
            .init(name: "id_token", value: try fixture.idToken(request)),
            .init(name: "state", value: try request.parameter("state")),
        ])
        func found(name: String = "example", clientID: String = "client") async throws -> [ProblemCode] {
            let configuration = try ProviderConfiguration(
                name: name, profile: client.configuration.profile, clientID: clientID, authentication: .none,
                responseType: .idToken)
            let other = try SignInClient(
                configuration, transport: fixture, verifier: .acceptingAll,
                digest: SoftwareCrypto(), time: fixture.time)
            return await refusalCodes {
                try await other.complete(
                    SignInFixture.request(text, .formPost), pending: request.pending)
            }
        }
        #expect(try await found() == [])
        #expect(try await found(name: "other") == [.responseOtherProvider])
        #expect(try await found(clientID: "other") == [.responseOtherProvider])
    }

    @Test("A stored sign-in keeps its lifetime and maximum age") func storedOptions() async throws {
        var options = AuthorizationOptions()
        options.maximumAge = .seconds(60)
        for seconds in [0, 1, 3_600] {
            options.lifetime = .seconds(seconds)
            let pending = try await fixture.client().begin(
                callback: SignInFixture.callback(), options: options, warnings: .ignored
            ).pending
            #expect(pending.lifetime == .seconds(seconds))
            let stored = try JSONDecoder().decode(PendingSignIn.self, from: JSONEncoder().encode(pending))
            #expect(stored.maximumAge == .seconds(60) && stored.lifetime == .seconds(seconds))
            #expect(stored.isExpired(at: SignInFixture.now.addingTimeInterval(Double(seconds))) == false)
            #expect(stored.isExpired(at: SignInFixture.now.addingTimeInterval(Double(seconds) + 1)))
        }
    }

    @Test("A lifetime or maximum age out of range is rejected")
    func durationsOutOfRange() async throws {
        for (lifetime, maximumAge, code) in [
            (Duration.seconds(-1), nil, .configLimitOutOfRange), (.seconds(3_601), nil, .configLimitOutOfRange),
            (.seconds(600), .seconds(-1), .requestInvalid), (.seconds(600), .milliseconds(1_500), .requestInvalid),
        ] as [(Duration, Duration?, ProblemCode)] {
            var options = AuthorizationOptions()
            options.lifetime = lifetime
            options.maximumAge = maximumAge
            let (client, callback) = (try fixture.client(), try SignInFixture.callback())
            await expectRefusal(code) { [options] in
                try await client.begin(callback: callback, options: options, warnings: .ignored)
            }
        }
    }

    // MARK: - Exchanges

    /// The token endpoint's ID token may also contain the code's hash. If so, it is compared.
    @Test(
        "The code hash in the token endpoint's ID token is compared",
        arguments: [("c", []), ("d", [ProblemCode.tokenCodeHashMismatch])])
    func codeHashFromTokenEndpoint(code: String, expected: [ProblemCode]) async throws {
        let (client, request) = try await begun()
        fixture.answerTokens([
            "access_token": "at", "token_type": "Bearer",
            "id_token": .string(try fixture.idToken(request, ["c_hash": SignInFixture.halfHash(code)])),
        ])
        let text = "code=c&state=\(try request.parameter("state"))"
        let found = await refusalCodes {
            try await client.complete(SignInFixture.request(text), pending: request.pending)
        }
        #expect(found == expected)
    }

    @Test("Refreshed tokens must have the same issuer and matching hashes") func refreshedTokens() async throws {
        let client = try fixture.client()
        func found(_ changes: [String: JSONValue], issuer: String = "https://id.example.com") async throws
            -> [ProblemCode]
        {
            var members: [String: JSONValue] = [
                "iss": .string(fixture.issuer), "sub": "s", "aud": "client",
                "exp": 1_800_003_600, "iat": 1_800_000_000,
            ]
            members.merge(changes) { $1 }
            fixture.answerTokens([
                "access_token": "at", "token_type": "Bearer", "id_token": .string(SignInFixture.token(members)),
            ])
            return await refusalCodes {
                try await client.refresh(
                    fixture.grant(issuer: issuer), scope: "openid")
            }
        }
        #expect(try await found([:]) == [])
        #expect(try fixture.lastForm()["scope"] == "openid")
        #expect(try await found([:], issuer: "https://other.example") == [.exchangeOtherProvider])
        #expect(try await found(["at_hash": SignInFixture.halfHash("at")]) == [])
        #expect(try await found(["at_hash": SignInFixture.halfHash("x")]) == [.tokenAccessTokenHashMismatch])
    }

    @Test("The size of a user info response is limited in bytes") func userInfoSizeLimit() async throws {
        let limit = 4_096
        let limits = try DiscoveryLimits(metadataBytes: limit)
        let client = try SignInClient(
            try fixture.client().configuration, transport: fixture, verifier: .acceptingAll,
            digest: SoftwareCrypto(), limits: limits)
        for (count, expected) in [(limit, []), (limit + 1, [ProblemCode.exchangeUnreachable])] {
            let start = #"{"sub":"s","x":""#
            let body = start + String(repeating: "x", count: count - start.utf8.count - 2) + #""}"#
            fixture.answerUserInfo(TransportResponse(status: 200, body: Array(body.utf8)))
            let found = await refusalCodes { try await client.userInfo(SecretString("at"), subject: "s") }
            #expect(found == expected)
        }
    }

    @Test("An access token is kept even if it is optional") func optionalAccessToken() throws {
        var profile = try StubProfile()
        profile.mayOmitAccessToken = true
        func read(_ text: String) throws(Refusal) -> TokenResponse {
            try TokenResponse(
                parsing: TransportResponse(status: 200, body: Array(text.utf8)), from: "https://id.example.com/token",
                profile: profile)
        }
        let both = try read(#"{"access_token":"at","id_token":"t","token_type":"Bearer"}"#)
        #expect(both.accessToken?.revealed() == "at")
        #expect(try read(#"{"id_token":"t","token_type":"Bearer"}"#).accessToken == nil)
        #expect(throws: Refusal.self) { try read(#"{"token_type":"Bearer"}"#) }
    }

    @Test("A user info response must have a subject") func userInfoSubject() async throws {
        let client = try fixture.client()
        for (body, expected) in [
            (#"{"sub":"s"}"#, []), (#"{"sub":1}"#, [ProblemCode.exchangeWrongType]), ("{}", [.exchangeMissingMember]),
            ("[]", [.exchangeWrongType]),
        ] {
            fixture.answerUserInfo(TransportResponse(status: 200, body: Array(body.utf8)))
            let found = await refusalCodes { try await client.userInfo(SecretString("at"), subject: "s") }
            #expect(found == expected)
        }
    }

    @Test("Random bytes take every value") func randomBytes() {
        #expect(Set(SystemRandom().bytes(20_000)).count == 256)
        #expect(SystemRandom().bytes(-1).isEmpty)
    }

    @Test("Sign-out works at an endpoint without a query") func signOutWithoutQuery() throws {
        let text = """
            {"issuer":"https://id.example.com","authorization_endpoint":"https://id.example.com/authorize",
            "token_endpoint":"https://id.example.com/token","jwks_uri":"https://id.example.com/keys",
            "response_types_supported":["code"],"subject_types_supported":["public"],
            "id_token_signing_alg_values_supported":["RS256"],"end_session_endpoint":"https://id.example.com/end"}
            """
        let metadata = try ProviderMetadata(
            document: Array(text.utf8), profile: StandardProfile(try IssuerIdentifier("https://id.example.com")))
        #expect(
            try EndSession.url(metadata: metadata, clientID: "client")
                == "https://id.example.com/end?client_id=client")
    }
}
