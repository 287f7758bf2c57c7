import Foundation
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import TestHelpers
import Testing

/// Where several issuers are accepted, the one that spoke before is the only one that may speak again.
@Suite struct SameIssuerTests {
    @Test(
        "An accepted issuer is rejected when another one spoke before",
        arguments: [
            ("https://id.example.com", []), ("https://other.example.com", [.issuerMismatch]), (nil, []),
        ] as [(String?, [ProblemCode])])
    func isHeldToTheIssuerBefore(issuer: String?, codes: [ProblemCode]) throws {
        let token = UnsignedTokens.token(
            #"{"iss":"https://id.example.com","sub":"s","aud":"client","exp":2000,"iat":900}"#)
        var expectations = IDTokenExpectations(
            clientID: "client", nonce: .noNonceWasSent, issuer: ExactIssuerRule(try Issuer("https://id.example.com")))
        expectations.sameIssuerAs = issuer
        let verifier = TokenVerifier(keys: try #require(UnsignedTokens.keys), digest: SoftwareCrypto())
        let report = verifier.report(on: token, against: expectations, at: Date(timeIntervalSince1970: 1_000))
        #expect(report.problems.map(\.code) == codes)
    }
}
