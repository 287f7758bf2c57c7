import OIDCIssuers
import OIDCPrimitives
import OIDCProviders
import OIDCSignIn
import OIDCTokens
import TestHelpers
import Testing

/// RFC 9207 §4: without `iss`, the ID token that came through the browser names the provider of the response. A code is
/// redeemed only once that token is verified.
@Suite struct FrontTokenIssuerTests {
    private let fixture = SignInFixture(
        offering: SignInFixture.offering + #","authorization_response_iss_parameter_supported":true"#)

    /// Completes a sign-in with a code and an ID token in front, without `iss`.
    private func complete(
        _ mode: ResponseMode, _ changes: [String: JSONValue?] = [:]
    ) async throws -> SignInResult {
        let client = try fixture.client(responseType: .codeAndIDToken, responseMode: mode)
        let request = try await client.begin(callback: SignInFixture.callback(), warnings: .ignored)
        #expect(request.pending.isIssuerParameterExpected)
        fixture.answerTokens([
            "access_token": "at", "token_type": "Bearer", "id_token": .string(try fixture.idToken(request)),
        ])
        var all: [String: JSONValue?] = ["c_hash": SignInFixture.halfHash("code")]
        for (name, value) in changes { all[name] = value }
        let response = FormEncoding.encode([
            .init(name: "code", value: "code"), .init(name: "id_token", value: try fixture.idToken(request, all)),
            .init(name: "state", value: try request.parameter("state")),
        ])
        return try await client.complete(SignInFixture.request(response, mode), pending: request.pending)
    }

    @Test("The ID token in front takes the place of iss", arguments: [ResponseMode.formPost, .fragment])
    func ownIssuer(mode: ResponseMode) async throws {
        #expect(try await complete(mode).subject == SignInFixture.subject)
        #expect(fixture.tokenRequests.count == 1)
    }

    @Test(
        "A code is not redeemed if the ID token in front is another issuer's",
        arguments: [ResponseMode.formPost, .fragment])
    func otherIssuer(mode: ResponseMode) async throws {
        await expectRefusal(.issuerMismatch) {
            try await complete(mode, ["iss": "https://other.example.com"])
        }
        #expect(fixture.tokenRequests.isEmpty)
    }

    @Test("A code is not redeemed if the ID token in front belongs to another sign-in or another code")
    func otherSignIn() async throws {
        await expectRefusal(.tokenNonceMismatch) { try await complete(.formPost, ["nonce": "x"]) }
        await expectRefusal(.tokenCodeHashMismatch) {
            try await complete(.formPost, ["c_hash": SignInFixture.halfHash("other")])
        }
        #expect(fixture.tokenRequests.isEmpty)
    }
}
