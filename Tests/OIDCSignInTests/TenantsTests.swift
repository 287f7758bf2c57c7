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

/// Metadata that many tenants share: several issuers may speak, but not two in one sign-in.
@Suite struct TenantsTests {
    private let bench = SignInBench()

    private func client() throws -> SignInClient {
        let configuration = try ProviderConfiguration(
            name: "tenants", profile: TenantsProfile(), clientID: "client", authentication: .none,
            responseType: .codeAndIDToken)
        return try SignInClient(
            configuration, transport: bench, verifier: .acceptingAll,
            digest: SoftwareCrypto(), time: bench.time)
    }

    @Test(arguments: [("a", []), ("b", [ProblemCode.issuerMismatch])])
    func bothTokensAreOneTenants(second: String, expected: [ProblemCode]) async throws {
        let client = try client()
        let request = try await client.begin(callback: SignInBench.callback(), warnings: .ignored)
        let front = try bench.idToken(
            request, ["iss": .string("\(bench.issuer)/a"), "c_hash": SignInBench.halfHash("c")])
        bench.answerTokens([
            "access_token": "at", "token_type": "Bearer",
            "id_token": .string(try bench.idToken(request, ["iss": .string("\(bench.issuer)/\(second)")])),
        ])
        let response = FormEncoding.encode([
            .init("code", "c"), .init("id_token", front), .init("state", try state(of: request)),
        ])
        let found = await refusalCodes {
            try await client.complete(
                SignInBench.request(response, .formPost), pending: request.pending)
        }
        #expect(found == expected)
    }

    @Test(arguments: [("/a", true), ("/b", true), ("/", false), ("/a/b", false), ("", false), ("x/a", false)])
    func aHiddenFrameNamesOneTenant(path: String, isAccepted: Bool) async throws {
        let query = FormEncoding.encode([.init("iss", bench.issuer + path), .init("sid", "s")])
        let client = try client()
        let found = await refusalCodes { try await client.frontChannelLogout(query) }
        #expect(found == (isAccepted ? [] : [.responseIssuerMismatch]))
    }
}

/// Admits what the bench serves as the template of all its tenants.
struct TenantsProfile: ProviderProfile, TokenProfile {
    let metadataLocation = "https://id.example.com/.well-known/openid-configuration"

    func admit(_ issuer: String) throws(Refusal) -> AdmittedIssuer {
        let template = try IssuerTemplate("https://id.example.com/{tenant}", placeholder: "{tenant}")
        return AdmittedIssuer(.template(template), as: .exact, tokenProfile: self)
    }

    func admits(issuer: String, under metadataIssuer: String) -> Bool {
        let template = try? IssuerTemplate(metadataIssuer, placeholder: "{tenant}")
        return template?.value(in: issuer).map { !$0.isEmpty && !$0.contains("/") } ?? false
    }

    func problems(of statement: IssuerStatement) -> [Problem] { [] }
}
