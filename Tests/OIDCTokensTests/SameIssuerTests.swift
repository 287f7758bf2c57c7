import Foundation
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import TestHelpers
import Testing

/// If several issuers are accepted, later tokens must come from the same issuer as the first.
@Suite struct SameIssuerTests {
    @Test(
        "An accepted issuer is rejected if an earlier token had another one",
        arguments: [
            ("https://id.example.com", []), ("https://other.example.com", [.issuerMismatch]), (nil, []),
        ] as [(String?, [ProblemCode])])
    func issuerChange(issuer: String?, codes: [ProblemCode]) throws {
        let token = UnsignedTokens.token(
            #"{"iss":"https://id.example.com","sub":"s","aud":"client","exp":2000,"iat":900}"#)
        var expectations = IDTokenExpectations(
            clientID: "client", nonce: .noNonceWasSent,
            issuer: ExactIssuerRule(try IssuerIdentifier("https://id.example.com")))
        expectations.sameIssuerAs = issuer
        let verifier = TokenVerifier(keys: try #require(UnsignedTokens.keys), digest: SoftwareCrypto())
        let report = verifier.report(on: token, against: expectations, at: Date(timeIntervalSince1970: 1_000))
        #expect(report.problems.map(\.code) == codes)
    }
}
