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

/// Metadata shared by many tenants. Several issuers are possible, but only one per sign-in.
@Suite struct TenantsTests {
    private let fixture = SignInFixture()

    private func client() throws -> SignInClient {
        let configuration = try ProviderConfiguration(
            name: "tenants", profile: TenantsProfile(), clientID: "client", authentication: .none,
            responseType: .codeAndIDToken)
        return try SignInClient(
            configuration, transport: fixture, verifier: .acceptingAll,
            digest: SoftwareCrypto(), time: fixture.time)
    }

    @Test(
        "Both tokens of a hybrid response must be of the same tenant",
        arguments: [("a", []), ("b", [ProblemCode.issuerMismatch])])
    func tokensOfDifferentTenants(second: String, expected: [ProblemCode]) async throws {
        let client = try client()
        let request = try await client.begin(callback: SignInFixture.callback(), warnings: .ignored)
        let front = try fixture.idToken(
            request, ["iss": .string("\(fixture.issuer)/a"), "c_hash": SignInFixture.halfHash("c")])
        fixture.answerTokens([
            "access_token": "at", "token_type": "Bearer",
            "id_token": .string(try fixture.idToken(request, ["iss": .string("\(fixture.issuer)/\(second)")])),
        ])
        let response = FormEncoding.encode([
            .init(name: "code", value: "c"), .init(name: "id_token", value: front),
            .init(name: "state", value: try state(of: request)),
        ])
        let found = await refusalCodes {
            try await client.complete(
                SignInFixture.request(response, .formPost), pending: request.pending)
        }
        #expect(found == expected)
    }

    @Test(
        "Front-channel logout must name one of the tenants",
        arguments: [("/a", true), ("/b", true), ("/", false), ("/a/b", false), ("", false), ("x/a", false)])
    func frontChannelIssuer(path: String, isAccepted: Bool) async throws {
        let query = FormEncoding.encode([
            .init(name: "iss", value: fixture.issuer + path), .init(name: "sid", value: "s"),
        ])
        let client = try client()
        let found = await refusalCodes { try await client.frontChannelLogout(query) }
        #expect(found == (isAccepted ? [] : [.responseIssuerMismatch]))
    }
}

/// Treats the bench's metadata as the template of all tenants.
struct TenantsProfile: ProviderProfile, TokenProfile {
    let metadataURL = "https://id.example.com/.well-known/openid-configuration"

    func accept(_ issuer: String) throws(Refusal) -> AcceptedIssuer {
        let template = try IssuerTemplate("https://id.example.com/{tenant}", placeholder: "{tenant}")
        return AcceptedIssuer(.template(template), as: .exact, tokenProfile: self)
    }

    func accepts(issuer: String, under metadataIssuer: String) -> Bool {
        let template = try? IssuerTemplate(metadataIssuer, placeholder: "{tenant}")
        return template?.value(in: issuer).map { !$0.isEmpty && !$0.contains("/") } ?? false
    }

    func problems(of statement: IssuerStatement) -> [Problem] { [] }
}
