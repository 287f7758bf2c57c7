import OIDCDiscovery
import OIDCFixtures
import OIDCPrimitives
import OIDCProviders
import OIDCSignIn
import OIDCSoftwareCrypto
import TestHelpers
import Testing

/// What the endpoint for pushed authorization requests may answer.
@Suite struct PushedAuthorizationAnswerTests {
    private static let uri = "urn:ietf:params:oauth:request_uri:S3CRET"

    private func push(authentication: ClientAuthentication = .none) async throws -> PushedAuthorizationRequest {
        let client = try SignInFixture(offering: SignInFixture.pushing).client(authentication: authentication)
        let metadata = try await client.provider.snapshot(warnings: .ignored).metadata
        let request = try AuthorizationRequest(
            client.configuration, metadata: metadata, callback: SignInFixture.callback(), at: SignInFixture.now,
            digest: SoftwareCrypto(), warnings: .ignored)
        return try #require(request.push)
    }

    private static func response(_ text: String, status: Int = 201) -> TransportResponse {
        TransportResponse(status: status, body: Array(text.utf8))
    }

    @Test(
        "An answer needs a usable reference and a positive lifetime",
        arguments: [
            (#"{"request_uri":"urn:x","expires_in":60}"#, []), (#"{"request_uri":"urn:x","expires_in":1}"#, []),
            (#"{"request_uri":"urn:x","expires_in":"60","x":null}"#, []),
            ("{}", [.exchangeMissingMember, .exchangeMissingMember]),
            (#"{"expires_in":60}"#, [.exchangeMissingMember]), (#"{"request_uri":"urn:x"}"#, [.exchangeMissingMember]),
            (#"{"request_uri":"","expires_in":60}"#, [.exchangeMissingMember]),
            (#"{"request_uri":null,"expires_in":60}"#, [.exchangeWrongType]),
            (#"{"request_uri":1,"expires_in":60}"#, [.exchangeWrongType]),
            (#"{"request_uri":["urn:x"],"expires_in":60}"#, [.exchangeWrongType]),
            (#"{"request_uri":"urn: x","expires_in":60}"#, [.exchangeWrongType]),
            (#"{"request_uri":"urn:\r\nx","expires_in":60}"#, [.exchangeWrongType]),
            (#"{"request_uri":"urn:\u007F","expires_in":60}"#, [.exchangeWrongType]),
            (#"{"request_uri":"urn:é","expires_in":60}"#, [.exchangeWrongType]),
            (#"{"request_uri":"urn:x","expires_in":0}"#, [.exchangeWrongType]),
            (#"{"request_uri":"urn:x","expires_in":-1}"#, [.exchangeWrongType]),
            (#"{"request_uri":"urn:x","expires_in":1.5}"#, [.exchangeWrongType]),
            (#"{"request_uri":"urn:x","expires_in":9999999999}"#, [.exchangeWrongType]),
            (#"{"request_uri":"urn:x","expires_in":"soon"}"#, [.exchangeWrongType]),
            (#"{"request_uri":"urn:x","expires_in":true}"#, [.exchangeWrongType]),
            (#"{"request_uri":1,"expires_in":0}"#, [.exchangeWrongType, .exchangeWrongType]),
            ("[]", [.exchangeWrongType]), ("", [.exchangeNotJSON]), ("<html>", [.exchangeNotJSON]),
            (#"{"request_uri":"urn:x","request_uri":"urn:y","expires_in":60}"#, [.exchangeNotJSON]),
        ] as [(String, [ProblemCode])])
    func answers(text: String, codes: [ProblemCode]) async throws {
        let push = try await push()
        for status in [201, 200] {
            #expect(refusalCodes { try push.url(parsing: Self.response(text, status: status)) } == codes)
        }
    }

    @Test(
        "The length of a reference is limited",
        arguments: [(2_048, []), (2_049, [.exchangeWrongType])] as [(Int, [ProblemCode])])
    func length(count: Int, codes: [ProblemCode]) async throws {
        let push = try await push()
        let uri = String(repeating: "x", count: count)
        let answer = Self.response(#"{"request_uri":"\#(uri)","expires_in":60}"#)
        #expect(refusalCodes { try push.url(parsing: answer) } == codes)
    }

    @Test("Any other status is rejected, even with a reference", arguments: [202, 204, 302, 400, 401, 500])
    func status(_ status: Int) async throws {
        let push = try await push()
        let answer = Self.response(#"{"request_uri":"\#(Self.uri)","expires_in":60}"#, status: status)
        let refusal = try #require(expectRefusal(.exchangeHTTPStatus) { try push.url(parsing: answer) })
        #expect(refusal.first.found == "status \(status)" && !"\(refusal)".contains("S3CRET"))
        #expect(refusal.first.remedy.contains("client's secret") == (status == 401))
        #expect(refusal.first.remedy.contains("callback URL is registered") == (status == 400))
    }

    @Test("The provider's error is reported and explained", arguments: [400, 401, 201])
    func providerErrors(status: Int) async throws {
        for (error, words) in [
            ("invalid_request", "Compare the client's registration"),
            ("invalid_client", "Check that it is the current"),
            ("invalid_scope", "One of the scopes does not exist"), ("temporarily_unavailable", "Try again in a moment"),
            ("slow", "rejected the request"),
        ] {
            let answer = Self.response(
                #"{"error":"\#(error)","error_description":"d","request_uri":"\#(Self.uri)","expires_in":60}"#,
                status: status)
            let push = try await push(authentication: .secretInHeader(SecretString("a:b")))
            let refusal = try #require(expectRefusal(.exchangeProviderError) { try push.url(parsing: answer) })
            #expect(refusal.providerError?.error == error && refusal.first.remedy.contains(words))
            // The secret may have been decoded wrongly.
            #expect(refusal.first.remedy.contains("client_secret_post") == (error == "invalid_client"))
            #expect(!"\(refusal)".contains("S3CRET"))
        }
    }
}
