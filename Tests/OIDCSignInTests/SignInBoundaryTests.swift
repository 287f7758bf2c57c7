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

/// What is just admitted and what is just refused, at every stage of a sign-in.
@Suite struct SignInBoundaryTests {
    private let bench = SignInBench()

    private func begun(_ type: ResponseType = .code) async throws -> (SignInClient, AuthorizationRequest) {
        let client = try bench.client(responseType: type)
        return (
            client, try await client.begin(callback: SignInBench.callback(), warnings: .ignored)
        )
    }

    private func codesOfBeginning(_ change: (inout AuthorizationOptions) -> Void) async throws -> [ProblemCode] {
        var options = AuthorizationOptions()
        change(&options)
        let client = try bench.client()
        let callback = try SignInBench.callback()
        return await refusalCodes { [options] in
            try await client.begin(callback: callback, options: options, warnings: .ignored)
        }
    }

    // MARK: - Requests

    @Test func contextsHaveNoSpaces() async throws {
        #expect(try await codesOfBeginning { $0.requiredContexts = ["a", "b"] } == [])
        #expect(try await codesOfBeginning { $0.requiredContexts = ["a", ""] } == [.requestInvalid])
        #expect(try await codesOfBeginning { $0.requiredContexts = ["a b"] } == [.requestInvalid])
    }

    @Test func aParameterIsSentOnce() async throws {
        #expect(try await codesOfBeginning { $0.extraParameters = [.init("a", "1"), .init("b", "1")] } == [])
        #expect(
            try await codesOfBeginning { $0.extraParameters = [.init("a", "1"), .init("a", "2")] } == [
                .requestInvalid
            ])
    }

    @Test(arguments: [
        "client_id", "response_type", "redirect_uri", "scope", "response_mode", "state", "nonce", "code_challenge",
        "code_challenge_method", "login_hint", "domain_hint", "prompt", "max_age", "acr_values", "ui_locales",
        "claims", "request", "request_uri", "client_secret", "code_verifier",
    ])
    func namesOfTheStandardAreReserved(name: String) async throws {
        #expect(try await codesOfBeginning { $0.extraParameters = [.init(name, "x")] } == [.requestInvalid])
    }

    @Test func languagesAreSent() async throws {
        var options = AuthorizationOptions()
        options.userInterfaceLocales = ["ro", "en"]
        let request = try await bench.client().begin(
            callback: SignInBench.callback(), options: options, warnings: .ignored
        )
        #expect(try request.parameter("ui_locales") == "ro en")
    }

    /// What the provider does not offer is said before the browser leaves, except what it often leaves out.
    @Test func whatIsNotOfferedIsSaid() throws {
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
            let profile = StandardProfile(try Issuer("https://id.example.com"))
            let metadata = try ProviderMetadata(document: Array(text.utf8), profile: profile)
            let configuration = try ProviderConfiguration(
                name: "example", profile: profile, clientID: "client", authentication: authentication,
                responseType: type)
            do {
                var warnings: [String] = []
                _ = try AuthorizationRequest.begin(
                    configuration, metadata: metadata, callback: SignInBench.callback(), at: SignInBench.now,
                    digest: SoftwareCrypto(), warnings: { warnings.append("warning: \($0.code)") })
                return warnings
            } catch let refusal as Refusal {
                return refusal.problems.map(\.code.text)
            }
        }
        #expect(try found("") == [])
        #expect(try found("", .none, .codeAndIDToken) == ["config.response-type-unsupported"])
        #expect(try found(#","response_modes_supported":["form_post"]"#) == ["config.response-mode-unsupported"])
        let secret = ClientAuthentication.secretInBody(Secret("s"))
        let code = "warning: config.client-authentication-not-offered"
        #expect(try found(#","token_endpoint_auth_methods_supported":["client_secret_post","x"]"#, secret) == [])
        #expect(try found(#","token_endpoint_auth_methods_supported":["private_key_jwt"]"#, secret) == [code])
        #expect(try found(#","token_endpoint_auth_methods_supported":["private_key_jwt"]"#) == [])
        #expect(try found(#","token_endpoint_auth_methods_supported":["private_key_jwt"]"#, secret, .idToken) == [])
        #expect(try found("", endpoint: "https://id.example.com/a?x=%ff") == ["request.invalid"])
        #expect(try found("", endpoint: "https://id.example.com/a?x=%41") == [])
    }

    // MARK: - Responses

    @Test func aResponseHasABoundInBytes() async throws {
        #expect(AuthorizationResponse.longestText == 65_536)
        let (client, request) = try await begun()
        let configuration = client.configuration
        let start = "code=c&state=\(try request.parameter("state"))&x="
        let longest = start + String(repeating: "x", count: AuthorizationResponse.longestText - start.utf8.count)
        func codes(_ text: String) -> [ProblemCode] {
            refusalCodes {
                try AuthorizationResponse.read(
                    SignInBench.request(text), answering: request.pending, with: configuration, at: SignInBench.now)
            }
        }
        #expect(codes(longest) == [])
        #expect(codes(longest + "x") == [.responseTooLarge])
        let error = try #require(
            refusal {
                let late = SignInBench.now.addingTimeInterval(601)
                return try AuthorizationResponse.read(
                    SignInBench.request(start), answering: request.pending, with: configuration, at: late)
            })
        #expect(error.problems.map(\.expected) == ["a response within 600 seconds"])
    }

    @Test func theFirstParameterThatStandsTwiceIsNamed() async throws {
        let (client, request) = try await begun()
        let configuration = client.configuration
        let error = try #require(
            refusal {
                try AuthorizationResponse.read(
                    SignInBench.request("a=1&b=1&a=2&b=2"), answering: request.pending, with: configuration,
                    at: SignInBench.now)
            })
        #expect(error.problems.map(\.location) == [.parameter("a")])
    }

    @Test func aSignInHasOneClientAndOneProvider() async throws {
        let (client, request) = try await begun(.idToken)
        let text = FormEncoding.encode([
            .init("id_token", try bench.idToken(request)), .init("state", try request.parameter("state")),
        ])
        func found(name: String = "example", clientID: String = "client") async throws -> [ProblemCode] {
            let configuration = try ProviderConfiguration(
                name: name, profile: client.configuration.profile, clientID: clientID, authentication: .none,
                responseType: .idToken)
            let other = try SignInClient(
                configuration, transport: bench, verifier: .acceptingAll,
                digest: SoftwareCrypto(), time: bench.time)
            return await refusalCodes {
                try await other.complete(
                    SignInBench.request(text, .formPost), pending: request.pending)
            }
        }
        #expect(try await found() == [])
        #expect(try await found(name: "other") == [.responseOtherProvider])
        #expect(try await found(clientID: "other") == [.responseOtherProvider])
    }

    @Test func aStoredSignInKeepsWhatWasAsked() async throws {
        var options = AuthorizationOptions()
        options.maximumAge = .seconds(60)
        for seconds in [0, 1, 3_600] {
            options.lifetime = .seconds(seconds)
            let pending = try await bench.client().begin(
                callback: SignInBench.callback(), options: options, warnings: .ignored
            ).pending
            #expect(pending.lifetime == .seconds(seconds))
            let stored = try JSONDecoder().decode(PendingSignIn.self, from: JSONEncoder().encode(pending))
            #expect(stored.maximumAge == .seconds(60) && stored.lifetime == .seconds(seconds))
            #expect(stored.isExpired(at: SignInBench.now.addingTimeInterval(Double(seconds))) == false)
            #expect(stored.isExpired(at: SignInBench.now.addingTimeInterval(Double(seconds) + 1)))
        }
    }

    @Test("A sign-in may take from no time to an hour, and a maximum age is whole seconds")
    func spansOutOfRange() async throws {
        for (lifetime, maximumAge, code) in [
            (Duration.seconds(-1), nil, .configLimitOutOfRange), (.seconds(3_601), nil, .configLimitOutOfRange),
            (.seconds(600), .seconds(-1), .requestInvalid), (.seconds(600), .milliseconds(1_500), .requestInvalid),
        ] as [(Duration, Duration?, ProblemCode)] {
            var options = AuthorizationOptions()
            options.lifetime = lifetime
            options.maximumAge = maximumAge
            let (client, callback) = (try bench.client(), try SignInBench.callback())
            await expectRefusal(code) { [options] in
                try await client.begin(callback: callback, options: options, warnings: .ignored)
            }
        }
    }

    // MARK: - Exchanges

    /// The token of the token endpoint may carry the hash of the code, too; then it is compared.
    @Test(arguments: [("c", []), ("d", [ProblemCode.tokenCodeHashMismatch])])
    func theCodesHashIsComparedOnBothWays(code: String, expected: [ProblemCode]) async throws {
        let (client, request) = try await begun()
        bench.answerTokens([
            "access_token": "at", "token_type": "Bearer",
            "id_token": .string(try bench.idToken(request, ["c_hash": SignInBench.halfHash(code)])),
        ])
        let text = "code=c&state=\(try request.parameter("state"))"
        let found = await refusalCodes {
            try await client.complete(SignInBench.request(text), pending: request.pending)
        }
        #expect(found == expected)
    }

    @Test func newTokensAreTheSameIssuersAndBelongTogether() async throws {
        let client = try bench.client()
        func found(_ changes: [String: JSONValue], issuer: String = "https://id.example.com") async throws
            -> [ProblemCode]
        {
            var members: [String: JSONValue] = [
                "iss": .string(bench.issuer), "sub": "s", "aud": "client",
                "exp": 1_800_003_600, "iat": 1_800_000_000,
            ]
            members.merge(changes) { $1 }
            bench.answerTokens([
                "access_token": "at", "token_type": "Bearer", "id_token": .string(SignInBench.token(members)),
            ])
            return await refusalCodes {
                try await client.refresh(
                    bench.grant(issuer: issuer), scope: "openid")
            }
        }
        #expect(try await found([:]) == [])
        #expect(try bench.lastForm()["scope"] == "openid")
        #expect(try await found([:], issuer: "https://other.example") == [.exchangeOtherProvider])
        #expect(try await found(["at_hash": SignInBench.halfHash("at")]) == [])
        #expect(try await found(["at_hash": SignInBench.halfHash("x")]) == [.tokenAccessTokenHashMismatch])
    }

    @Test func anAnswerHasABoundInBytes() async throws {
        let limit = 4_096
        let limits = try DiscoveryLimits(metadataBytes: limit)
        let client = try SignInClient(
            try bench.client().configuration, transport: bench, verifier: .acceptingAll,
            digest: SoftwareCrypto(), limits: limits)
        for (count, expected) in [(limit, []), (limit + 1, [ProblemCode.exchangeUnreachable])] {
            let start = #"{"sub":"s","x":""#
            let body = start + String(repeating: "x", count: count - start.utf8.count - 2) + #""}"#
            bench.answerUserInfo(HTTPResponse(status: 200, body: Array(body.utf8)))
            let found = await refusalCodes { try await client.userInfo(Secret("at"), subject: "s") }
            #expect(found == expected)
        }
    }

    @Test func anAccessTokenThatCameIsKept() throws {
        var profile = try StubProfile()
        profile.mayLackAccessToken = true
        func read(_ text: String) throws(Refusal) -> TokenResponse {
            try TokenResponse.read(
                HTTPResponse(status: 200, body: Array(text.utf8)), from: "https://id.example.com/token",
                profile: profile)
        }
        let both = try read(#"{"access_token":"at","id_token":"t","token_type":"Bearer"}"#)
        #expect(both.accessToken?.revealed() == "at")
        #expect(try read(#"{"id_token":"t","token_type":"Bearer"}"#).accessToken == nil)
        #expect(throws: Refusal.self) { try read(#"{"token_type":"Bearer"}"#) }
    }

    @Test("A user info response must have a subject") func whatIsSaidOfAPersonNamesThem() async throws {
        let client = try bench.client()
        for (body, expected) in [
            (#"{"sub":"s"}"#, []), (#"{"sub":1}"#, [ProblemCode.exchangeWrongType]), ("{}", [.exchangeMissingMember]),
            ("[]", [.exchangeWrongType]),
        ] {
            bench.answerUserInfo(HTTPResponse(status: 200, body: Array(body.utf8)))
            let found = await refusalCodes { try await client.userInfo(Secret("at"), subject: "s") }
            #expect(found == expected)
        }
    }

    @Test func anAssertionSaysWhenItWasMade() async throws {
        bench.answerTokens(["access_token": "at", "token_type": "Bearer"])
        let client = try bench.client(authentication: .privateKey(TestSigner()))
        _ = try await client.refresh(bench.grant())
        let parts = try #require(bench.lastForm()["client_assertion"]).split(separator: ".").map(String.init)
        let claims = JSONCursor(try JSONValue(parsing: Base64URL.decode(parts[1])))
        #expect(try claims["iat"].required(.integer) == 1_800_000_000)
        #expect(try claims["nbf"].required(.integer) == 1_800_000_000)
    }

    @Test("Random bytes take every value") func everyByteIsDrawn() {
        #expect(Set(SystemRandom().bytes(20_000)).count == 256)
        #expect(SystemRandom().bytes(-1).isEmpty)
    }

    @Test func signingOutAtAnEndpointWithoutQuery() throws {
        let text = """
            {"issuer":"https://id.example.com","authorization_endpoint":"https://id.example.com/authorize",
            "token_endpoint":"https://id.example.com/token","jwks_uri":"https://id.example.com/keys",
            "response_types_supported":["code"],"subject_types_supported":["public"],
            "id_token_signing_alg_values_supported":["RS256"],"end_session_endpoint":"https://id.example.com/end"}
            """
        let metadata = try ProviderMetadata(
            document: Array(text.utf8), profile: StandardProfile(try Issuer("https://id.example.com")))
        #expect(
            try EndSession.address(metadata: metadata, clientID: "client")
                == "https://id.example.com/end?client_id=client")
    }
}
