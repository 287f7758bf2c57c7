import Foundation
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import TestHelpers
import Testing

@Suite struct TokenVerifierTests {
    private let issuer: ExactIssuerRule
    private let keys: PreparedKeySet
    private let now = Date(timeIntervalSince1970: 1_000)

    init() throws {
        issuer = ExactIssuerRule(try IssuerIdentifier("https://id.example.com"))
        keys = try #require(UnsignedTokens.keys)
    }

    private let good = #"{"iss":"https://id.example.com","sub":"s","aud":"client","exp":2000,"iat":900,"nonce":"n"}"#

    private func verifier() -> TokenVerifier { TokenVerifier(keys: keys, digest: SoftwareCrypto()) }

    private func expectations(_ nonce: IDTokenExpectations.Nonce = .sent(SecretString("n"))) -> IDTokenExpectations {
        IDTokenExpectations(clientID: "client", nonce: nonce, issuer: issuer)
    }

    @Test("A report lists every check exactly once, in order") func reportOrder() {
        let report = verifier().report(on: UnsignedTokens.token(good), against: expectations(), at: now)
        #expect(report.isAccepted)
        #expect(report.results.map(\.check) == TokenCheck.allCases)
        for (check, outcome) in report.results {
            if case .notPerformed(let reason) = outcome { #expect(!reason.isEmpty, "\(check)") }
        }
    }

    @Test(
        "A verification error has the problems of the report",
        arguments: [
            #""exp":2000"#: #""exp":940"#, #""iat":900"#: #""iat":5000"#, #""nonce":"n""#: #""nonce":"m""#,
            #""aud":"client""#: #""aud":["client","other"]"#, #""sub":"s""#: #""sub":"""#, #""iss":"#: #""xss":"#,
        ])
    func errorMatchesReport(original: String, changed: String) throws {
        let token = UnsignedTokens.token(good.replacingOccurrences(of: original, with: changed))
        let report = verifier().report(on: token, against: expectations(), at: now)
        #expect(!report.isAccepted)
        let error = try #require(refusal { try verifier().verify(token, against: expectations(), at: now) })
        #expect(error.problems == report.problems)
    }

    @Test("A back-channel hash is optional but compared if present") func backChannelHash() throws {
        var expectations = expectations()
        expectations.accessToken = .fromBackChannel(SecretString("token"))
        let value = Array("token".utf8)[...]
        let hash = Base64URL.encode(SoftwareCrypto().hash(value.span, with: .sha256).prefix(16))
        let with = good.dropLast() + #","at_hash":"\#(hash)"}"#
        let wrong = good.dropLast() + #","at_hash":"AAAA"}"#
        #expect(throws: Never.self) {
            try verifier().verify(UnsignedTokens.token(good), against: expectations, at: now)
        }
        #expect(throws: Never.self) {
            try verifier().verify(UnsignedTokens.token(String(with)), against: expectations, at: now)
        }
        expectRefusal(.tokenAccessTokenHashMismatch) {
            try verifier().verify(UnsignedTokens.token(String(wrong)), against: expectations, at: now)
        }
    }

    /// Once expired, a token stays expired. A token that was not yet valid becomes valid.
    @Test("A token is valid during one continuous period") func validityOverTime() {
        let token = UnsignedTokens.token(good)
        var wasAccepted = false
        var isOver = false
        for second in stride(from: 0.0, to: 4_000, by: 7) {
            let accepted =
                (try? verifier().verify(token, against: expectations(), at: Date(timeIntervalSince1970: second))) != nil
            #expect(!(accepted && isOver))
            if wasAccepted, !accepted { isOver = true }
            wasAccepted = accepted
        }
        #expect(isOver)
    }

    @Test("The order of claims and white space do not matter") func orderAndWhiteSpace() throws {
        let reordered =
            #" { "nonce":"n", "iat" : 900 , "exp":2e3,"aud":["client"],"sub":"\u0073","iss":"https:\/\/id.example.com" } "#
        #expect(
            try verifier().verify(UnsignedTokens.token(reordered), against: expectations(), at: now).subject == "s")
    }

    @Test("A leeway is from zero to an hour", arguments: [(-1, false), (0, true), (3_600, true), (3_601, false)])
    func leeway(seconds: Int, isAccepted: Bool) {
        let found = refusalCodes { try Leeway(.seconds(seconds)) }
        #expect(found == (isAccepted ? [] : [.configLimitOutOfRange]))
    }

    @Test("A current time that is not a number rejects every token") func currentTimeNaN() throws {
        var expectations = expectations()
        expectations.maximumAge = .seconds(60)
        let claims = good.replacingOccurrences(of: #""nonce":"n""#, with: #""nonce":"n","nbf":1,"auth_time":999"#)
        let error = try #require(
            refusal {
                try verifier().verify(
                    UnsignedTokens.token(claims), against: expectations, at: Date(timeIntervalSince1970: .nan))
            })
        #expect(
            error.codes == [
                .tokenExpired, .tokenNotYetValid, .tokenIssuedInFuture, .tokenAuthenticationTooOld,
            ])
    }

    @Test("Problems do not contain secrets") func secretsInProblems() throws {
        let claims = good.replacingOccurrences(
            of: #""nonce":"n""#, with: #""nonce":"S3CRET1","c_hash":"S3CRET2","at_hash":"S3CRET3""#)
        var expectations = expectations(.sent(SecretString("S3CRET4")))
        expectations.code = .fromFrontChannel(SecretString("S3CRET5"))
        expectations.accessToken = .fromFrontChannel(SecretString("S3CRET6"))
        expectations.sameSubjectAs = "S3CRET7"
        let error = try #require(
            refusal {
                try verifier().verify(UnsignedTokens.token(claims), against: expectations, at: now)
            })
        #expect(error.codes.count == 4)
        #expect(!"\(error)".contains("S3CRET"), "\(error)")
        var dumped = ""
        dump(error, to: &dumped)
        dump(expectations, to: &dumped)
        #expect(!dumped.replacingOccurrences(of: "S3CRET7", with: "").contains("S3CRET"))
    }

    @Test("An access token must name one of the expected audiences") func accessTokenAudiences() {
        let expectations = AccessTokenExpectations(
            audiences: ["api://client/", "client"], distinguishedBy: .claim("scp"), issuer: issuer)
        let access = good.replacingOccurrences(of: #""nonce":"n""#, with: #""azp":"caller","scp":"read""#)
        #expect(throws: Never.self) {
            try verifier().verify(UnsignedTokens.token(access), against: expectations, at: now)
        }
        let other = access.replacingOccurrences(of: "client", with: "another")
        #expect(throws: Refusal.self) {
            try verifier().verify(UnsignedTokens.token(other), against: expectations, at: now)
        }
    }
}
