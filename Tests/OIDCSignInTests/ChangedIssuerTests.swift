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

/// The issuer of a sign-in stays the same until its end and in every later refresh.
@Suite struct ChangedIssuerTests {
    private let fixture = SignInFixture()

    @Test(
        "A refreshed ID token must be of the same tenant as the first one",
        arguments: [("a", []), ("b", [ProblemCode.issuerMismatch])])
    func refreshedTokenOfAnotherTenant(tenant: String, expected: [ProblemCode]) async throws {
        let configuration = try ProviderConfiguration(
            name: "example", profile: TenantsProfile(), clientID: "client", authentication: .none, responseType: .code)
        let client = try SignInClient(
            configuration, transport: fixture, verifier: .acceptingAll, digest: SoftwareCrypto(), time: fixture.time)
        let token = SignInFixture.token([
            "iss": .string("\(fixture.issuer)/\(tenant)"), "sub": "s", "aud": "client",
            "exp": 1_800_003_600, "iat": 1_800_000_000,
        ])
        fixture.answerTokens(["access_token": "at", "token_type": "Bearer", "id_token": .string(token)])
        let found = await refusalCodes {
            try await client.refresh(fixture.grant(issuer: "\(fixture.issuer)/a"))
        }
        #expect(found == expected)
    }

    /// Without a code, no token request compares the issuers again.
    @Test("An ID token response cannot be finished with a provider that took the name of another")
    func idTokenResponseOfAnotherProvider() async throws {
        let client = try fixture.client(responseType: .idToken)
        let request = try await client.begin(callback: SignInFixture.callback(), warnings: .ignored)
        let other = SignInFixture(issuer: "https://evil.example")
        let otherClient = try other.client(responseType: .idToken)
        let response = FormEncoding.encode([
            .init(name: "id_token", value: try other.idToken(request)),
            .init(name: "state", value: try request.parameter("state")),
        ])
        let found = await refusalCodes {
            try await otherClient.complete(SignInFixture.request(response, .formPost), pending: request.pending)
        }
        #expect(found == [.responseOtherProvider])
    }
}
