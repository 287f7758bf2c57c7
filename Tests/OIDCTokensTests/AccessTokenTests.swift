import Foundation
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import Testing

/// Messages of access token checks, and the distinction from ID tokens. Vectors cover the outcomes.
@Suite struct AccessTokenTests {
    private let issuer: ExactIssuerRule
    private let now = Date(timeIntervalSince1970: 1_000)
    private let claims = #""iss":"https://id.example.com","sub":"s","aud":"api","exp":2000,"iat":900"#

    init() throws {
        issuer = ExactIssuerRule(try IssuerIdentifier("https://id.example.com"))
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
        // The outcome must match the report.
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

    @Test("Every check is reported exactly once") func everyCheckIsReportedOnce() throws {
        let report = try report(claims + #","scope":"read""#)
        #expect(report.isAccepted)
        #expect(report.results.map(\.check) == TokenCheck.allCases)
        for (check, outcome) in report.results {
            switch (check, outcome) {
            case (.authorizedParty, .notPerformed(let reason)), (.nonce, .notPerformed(let reason)),
                (.codeHash, .notPerformed(let reason)):
                #expect(reason == "this check applies only to ID tokens")
            case (.purpose, .passed), (.audience, .passed), (.issuer, .passed): break
            case (.notBefore, .notPerformed(let reason)): #expect(reason == "the token has no nbf")
            case (.purpose, _), (.audience, _), (.issuer, _): Issue.record("\(check)")
            default: break
            }
        }
    }

    @Test("A token that is not an access token of the provider is explained") func missingDistinction() throws {
        let problem = try #require(try report(claims).problems.first)
        #expect(problem.code == .tokenClaimMissing && problem.location == .claim("scope"))
        #expect(problem.remedy.contains("not an access token of this provider"))
    }

    @Test("An ID token is explained by its claim") func idTokenAsAccessToken() throws {
        let problem = try #require(try report(claims + #","scope":"a","at_hash":"x""#).problems.first)
        #expect(problem.code == .tokenUnexpectedClaim && problem.location == .claim("at_hash"))
        #expect(problem.remedy.contains("a claim of an ID token"))
        #expect(problem.found == nil)
    }

    @Test("A type mismatch names the expected types") func typeMismatch() throws {
        let untyped = try #require(try report(claims, expectations(.type)).problems.first)
        #expect(untyped.code == .tokenUnexpectedType && untyped.expected == "at+jwt" && untyped.found == "no typ")
        let logout = try #require(try report(claims, type: "logout+jwt").problems.first)
        #expect(logout.expected == "JWT or at+jwt" && logout.found == "logout+jwt")
    }

    @Test("An audience mismatch names the audiences") func audienceMismatch() throws {
        let problem = try #require(
            try report(claims + #","scope":"a""#, expectations(audiences: ["other", "third"])).problems.first)
        #expect(problem.code == .tokenAudienceMismatch)
        #expect(problem.expected == "other or third" && problem.found == "api")
    }

    @Test("Problems found by the provider's profile are reported") func profileProblems() throws {
        var expectations = expectations()
        expectations.issuer = OnlyKnownClients(issuer: issuer)
        #expect(try report(claims + #","scope":"a""#, expectations).isAccepted)
        let stranger = claims + #","scope":"a","stranger":true"#
        #expect(try report(stranger, expectations).problems.map(\.code) == [.tokenUnexpectedClaim])

        var signIn = IDTokenExpectations(clientID: "api", nonce: .noNonceWasSent, issuer: issuer)
        let keys = try #require(UnsignedTokens.keys(signaturesAreGood: true))
        let verifier = TokenVerifier(keys: keys, digest: SoftwareCrypto())
        let token = UnsignedTokens.token("{\(stranger)}")
        #expect(verifier.report(on: token, against: signIn, at: now).isAccepted)
        signIn.issuer = OnlyKnownClients(issuer: issuer)
        #expect(
            verifier.report(on: token, against: signIn, at: now).problems.map(\.code) == [.tokenContextMismatch])
        let typed = UnsignedTokens.token("{\(claims)}", header: #"{"alg":"RS256","kid":"k","strange":1}"#)
        #expect(verifier.report(on: typed, against: signIn, at: now).problems.map(\.code) == [.tokenNested])
    }

    private struct OnlyKnownClients: TokenProfile {
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

    @Test("Common expectations can be set directly") func commonExpectations() throws {
        var expectations = expectations()
        expectations.leeway = try Leeway(.seconds(5))
        #expect(expectations.common.leeway.duration == .seconds(5))
        expectations.algorithms = [.rs512]
        #expect(expectations.common.algorithms.map(\.name) == ["RS512"])
        expectations.issuer = NoIssuer()
        #expect(
            expectations.issuer is NoIssuer && expectations.common.issuer is NoIssuer)
    }

    @Test("A verifier supports only RS256 by default") func defaultAlgorithms() {
        struct Silent: SignatureVerifier {
            func prepare(_ key: JSONWebKey) -> (any PreparedKey)? { nil }
        }
        #expect(Silent().algorithms == [.rs256])
    }

    private struct NoIssuer: TokenProfile {
        func problems(of statement: IssuerStatement) -> [Problem] { [] }
    }
}
