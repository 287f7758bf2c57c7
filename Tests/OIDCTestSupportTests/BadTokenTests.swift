import EntraID
import Foundation
import OIDCTestSupport
import TestHelpers
import Testing

@Suite struct BadTokenTests {
    private let clientID = "6731de76-14a6-49ae-97bc-6eba6914391e"
    private let time = ManualTime()

    /// Each gets its code and no other; and the same order, not spoiled, is accepted.
    @Test(arguments: TestIssuers.names) func everyBadTokenGetsItsCode(name: String) async throws {
        let issuer = try TestIssuers.make(name, time: time)
        issuer.publishTwoKeysOfOneName()
        let verifier = try issuer.verifier()
        for bad in BadToken.all where issuer.canSpoil(bad) {
            let order = bad.order(for: clientID, at: time.now)
            let expectations = try issuer.expectations(of: order)
            let found = refusalCodes {
                try verifier.verify(issuer.token(order, spoiled: bad), against: expectations, at: time.now)
            }
            #expect(found == [bad.code], "\(bad)")
            let good = refusalCodes {
                try verifier.verify(issuer.token(order), against: expectations, at: time.now)
            }
            #expect(good == [], "the good one beside \(bad)")
        }
    }

    /// The same for access tokens: what an API must answer to each.
    @Test(arguments: TestIssuers.names) func everyBadAccessTokenGetsItsCode(name: String) async throws {
        let issuer = try TestIssuers.make(name, time: time)
        issuer.publishTwoKeysOfOneName()
        let verifier = try issuer.verifier()
        let order = AccessTokenOrder(for: clientID, at: time.now)
        let expectations = try issuer.expectations(of: order)
        for bad in BadToken.accessTokens where issuer.canSpoil(bad) {
            let found = refusalCodes {
                try verifier.verify(issuer.accessToken(order, spoiled: bad), against: expectations, at: time.now)
            }
            #expect(found == [bad.code], "\(bad)")
        }
        let good = try verifier.verify(issuer.accessToken(order), against: expectations, at: time.now)
        #expect(good.subject == "ada")
        #expect(issuer.badAccessTokens.count > 20)
        #expect(issuer.badAccessTokens.allSatisfy { issuer.canSpoil($0) && $0.condition == .none })
    }

    @Test func anAccessTokenSaysWhatWasOrdered() throws {
        let issuer = try TestIssuers.make("tenant", time: time)
        var order = AccessTokenOrder(for: clientID, scopes: ["a", "b"], subject: "grace", at: time.now)
        order.roles = ["Admin"]
        order.claims = ["idtyp": "user", "oid": nil]
        let token = try issuer.verifier().verify(
            issuer.accessToken(order), against: try issuer.expectations(of: order), at: time.now)
        let access = EntraAccess(token)
        #expect(access.scopes == ["a", "b"] && access.roles == ["Admin"] && access.object == nil)
        #expect(access.clientID == AccessTokenOrder.standardClientID && token.subject == "grace")
    }

    /// Every code of tokens, keys and issuers that a minted token can get.
    @Test func everyCodeIsReached() throws {
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
        for code in expected { #expect(BadToken.refused(with: code)?.code == code) }
        #expect(Set(BadToken.all.map(\.name)).count == BadToken.all.count)
    }

    /// What is wrong is wrong with any leeway that can be set.
    @Test func badTimesAreBadWithAnyLeeway() async throws {
        let issuer = try TestIssuers.make("openid", time: time)
        let verifier = try issuer.verifier()
        for code in [ProblemCode.tokenExpired, .tokenNotYetValid, .tokenIssuedInFuture, .tokenAuthenticationTooOld] {
            let bad = try #require(BadToken.refused(with: code))
            let order = bad.order(for: clientID, at: time.now)
            var expectations = try issuer.expectations(of: order)
            expectations.leeway = try Leeway(.seconds(3_600))
            let found = refusalCodes { [expectations] in
                try verifier.verify(issuer.token(order, spoiled: bad), against: expectations, at: time.now)
            }
            #expect(found == [code])
        }
    }

    @Test func claimsOfOnesOwnReplaceAndRemove() throws {
        let issuer = try TestIssuers.make("tenant", time: time)
        var order = TokenOrder(for: clientID, nonce: "n", at: time.now)
        order.claims = ["email": "ada@example.com", "oid": nil]
        let token = try issuer.verifier().verify(
            issuer.token(order), against: try issuer.expectations(of: order), at: time.now)
        #expect(token.claims["email"] == "ada@example.com")
        #expect(token.claims["oid"] == nil)
        #expect(token.claims["tid"] == .string(TestIssuers.tenant))
    }

    @Test func nothingSecretIsPrinted() {
        var order = TokenOrder(for: clientID, nonce: "S3CRET", at: time.now)
        order.code = "S3CRET"
        var dumped = "\(order)"
        dump(order, to: &dumped)
        #expect(!dumped.contains("S3CRET"))
    }

    @Test func mintingTakesLittleTime() throws {
        let issuer = try TestIssuers.make("tenant", time: time)
        let order = TokenOrder(for: clientID, nonce: "n", at: time.now)
        _ = issuer.token(order)
        let duration = ContinuousClock().measure { for _ in 0..<20 { _ = issuer.token(order) } }
        print("  minting a token takes \(duration / 20)")
        #expect(duration / 20 < .milliseconds(100))
    }
}
