import Foundation
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import Testing

/// How reports show each stage, and the effect of warnings.
@Suite struct TokenReportTests {
    private let issuer: ExactIssuerRule
    private let now = Date(timeIntervalSince1970: 1_000)
    private let good = #"{"iss":"https://id.example.com","sub":"s","aud":"client","exp":2000,"iat":900,"nonce":"n"}"#

    init() throws {
        issuer = ExactIssuerRule(try IssuerIdentifier("https://id.example.com"))
    }

    private func expectations() -> IDTokenExpectations {
        IDTokenExpectations(clientID: "client", nonce: .sent(SecretString("n")), issuer: issuer)
    }

    private func report(
        _ text: String, _ expectations: IDTokenExpectations? = nil, signaturesAreGood: Bool = true
    ) throws -> TokenReport {
        let keys = try #require(UnsignedTokens.keys(signaturesAreGood: signaturesAreGood))
        return TokenVerifier(keys: keys, digest: SoftwareCrypto())
            .report(on: text, against: expectations ?? self.expectations(), at: now)
    }

    private func stage(_ report: TokenReport) -> (passed: [TokenCheck], failed: [TokenCheck]) {
        var (passed, failed): ([TokenCheck], [TokenCheck]) = ([], [])
        for (check, outcome) in report.results {
            switch outcome {
            case .passed: passed.append(check)
            case .failed: failed.append(check)
            case .notPerformed: break
            }
        }
        return (passed, failed)
    }

    @Test("In a report, checks before the failed stage passed, and later ones were not performed")
    func failedStage() throws {
        func token(_ header: String) -> String { UnsignedTokens.token(good, header: header) }
        let cases: [(String, Bool, [TokenCheck], TokenCheck, ProblemCode)] = [
            ("x", true, [], .structure, .tokenNotCompact),
            (token(#"{"kid":"k"}"#), true, [.structure], .algorithm, .tokenAlgorithmMissing),
            (token(#"{"alg":"none"}"#), true, [.structure], .algorithm, .tokenAlgorithmNone),
            (token(#"{"alg":"RS256","kid":"l"}"#), true, [.structure, .algorithm], .key, .keysUnknownKey),
            (UnsignedTokens.token(good), false, [.structure, .algorithm, .key], .signature, .tokenSignatureInvalid),
        ]
        for (text, signaturesAreGood, passed, failed, code) in cases {
            let report = try report(text, signaturesAreGood: signaturesAreGood)
            #expect(stage(report).passed == passed)
            #expect(stage(report).failed == [failed])
            #expect(report.results.map(\.check) == TokenCheck.allCases)
            #expect(!report.isAccepted && report.problems.map(\.code) == [code])
        }
    }

    @Test("A report of an accepted token lists the checks that passed") func passedChecks() throws {
        let report = try report(UnsignedTokens.token(good))
        #expect(report.isAccepted && report.problems.isEmpty)
        #expect(
            stage(report).passed == [
                .structure, .algorithm, .key, .signature, .issuer, .subject, .audience, .authorizedParty, .purpose,
                .expiry, .issuedAt, .nonce,
            ])
    }

    /// A profile can warn about an issuer, a header, or claims.
    @Test("Warnings do not reject a token") func warnings() throws {
        var expectations = expectations()
        expectations.issuer = Warning()
        let keys = try #require(UnsignedTokens.keys(signaturesAreGood: true))
        let verifier = TokenVerifier(keys: keys, digest: SoftwareCrypto())
        #expect(throws: Never.self) {
            try verifier.verify(UnsignedTokens.token(good), against: expectations, at: now)
        }
        let report = try report(UnsignedTokens.token(good), expectations)
        #expect(report.isAccepted && stage(report).passed.contains(.issuer) && stage(report).passed.contains(.purpose))
    }

    private struct Warning: TokenProfile {
        private let problem = Problem(.tokenUnexpectedType, severity: .warning, remedy: "Look at it.")

        func problems(of statement: IssuerStatement) -> [Problem] { [problem] }
        func problems(of header: TokenHeader) -> [Problem] { [problem] }
        func problems(ofIDToken claims: ClaimSet) -> [Problem] { [problem] }
    }
}
