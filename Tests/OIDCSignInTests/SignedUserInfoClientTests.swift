import OIDCDiscovery
import OIDCFixtures
import OIDCPrimitives
import OIDCProviders
import OIDCSignIn
import OIDCSoftwareCrypto
import OIDCTestSupport
import OIDCTokens
import TestHelpers
import Testing

/// User info that the provider signs, or does not sign (Core §5.3.2).
@Suite struct SignedUserInfoClientTests {
    private let fixture = SignInFixture()

    private func client(requiring algorithms: [SigningAlgorithm]? = nil) throws -> SignInClient {
        var configuration = try fixture.client().configuration
        configuration.userInfoAlgorithms = algorithms
        return try SignInClient(
            configuration, transport: fixture, verifier: .acceptingAll([.rs256, .ps256]), digest: SoftwareCrypto(),
            time: fixture.time)
    }

    private func answer(_ body: String, type: String? = "application/jwt", status: Int = 200) -> TransportResponse {
        TransportResponse(
            status: status, headers: type.map { [HeaderField(name: "content-type", value: $0)] } ?? [],
            body: Array(body.utf8))
    }

    private static let claims: [String: JSONValue] = [
        "iss": "https://id.example.com", "aud": "client", "sub": "s", "name": "Ada",
    ]

    private func codes(_ client: SignInClient, subject: String = "s") async -> [ProblemCode] {
        await refusalCodes { try await client.userInfo(SecretString("at"), subject: subject) }
    }

    @Test(
        "Signed user info is verified",
        arguments: ["application/jwt", "Application/JWT", "application/jwt; charset=utf-8"])
    func signed(type: String) async throws {
        let client = try client()
        fixture.answerUserInfo(answer(SignInFixture.token(Self.claims), type: type))
        let info = try await client.userInfo(SecretString("at"), subject: "s")
        #expect(info.subject == "s" && info.claims["name"] == "Ada" && "\(info)" == "user info of 4 claims")
        #expect(await codes(client, subject: "t") == [.tokenSubjectMismatch])
        fixture.answerUserInfo(
            answer(SignInFixture.token(Self.claims, header: #"{"alg":"none"}"#), type: type))
        #expect(await codes(client) == [.tokenAlgorithmNone])
    }

    @Test("The algorithms are those of ID tokens, unless user info has its own") func algorithms() async throws {
        let token = SignInFixture.token(Self.claims, header: #"{"alg":"PS256","kid":"k"}"#)
        fixture.answerUserInfo(answer(token))
        #expect(await codes(try client()) == [.tokenAlgorithmNotAllowed])
        #expect(await codes(try client(requiring: [.ps256])) == [])
        fixture.answerUserInfo(answer(SignInFixture.token(Self.claims)))
        #expect(await codes(try client()) == [])
        #expect(await codes(try client(requiring: [.ps256])) == [.tokenAlgorithmNotAllowed])
    }

    @Test("User info without a signature is accepted, unless a signature is required") func required() async throws {
        for type in ["application/json", nil] {
            fixture.answerUserInfo(answer(#"{"sub":"s"}"#, type: type))
            #expect(await codes(try client()) == [])
            #expect(await codes(try client(requiring: [.rs256])) == [.exchangeUserInfoNotSigned])
        }
        // A token with another content type is not read as one.
        fixture.answerUserInfo(answer(SignInFixture.token(Self.claims), type: "application/json"))
        #expect(await codes(try client(requiring: [.rs256])) == [.exchangeNotJSON])
        #expect(await codes(try client()) == [.exchangeNotJSON])
        let refusal = Refusal(Problem(.exchangeUserInfoNotSigned, remedy: "Fix it."))
        #expect(refusal.reason == .configuration)
    }

    @Test("The provider's error comes before a missing signature", arguments: [nil, [.rs256]] as [[SigningAlgorithm]?])
    func errors(algorithms: [SigningAlgorithm]?) async throws {
        fixture.answerUserInfo(answer(#"{"error":"invalid_token"}"#, type: "application/json", status: 401))
        #expect(await codes(try client(requiring: algorithms)) == [.exchangeProviderError])
        // Whatever a failed request returns, it is not user info.
        fixture.answerUserInfo(answer(SignInFixture.token(Self.claims), status: 401))
        #expect(await codes(try client(requiring: algorithms)) == [.exchangeHTTPStatus])
    }

    @Test("Algorithms that the verifier does not support are rejected when the client is made")
    func unsupportedAlgorithms() throws {
        for algorithms in [[SigningAlgorithm.es256], [.rs256, .es256], []] {
            let refusal = expectRefusal(.configAlgorithmUnsupported) { try client(requiring: algorithms) }
            #expect(refusal?.first.location == .setting("userInfoAlgorithms"))
        }
    }

    @Test("The request accepts both forms") func acceptedForms() async throws {
        let metadata = try await client().provider.snapshot(warnings: .ignored).metadata
        let request = try UserInfo.request(accessToken: SecretString("at"), metadata: metadata)
        func accepted(_ request: TransportRequest) -> String? { request.headers.first { $0.name == "Accept" }?.value }
        #expect(accepted(request) == "application/json, application/jwt")
        let signed = try UserInfo.request(
            accessToken: SecretString("at"), metadata: metadata, requiresSignature: true)
        #expect(accepted(signed) == "application/jwt")
    }

    @Test("Without the client, the form of the response decides how it is validated") func lowerFloor() async throws {
        let client = try client()
        let url = "https://id.example.com/userinfo"
        let json = answer(#"{"sub":"s"}"#, type: "application/json")
        #expect(UserInfo.signedToken(in: json) == nil)
        #expect(try UserInfo(parsing: json, from: url, subject: "s").subject == "s")

        let signed = answer(SignInFixture.token(Self.claims))
        let token = try #require(UserInfo.signedToken(in: signed))
        let info = UserInfo(
            try await client.provider.verifyUserInfo(
                token.revealed(), subject: "s", expecting: client.configuration.userInfoExpectations))
        #expect(info.claims["name"] == "Ada")
        let refusal = expectRefusal(.exchangeNotJSON) { try UserInfo(parsing: signed, from: url, subject: "s") }
        #expect(refusal?.first.remedy.contains("verifyUserInfo") == true)
    }

    /// Core §5.6.2. They name tokens of other issuers, and endpoints that are never fetched.
    @Test("Aggregated and distributed claims are kept as received", arguments: [true, false])
    func claimsOfOtherIssuers(isSigned: Bool) async throws {
        let sources: JSONValue = [
            "src1": ["JWT": "not.even.verified"],
            "src2": ["endpoint": "https://claims.example/", "access_token": "S3CRET"],
        ]
        var claims = Self.claims
        claims["_claim_names"] = ["address": "src1", "credit_score": "src2"]
        claims["_claim_sources"] = sources
        let json = JSONValue.object(JSONObject(claims.map { .init(name: $0.key, value: $0.value) }))
        fixture.answerUserInfo(
            isSigned
                ? answer(SignInFixture.token(claims))
                : answer(json.serialized(indented: false), type: "application/json"))
        let info = try await client().userInfo(SecretString("at"), subject: "s")
        #expect(info.claims["_claim_sources"] == sources && info.claims["address"] == nil)
        #expect(!"\(info)".contains("S3CRET"))
    }

    /// As in the suite for relying parties: a provider may rotate its keys between the ID token and the user info.
    @Test("User info that is signed with a new key is accepted after the keys were fetched again")
    func rotation() async throws {
        let time = ManualTime(now: SignInFixture.now)
        let issuer = try TestIssuer(time: time)
        issuer.startSigningUserInfo()
        var configuration = try ProviderConfiguration(
            name: "example", profile: issuer.profile, clientID: "client", authentication: .none)
        configuration.userInfoAlgorithms = [.rs256]
        let client = try SignInClient(
            configuration, transport: issuer.transport, verifier: SoftwareCrypto(), digest: SoftwareCrypto(),
            time: time)
        let start = try await client.start(callback: SignInFixture.callback(), cookieHeader: nil, warnings: .ignored)
        let response = try issuer.signIn(at: start.url, as: "ada", claims: ["email": "ada@example.com"])
        let result = try await client.finish(response.request(cookies: start.cookies))
        let accessToken = try #require(result.tokenResponse?.accessToken)
        #expect(issuer.transport.requests(to: issuer.jwksURL).count == 1)
        issuer.rotateKeys()
        let info = try await client.userInfo(accessToken, subject: result.subject)
        #expect(info.claims["email"] == "ada@example.com" && info.claims["aud"] == "client")
        #expect(issuer.transport.requests(to: issuer.jwksURL).count == 2)
        let codes = await refusalCodes { try await client.userInfo(accessToken, subject: "grace") }
        #expect(codes == [.tokenSubjectMismatch])
    }
}
