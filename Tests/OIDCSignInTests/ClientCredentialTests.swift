import Foundation
import OIDCPrimitives
import OIDCProviders
import OIDCSignIn
import TestHelpers
import Testing

/// Credentials as providers of every kind read them: a secret in the header, and an assertion.
@Suite struct ClientCredentialTests {
    private let fixture = SignInFixture()

    private func header(_ authentication: ClientAuthentication) async throws -> String {
        fixture.answerTokens(["access_token": "at", "token_type": "Bearer"])
        _ = try await fixture.client(authentication: authentication).refresh(fixture.grant())
        return try #require(fixture.tokenRequests.last?.headers.first { $0.name == "Authorization" }?.value)
    }

    /// RFC 6749 §2.3.1. A decoder of forms and one of escapes only read the same.
    @Test(
        "A secret in the header is encoded so that every decoder reads it",
        arguments: [
            ("a b", "a%20b"), ("~-._Az09", "~-._Az09"), ("+", "%2B"), (":", "%3A"), ("%", "%25"), ("*", "%2A"),
            ("é", "%C3%A9"), ("~~~~~", "~~~~~"),
        ])
    func encodedSecret(secret: String, encoded: String) async throws {
        let found = try await header(.secretInHeader(SecretString(secret)))
        #expect(found == "Basic " + Data("client:\(encoded)".utf8).base64EncodedString())
    }

    @Test("A secret in the header stays as it is if that is requested", arguments: ["a b+c:%é", "~~~~~", "???", "s"])
    func unencodedSecret(secret: String) async throws {
        let authentication = ClientAuthentication.secretInHeaderUnencoded(SecretString(secret))
        #expect(try await header(authentication) == "Basic " + Data("client:\(secret)".utf8).base64EncodedString())
        #expect(authentication.methodName == "client_secret_basic")
    }

    @Test("A client ID with a colon is not sent unencoded") func colonInClientID() async throws {
        let secret = SecretString("s")
        for (authentication, refused) in [
            (.secretInHeaderUnencoded(secret), [.requestInvalid]), (.secretInHeader(secret), []),
        ] as [(ClientAuthentication, [ProblemCode])] {
            let client = try fixture.client(clientID: "urn:client", authentication: authentication)
            fixture.answerTokens(["access_token": "at", "token_type": "Bearer"])
            let found = await refusalCodes { try await client.refresh(fixture.grant(clientID: "urn:client")) }
            #expect(found == refused)
            #expect(fixture.tokenRequests.isEmpty == !refused.isEmpty)
        }
    }

    /// Some providers report a wrong secret as `unauthorized_client`.
    @Test(
        "If a provider rejects a secret that it may have decoded wrongly, the remedy names client_secret_post",
        arguments: ["invalid_client", "unauthorized_client", "invalid_grant"])
    func rejectedSecret(error: String) async throws {
        let ambiguous = SecretString("a b:c")
        for (authentication, isAmbiguous) in [
            (.secretInHeader(ambiguous), true), (.secretInHeaderUnencoded(ambiguous), true),
            (.secretInHeader(SecretString("aZ09-._~")), false), (.secretInBody(ambiguous), false), (.none, false),
        ] as [(ClientAuthentication, Bool)] {
            let client = try fixture.client(authentication: authentication)
            fixture.answerTokens(["error": .string(error)], status: 401)
            let refusal = await expectRefusal(.exchangeProviderError) { try await client.refresh(fixture.grant()) }
            let isSuggested = try #require(refusal).first.remedy.contains("client_secret_post")
            #expect(isSuggested == (isAmbiguous && error != "invalid_grant"))
        }
    }

    @Test("A response whose request is not known says nothing about the header") func unknownRequest() throws {
        let response = TransportResponse(status: 401, body: Array(#"{"error":"invalid_client"}"#.utf8))
        let refusal = expectRefusal(.exchangeProviderError) {
            try TokenResponse(parsing: response, from: "https://id.example.com/token")
        }
        #expect(try #require(refusal).first.remedy.contains("client_secret_post") == false)
    }

    @Test("If a credential of this library fails, the problem says why") func failedCredential() async throws {
        let cause = Problem(ProblemCode("config.example"), remedy: "Assign the identity.")
        let client = try fixture.client(authentication: .assertion { throw Refusal(cause) })
        let refusal = try #require(
            await expectRefusal(.exchangeCredentialUnavailable) { try await client.refresh(fixture.grant()) })
        #expect(refusal.first.found == "config.example" && refusal.first.remedy == "Assign the identity.")
        #expect(fixture.tokenRequests.isEmpty)
    }

    /// RFC 7523 §3: `nbf` is optional. A provider whose clock is slow would otherwise reject the assertion.
    @Test("An assertion is valid from a minute before it is made") func assertionBeginning() async throws {
        fixture.answerTokens(["access_token": "at", "token_type": "Bearer"])
        _ = try await fixture.client(authentication: .privateKey(TestSigner())).refresh(fixture.grant())
        let parts = try #require(fixture.lastForm()["client_assertion"]).split(separator: ".").map(String.init)
        let claims = JSONCursor(try JSONValue(parsing: Base64URL.decode(parts[1])))
        let now = Int(SignInFixture.now.timeIntervalSince1970)
        #expect(try claims["nbf"].required(.integer) == now - 60)
        #expect(try claims["iat"].required(.integer) == now)
        #expect(try claims["exp"].required(.integer) == now + 300)
    }
}
