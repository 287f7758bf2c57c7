import Foundation
import OIDCDiscovery
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCProviders
import OIDCSignIn
import OIDCSoftwareCrypto
import OIDCTestSupport
import OIDCTokens
import TestHelpers
import Testing

/// The requests that a client pushes (RFC 9126), and the URL that it makes of the answer.
@Suite struct PushedAuthorizationTests {
    private let fixture = SignInFixture(offering: SignInFixture.pushing)
    private static let standardAnswer = #"{"request_uri":"urn:ietf:params:oauth:request_uri:S3CRET","expires_in":60}"#

    private func begin(
        _ authentication: ClientAuthentication = .none, options: AuthorizationOptions = AuthorizationOptions()
    ) async throws -> AuthorizationRequest {
        try await fixture.client(authentication: authentication).begin(
            callback: SignInFixture.callback(), options: options, warnings: .ignored)
    }

    private func answer(_ text: String = PushedAuthorizationTests.standardAnswer, status: Int = 201) {
        fixture.answerPush(TransportResponse(status: status, body: Array(text.utf8)))
    }

    // MARK: - The request

    @Test("All parameters are posted to the endpoint, byte for byte") func body() async throws {
        answer()
        let request = try await begin()
        let pushed = try #require(fixture.pushRequests.first)
        #expect(fixture.pushRequests.count == 1)
        #expect(pushed.method == .post && pushed.url == "https://id.example.com/par")
        #expect(pushed.headers.map(\.name) == ["Accept", "Content-Type"])
        #expect(pushed.headers.map(\.value) == ["application/json", "application/x-www-form-urlencoded"])
        #expect(pushed.timeout == DiscoveryLimits.standard.requestTimeout)
        #expect(pushed.bodyLimit == DiscoveryLimits.standard.metadataBytes)
        let (state, nonce) = (try request.parameter("state"), try request.parameter("nonce"))
        let challenge = try request.parameter("code_challenge")
        let expected =
            "client_id=client&response_type=code"
            + "&redirect_uri=https%3A%2F%2Fconsole.example.com%2Fapi%2Foidc%2Fcallback"
            + "&scope=openid+profile+email&response_mode=query&state=\(state)"
            + "&nonce=\(nonce)&code_challenge=\(challenge)"
            + "&code_challenge_method=S256"
        #expect(String(decoding: pushed.body, as: UTF8.self) == expected)
    }

    @Test("Optional parameters are pushed too, and stay out of the URL") func options() async throws {
        answer()
        var options = AuthorizationOptions()
        options.loginHint = "ada@example.com"
        options.maximumAge = .seconds(60)
        options.extraParameters = [.init(name: "kc_idp_hint", value: "x y")]
        let request = try await begin(options: options)
        let body = String(decoding: try #require(fixture.pushRequests.first).body, as: UTF8.self)
        #expect(body.hasSuffix("&login_hint=ada%40example.com&max_age=60&kc_idp_hint=x+y"))
        #expect(!request.url.contains("ada") && !request.url.contains("kc_idp_hint"))
    }

    /// The client ID is among the parameters already, and must not occur twice.
    @Test("The client authenticates as at the token endpoint") func clientAuthentication() async throws {
        let secret = SecretString("s:1")
        let assertionType = FormEncoding.Parameter(
            name: "client_assertion_type", value: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
        let encoded = Data("client:s%3A1".utf8).base64EncodedString()
        let unencoded = Data("client:s:1".utf8).base64EncodedString()
        let methods: [(ClientAuthentication, [FormEncoding.Parameter], String?)] = [
            (.none, [], nil), (.secretInBody(secret), [.init(name: "client_secret", value: "s:1")], nil),
            (.secretInHeader(secret), [], "Basic \(encoded)"),
            (.secretInHeaderUnencoded(secret), [], "Basic \(unencoded)"),
            (
                .assertion { SecretString("an.asser.tion") },
                [assertionType, .init(name: "client_assertion", value: "an.asser.tion")], nil
            ),
        ]
        answer()
        for (authentication, added, header) in methods {
            let request = try await begin(authentication)
            let pushed = try #require(fixture.pushRequests.last)
            #expect(String(decoding: pushed.body, as: UTF8.self) == FormEncoding.encode(request.parameters + added))
            #expect(pushed.headers.first { $0.name == "Authorization" }?.value == header)
        }

        let request = try await begin(.privateKey(TestSigner()))
        let body = String(decoding: try #require(fixture.pushRequests.last).body, as: UTF8.self)
        let sent = try FormEncoding.decode(body)
        #expect(Array(sent.dropLast()) == request.parameters + [assertionType])
        let assertion = try #require(sent.last)
        #expect(assertion.name == "client_assertion")
        let parts = assertion.value.split(separator: ".").map(String.init)
        let claims = JSONCursor(try JSONValue(parsing: Base64URL.decode(parts[1])))
        // RFC 9126 §2: the provider accepts its token endpoint as the audience.
        #expect(try claims["aud"].required(.string) == "https://id.example.com/token")
        #expect(try claims["iss"].required(.string) == "client")
        #expect(try claims["exp"].required(.integer) - claims["iat"].required(.integer) == 300)
    }

    @Test("If the credential is unavailable, nothing is sent") func unavailableCredential() async throws {
        struct Broken: Error {}
        let found = await refusalCodes { try await begin(.assertion { throw Broken() }) }
        #expect(found == [.exchangeCredentialUnavailable] && fixture.pushRequests.isEmpty)
    }

    // MARK: - The URL

    @Test("The URL has the client ID and the request URI only", arguments: [200, 201])
    func url(status: Int) async throws {
        answer(status: status)
        let request = try await begin()
        #expect(
            request.url == "https://id.example.com/authorize?client_id=client"
                + "&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3AS3CRET")
        #expect(request.push == nil)
        // The pending sign-in is the same as without a push.
        #expect(request.pending.lifetime == .seconds(600))
    }

    @Test("Nothing secret is printed") func descriptions() async throws {
        answer()
        let client = try fixture.client(authentication: .secretInBody(SecretString("S3CRET")))
        let request = try await client.begin(callback: SignInFixture.callback(), warnings: .ignored)
        let metadata = try await client.provider.snapshot(warnings: .ignored).metadata
        let unsent = try AuthorizationRequest(
            client.configuration, metadata: metadata, callback: SignInFixture.callback(), at: SignInFixture.now,
            digest: SoftwareCrypto(), warnings: .ignored)
        let push = try #require(unsent.push)
        let sent = try await push.httpRequest(at: SignInFixture.now)
        for value in [request, unsent, push, sent] as [Any] {
            var dumped = ""
            dump(value, to: &dumped)
            for text in ["\(value)", String(reflecting: value), dumped] {
                #expect(!text.contains("S3CRET") && !text.contains("state"), "\(text)")
            }
        }
        #expect("\(push)" == "pushed authorization request to https://id.example.com/par")
    }
}
