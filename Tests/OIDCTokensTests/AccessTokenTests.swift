import Foundation
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import Testing

/// What the checks of access tokens say, and how the two kinds of tokens are kept apart. Verdicts are in the vectors.
@Suite struct AccessTokenTests {
    private let issuer: ExactIssuerRule
    private let now = Date(timeIntervalSince1970: 1_000)
    private let claims = #""iss":"https://id.example.com","sub":"s","aud":"api","exp":2000,"iat":900"#

    init() throws {
        issuer = ExactIssuerRule(try Issuer("https://id.example.com"))
    }

    private func expectations(
        _ distinction: AccessTokenExpectations.Distinction = .claim("scope"), audiences: [String] = ["api"]
    ) -> AccessTokenExpectations {
        AccessTokenExpectations(audiences: audiences, distinguishedBy: distinction, issuer: issuer)
    }

    private func report(
        _ claims: String, type: String? = nil, _ expectations: AccessTokenExpectations? = nil
    ) throws -> TokenReport {
        let type = type.map { #","typ":"\#($0)""# } ?? ""
        let token = UnsignedTokens.token("{\(claims)}", header: #"{"alg":"RS256","kid":"k"\#(type)}"#)
        let keys = try #require(UnsignedTokens.keys(signaturesAreGood: true))
        let verifier = TokenVerifier(keys: keys, digest: SoftwareCrypto())
        let expectations = expectations ?? self.expectations()
        let report = verifier.report(on: token, against: expectations, at: now)
        // The verdict is that of the report.
        do throws(Refusal) {
            let verified = try verifier.verify(token, against: expectations, at: now)
            #expect(report.isAccepted)
            #expect(verified.subject == "s" && verified.issuer == "https://id.example.com")
            #expect(verified.key.keyID == "k" && verified.header.algorithm == "RS256")
        } catch {
            #expect(error.problems == report.problems)
        }
        return report
    }

    @Test func everyCheckIsReportedOnce() throws {
        let report = try report(claims + #","scope":"read""#)
        #expect(report.isAccepted)
        #expect(report.results.map(\.check) == TokenCheck.allCases)
        for (check, outcome) in report.results {
            switch (check, outcome) {
            case (.authorizedParty, .notPerformed(let reason)), (.nonce, .notPerformed(let reason)),
                (.codeHash, .notPerformed(let reason)):
                #expect(reason == "it is a check of ID tokens")
            case (.purpose, .passed), (.audience, .passed), (.issuer, .passed): break
            case (.notBefore, .notPerformed(let reason)): #expect(reason == "the token has no nbf")
            case (.purpose, _), (.audience, _), (.issuer, _): Issue.record("\(check)")
            default: break
            }
        }
    }

    @Test func aTokenWithoutTheDistinctionIsExplained() throws {
        let problem = try #require(try report(claims).problems.first)
        #expect(problem.code == .tokenClaimMissing && problem.location == .claim("scope"))
        #expect(problem.remedy.contains("not an access token of this provider"))
    }

    @Test func anIDTokenIsExplained() throws {
        let problem = try #require(try report(claims + #","scope":"a","at_hash":"x""#).problems.first)
        #expect(problem.code == .tokenUnexpectedClaim && problem.location == .claim("at_hash"))
        #expect(problem.remedy.contains("a claim of an ID token"))
        #expect(problem.found == nil)
    }

    @Test func expectedTypesAreNamed() throws {
        let untyped = try #require(try report(claims, expectations(.type)).problems.first)
        #expect(untyped.code == .tokenUnexpectedType && untyped.expected == "at+jwt" && untyped.found == "no typ")
        let logout = try #require(try report(claims, type: "logout+jwt").problems.first)
        #expect(logout.expected == "JWT or at+jwt" && logout.found == "logout+jwt")
    }

    @Test func audiencesAreNamed() throws {
        let problem = try #require(
            try report(claims + #","scope":"a""#, expectations(audiences: ["other", "third"])).problems.first)
        #expect(problem.code == .tokenAudienceMismatch)
        #expect(problem.expected == "other or third" && problem.found == "api")
    }

    /// What the provider's profile finds is reported, for each kind of tokens.
    @Test func profilesAreAsked() throws {
        var expectations = expectations()
        expectations.issuer = NoStrangers(issuer: issuer)
        #expect(try report(claims + #","scope":"a""#, expectations).isAccepted)
        let stranger = claims + #","scope":"a","stranger":true"#
        #expect(try report(stranger, expectations).problems.map(\.code) == [.tokenUnexpectedClaim])

        var signIn = IDTokenExpectations(clientID: "api", nonce: .noNonceWasSent, issuer: issuer)
        let keys = try #require(UnsignedTokens.keys(signaturesAreGood: true))
        let verifier = TokenVerifier(keys: keys, digest: SoftwareCrypto())
        let token = UnsignedTokens.token("{\(stranger)}")
        #expect(verifier.report(on: token, against: signIn, at: now).isAccepted)
        signIn.issuer = NoStrangers(issuer: issuer)
        #expect(
            verifier.report(on: token, against: signIn, at: now).problems.map(\.code) == [.tokenContextMismatch])
        let typed = UnsignedTokens.token("{\(claims)}", header: #"{"alg":"RS256","kid":"k","strange":1}"#)
        #expect(verifier.report(on: typed, against: signIn, at: now).problems.map(\.code) == [.tokenNested])
    }

    private struct NoStrangers: TokenProfile {
        let issuer: ExactIssuerRule

        func problems(of statement: IssuerStatement) -> [Problem] { issuer.problems(of: statement) }

        func problems(of header: TokenHeader) -> [Problem] {
            header["strange"] == nil ? [] : [Problem(.tokenNested, at: .headerMember("strange"), remedy: "No.")]
        }

        func problems(ofIDToken claims: ClaimSet) -> [Problem] {
            claims["stranger"] == nil ? [] : [Problem(.tokenContextMismatch, at: .claim("stranger"), remedy: "No.")]
        }

        func problems(ofAccessToken claims: ClaimSet) -> [Problem] {
            claims["stranger"] == nil ? [] : [Problem(.tokenUnexpectedClaim, at: .claim("stranger"), remedy: "No.")]
        }
    }

    @Test func whatBothExpectationsShareIsSetOnEither() throws {
        var expectations = expectations()
        expectations.leeway = try Leeway(.seconds(5))
        #expect(expectations.common.leeway.duration == .seconds(5))
        expectations.algorithms = [.rs512]
        #expect(expectations.common.algorithms.map(\.name) == ["RS512"])
        expectations.issuer = NoIssuer()
        #expect(
            expectations.issuer is NoIssuer && expectations.common.issuer is NoIssuer)
    }

    /// A verifier that does not say which algorithms it serves serves RS256.
    @Test func aVerifierServesOneAlgorithmUnlessItSaysMore() {
        struct Silent: SignatureVerifier {
            func prepare(_ key: JSONWebKey) -> (any PreparedKey)? { nil }
        }
        #expect(Silent().algorithms == [.rs256])
    }

    private struct NoIssuer: TokenProfile {
        func problems(of statement: IssuerStatement) -> [Problem] { [] }
    }
}
