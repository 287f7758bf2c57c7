import EntraID
import Foundation
import OIDCTestSupport
import TestHelpers
import Testing

@Suite struct BadTokenTests {
    private let clientID = "6731de76-14a6-49ae-97bc-6eba6914391e"
    private let time = ManualTime()

    /// Each bad token is rejected with exactly its code, and the same order without the fault is accepted.
    @Test("Every bad ID token is rejected with its code", arguments: TestIssuers.names)
    func badTokens(name: String) async throws {
        let issuer = try TestIssuers.make(name, time: time)
        issuer.publishKeysWithSameID()
        let verifier = try issuer.verifier()
        for bad in BadToken.all where issuer.canIssue(bad) {
            let order = bad.parameters(for: clientID, at: time.now)
            let expectations = try issuer.expectations(of: order)
            let found = refusalCodes {
                try verifier.verify(issuer.token(order, defect: bad), against: expectations, at: time.now)
            }
            #expect(found == [bad.code], "\(bad)")
            let good = refusalCodes {
                try verifier.verify(issuer.token(order), against: expectations, at: time.now)
            }
            #expect(good == [], "the valid token for \(bad)")
        }
    }

    @Test("Every bad access token is rejected with its code", arguments: TestIssuers.names)
    func badAccessTokens(name: String) async throws {
        let issuer = try TestIssuers.make(name, time: time)
        issuer.publishKeysWithSameID()
        let verifier = try issuer.verifier()
        let order = AccessTokenParameters(for: clientID, at: time.now)
        let expectations = try issuer.expectations(of: order)
        for bad in BadToken.accessTokens where issuer.canIssue(bad) {
            let found = refusalCodes {
                try verifier.verify(issuer.accessToken(order, defect: bad), against: expectations, at: time.now)
            }
            #expect(found == [bad.code], "\(bad)")
        }
        let good = try verifier.verify(issuer.accessToken(order), against: expectations, at: time.now)
        #expect(good.subject == "ada")
        #expect(issuer.badAccessTokens.count > 20)
        #expect(issuer.badAccessTokens.allSatisfy { issuer.canIssue($0) && $0.condition == .none })
    }

    @Test("An access token contains what was ordered") func accessTokenOrder() throws {
        let issuer = try TestIssuers.make("tenant", time: time)
        var order = AccessTokenParameters(for: clientID, scopes: ["a", "b"], subject: "grace", at: time.now)
        order.roles = ["Admin"]
        order.claims = ["idtyp": "user", "oid": nil]
        let token = try issuer.verifier().verify(
            issuer.accessToken(order), against: try issuer.expectations(of: order), at: time.now)
        let access = EntraAccess(token)
        #expect(access.scopes == ["a", "b"] && access.roles == ["Admin"] && access.objectID == nil)
        #expect(access.clientID == AccessTokenParameters.standardClientID && token.subject == "grace")
    }

    /// All token, key, and issuer codes that an issued token can cause.
    @Test("Every code has a bad token") func everyCodeHasBadToken() throws {
        let reached = Set(BadToken.all.map(\.code))
        let expected: [ProblemCode] = [
            .tokenTooLarge, .tokenEncrypted, .tokenNotCompact, .tokenInvalidBase64URL, .tokenInvalidJSON,
            .tokenNotAnObject, .tokenHeaderType, .tokenAlgorithmMissing, .tokenAlgorithmNone,
            .tokenAlgorithmNotAllowed, .tokenCriticalHeader, .tokenNested, .tokenUnexpectedType, .tokenUnexpectedClaim,
            .tokenGraphAccessToken,
            .tokenKeyIDMissing, .keysUnknownKey, .keysAmbiguous, .tokenSignatureMissing, .tokenSignatureInvalid,
            .tokenClaimMissing, .tokenClaimType, .tokenExpired, .tokenNotYetValid, .tokenIssuedInFuture,
            .tokenAudienceMismatch, .tokenAudienceUntrusted, .tokenAuthorizedPartyMismatch, .tokenNonceMissing,
            .tokenNonceMismatch, .tokenNonceUnexpected, .tokenCodeHashMissing, .tokenCodeHashMismatch,
            .tokenAccessTokenHashMissing, .tokenAccessTokenHashMismatch, .tokenAuthenticationTooOld,
            .tokenContextMismatch, .tokenSubjectMismatch, .issuerMismatch, .issuerTenantMissing,
            .issuerTenantNotGUID, .issuerTenantMismatch, .issuerTenantNotAllowed, .issuerVersionMismatch,
            .issuerKeyIssuerMismatch,
        ]
        #expect(reached == Set(expected))
        let reachedByAccessTokens = Set(BadToken.accessTokens.map(\.code))
        #expect(reachedByAccessTokens.isSuperset(of: [.tokenPermissionMissing, .tokenCallerNotAllowed]))
        #expect(Set(BadToken.accessTokens.map(\.name)).count == BadToken.accessTokens.count)
        for code in expected { #expect(BadToken.rejected(with: code)?.code == code) }
        #expect(Set(BadToken.all.map(\.name)).count == BadToken.all.count)
    }

    @Test("Tokens with bad times are rejected even with the largest leeway")
    func badTimesWithLargestLeeway() async throws {
        let issuer = try TestIssuers.make("openid", time: time)
        let verifier = try issuer.verifier()
        for code in [ProblemCode.tokenExpired, .tokenNotYetValid, .tokenIssuedInFuture, .tokenAuthenticationTooOld] {
            let bad = try #require(BadToken.rejected(with: code))
            let order = bad.parameters(for: clientID, at: time.now)
            var expectations = try issuer.expectations(of: order)
            expectations.leeway = try Leeway(.seconds(3_600))
            let found = refusalCodes { [expectations] in
                try verifier.verify(issuer.token(order, defect: bad), against: expectations, at: time.now)
            }
            #expect(found == [code])
        }
    }

    @Test("Custom claims replace or remove standard ones") func customClaims() throws {
        let issuer = try TestIssuers.make("tenant", time: time)
        var order = IDTokenParameters(for: clientID, nonce: "n", at: time.now)
        order.claims = ["email": "ada@example.com", "oid": nil]
        let token = try issuer.verifier().verify(
            issuer.token(order), against: try issuer.expectations(of: order), at: time.now)
        #expect(token.claims["email"] == "ada@example.com")
        #expect(token.claims["oid"] == nil)
        #expect(token.claims["tid"] == .string(TestIssuers.tenant))
    }

    @Test("A token order does not print secrets") func orderDescription() {
        var order = IDTokenParameters(for: clientID, nonce: "S3CRET", at: time.now)
        order.code = "S3CRET"
        var dumped = "\(order)"
        dump(order, to: &dumped)
        #expect(!dumped.contains("S3CRET"))
    }

    @Test("Issuing a token is fast") func issuingIsFast() throws {
        let issuer = try TestIssuers.make("tenant", time: time)
        let order = IDTokenParameters(for: clientID, nonce: "n", at: time.now)
        _ = issuer.token(order)
        let duration = ContinuousClock().measure { for _ in 0..<20 { _ = issuer.token(order) } }
        print("  issuing a token takes \(duration / 20)")
        #expect(duration / 20 < .milliseconds(100))
    }
}
