import EntraID
import Foundation
import OIDCSoftwareCrypto
import TestHelpers
import Testing

@testable import OIDCTestSupport

/// Tokens, valid and invalid, as the library validates them.
@Suite struct FakeTokenTests {
    private let client: FakeEntraClient
    private static let origin = FakeEntraClient.origin

    init() throws {
        client = try FakeEntraClient()
    }

    private func profile(_ text: String) throws -> EntraProfile {
        let tenant = try GUID(parsing: FakeEntraClient.tenant)
        return EntraProfile(
            try EntraAuthority(parsing: text, warnings: .ignored).emulated(at: EntraEmulator(FakeTokenTests.origin)),
            allowedTenants: .only([tenant, .personalAccounts]))
    }

    private func verifier(_ authority: FakeAuthority) throws -> TokenVerifier {
        let document = client.entra.state.withLock { $0.keys.document(for: authority) }
        let keys = try KeySet(jwks: TestTokenEndpoint.document(document), warnings: .ignored)
        let prepared = try PreparedKeySet(keys, verifier: SoftwareCrypto(), warnings: .ignored)
        return TokenVerifier(keys: prepared, digest: SoftwareCrypto())
    }

    private func expectations(_ profile: EntraProfile, _ grant: FakeGrant) throws -> IDTokenExpectations {
        IDTokenExpectations(
            clientID: grant.clientID.string, nonce: grant.nonce.map { .sent(SecretString($0)) } ?? .noNonceWasSent,
            issuer: try profile.accept(grant.authority.metadataIssuer).tokenProfile)
    }

    static let shapes = [
        ("https://login.microsoftonline.com/\(FakeEntraClient.tenant)/v2.0", FakeEntraClient.tenant, "ada"),
        ("https://login.microsoftonline.com/contoso.onmicrosoft.com/v2.0", "contoso.onmicrosoft.com", "guest"),
        ("https://login.microsoftonline.com/common/v2.0", "common", "ada"),
        ("https://login.microsoftonline.com/common/v2.0", "common", "grace"),
        ("https://login.microsoftonline.com/organizations/v2.0", "organizations", "admin"),
        ("https://login.microsoftonline.com/consumers/v2.0", "consumers", "grace"),
        (
            "https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_signin/v2.0",
            "contoso.onmicrosoft.com/B2C_1_signin", "ada"
        ),
        (
            "https://contoso.b2clogin.com/tfp/\(FakeEntraClient.tenant)/B2C_1_signin/v2.0/",
            "tfp/\(FakeEntraClient.tenant)/B2C_1_signin", "ada"
        ),
        ("https://contoso.ciamlogin.com/\(FakeEntraClient.tenant)/v2.0", FakeEntraClient.tenant, "bela"),
    ]

    @Test("The library accepts the ID token of every product and kind of user", arguments: shapes)
    func products(text: String, path: String, name: String) throws {
        let grant = try client.grant(name, at: path)
        let token = client.entra.idToken(for: grant)
        let identity = try verifier(grant.authority).verify(
            token, against: expectations(profile(text), grant), at: client.time.now)
        #expect(!identity.subject.isEmpty)
    }

    // MARK: - Defects

    @Test("Every bad ID token is issued, and rejected with its code", arguments: [FakeEntraClient.tenant, "common"])
    func badIDTokens(path: String) throws {
        let profile = EntraProfile(
            try EntraAuthority(parsing: "https://login.microsoftonline.com/\(path)/v2.0", warnings: .ignored)
                .emulated(at: EntraEmulator(FakeTokenTests.origin)),
            allowedTenants: .only([try GUID(parsing: FakeEntraClient.tenant)]))
        let authority = try client.authority(path)
        var count = 0
        for bad in BadToken.all where bad.issuers.contains(authority.issuerKind) {
            let parameters = bad.parameters(for: FakeEntraClient.clientID.string, at: client.time.now)
            client.entra.state.withLock { $0.misbehavior.defect = bad }
            let defect = try #require(client.entra.takeDefect(for: authority))
            // Entra has no `acr` to weaken, so the token carries it through another claim.
            guard bad.condition != .requiredAuthenticationContexts else { continue }
            let grant = try client.grant(
                at: path, maximumAge: parameters.maximumAge == nil && parameters.authenticatedSince == nil ? nil : 300,
                nonce: parameters.nonce)
            var expectations = try expectations(profile, grant)
            expectations.maximumAge = parameters.maximumAge
            expectations.authenticatedSince = parameters.authenticatedSince
            if let code = parameters.code { expectations.code = .fromFrontChannel(SecretString(code)) }
            if let token = parameters.accessToken { expectations.accessToken = .fromFrontChannel(SecretString(token)) }
            expectations.sameSubjectAs = FakeEntra.subject(of: grant.user, for: grant.clientID, at: authority)
            func codes(_ defect: BadToken?) throws -> [ProblemCode] {
                let token = client.entra.idToken(
                    for: grant, code: parameters.code, accessToken: parameters.accessToken, defect: defect)
                let verifier = try verifier(authority)
                return refusalCodes { try verifier.verify(token, against: expectations, at: client.time.now) }
            }
            #expect(try codes(defect) == [bad.code], "\(bad)")
            #expect(try codes(nil) == [], "the valid token for \(bad)")
            count += 1
        }
        #expect(count > 40)
    }

    @Test("Every bad access token is issued, and rejected with its code") func badAccessTokens() throws {
        let authority = try client.authority()
        let profile = try profile("https://login.microsoftonline.com/\(FakeEntraClient.tenant)/v2.0")
        let expectations = AccessTokenExpectations.entraAccess(
            clientID: FakeEntraClient.apiID, issuer: try profile.accept(authority.metadataIssuer).tokenProfile,
            allowedClients: [FakeEntraClient.clientID])
        let access = FakeAccess(
            authority: authority, resource: .api(FakeEntraClient.apiID), clientID: FakeEntraClient.clientID,
            authentication: .secret, user: try client.user("ada"), tenant: try GUID(parsing: FakeEntraClient.tenant),
            permissions: ["read"], roles: [], requestedContexts: [], session: nil, expiresAt: .infinity)
        for bad in BadToken.accessTokens where bad.issuers.contains(authority.issuerKind) {
            client.entra.state.withLock { $0.keys.prepare(for: bad) }
            let verifier = try verifier(authority)
            func codes(_ defect: BadToken?) -> [ProblemCode] {
                let token = client.entra.accessToken(for: access, defect: defect)
                return refusalCodes { try verifier.verify(token, against: expectations, at: client.time.now) }
            }
            #expect(codes(bad) == [bad.code], "\(bad)")
            #expect(codes(nil) == [])
        }
    }

    @Test("A defect lasts for as many responses as were asked for") func remaining() async throws {
        let bad = try #require(BadToken.rejected(with: .tokenExpired))
        client.entra.state.withLock {
            $0.misbehavior.defect = bad
            $0.misbehavior.remaining = 2
        }
        func expiration() async throws -> Double {
            let answer = try await client.token(client.redemption(client.code(client.grant())))
            return try #require(try FakeEntraClient.claims(answer["id_token"])["exp"]?.double)
        }
        #expect(try await expiration() < client.entra.seconds)
        #expect(try await expiration() < client.entra.seconds)
        #expect(try await expiration() > client.entra.seconds)
        #expect(client.entra.state.withLock { $0.misbehavior.defect == nil })
    }
}
