import EntraID
import Foundation
import OIDCFixtures
import OIDCSoftwareCrypto
import TestHelpers
import Testing

/// The words of problems with tokens of Entra, and long error descriptions.
@Suite struct TokenProblemWordsTests {
    private let client = "6731de76-14a6-49ae-97bc-6eba6914391e"
    private let caller = "690222be-ff1a-4d56-abd1-7e4f7d38e474"
    private let issuer = "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0"

    @Test("The problem of a caller that is not allowed states whether any is") func callerNotAllowed() throws {
        let rule = ExactIssuerRule(try IssuerIdentifier(issuer))
        let verifier = TokenVerifier(keys: try #require(UnsignedTokens.keys), digest: SoftwareCrypto())
        let token = UnsignedTokens.token(
            """
            {"iss":"\(issuer)","sub":"s","aud":"\(client)","exp":2000,"iat":1000,"ver":"2.0","azp":"\(caller)","scp":"a"}
            """)
        let identifier = try GUID(parsing: client)
        let cases: [([GUID], String)] = [
            ([], "no client: the list is empty"), ([identifier], "one of the allowed clients"),
        ]
        for (allowed, words) in cases {
            let expectations = AccessTokenExpectations.entraAccess(
                clientID: identifier, issuer: rule, allowedClients: allowed)
            let answer = expectRefusal(.tokenCallerNotAllowed) {
                try verifier.verify(token, against: expectations, at: Date(timeIntervalSince1970: 1_500))
            }
            let problem = try #require(answer).first
            #expect(problem.location == .claim("azp"))
            #expect(problem.expected == words && problem.found == caller)
        }
    }

    private func remedy(_ code: ProblemCode, at location: ProblemLocation?) throws -> String? {
        let profile = EntraTokenProfile(ExactIssuerRule(try IssuerIdentifier(issuer)))
        return profile.remedy(for: Problem(code, at: location, remedy: "General."))?.description
    }

    @Test(
        "The remedy for a claim that Entra always sends names it", arguments: ["iss", "sub", "aud", "exp", "iat"])
    func missingClaims(claim: String) throws {
        #expect(
            try remedy(.tokenClaimMissing, at: .claim(claim))
                == "The token has no “\(claim)”, which Entra always sends. It is from another provider, or of another "
                + "kind.")
    }

    @Test("The remedy for any other missing claim is the general one") func otherMissingClaims() throws {
        for location in [.claim("azp"), .claim("nonce"), .member("iss"), nil] as [ProblemLocation?] {
            #expect(try remedy(.tokenClaimMissing, at: location) == nil)
        }
    }

    @Test("The remedy for a missing algorithm is that for one that is not allowed") func missingAlgorithm() throws {
        for code in [ProblemCode.tokenAlgorithmMissing, .tokenAlgorithmNotAllowed] {
            #expect(
                try remedy(code, at: .header("alg"))
                    == "The token is not signed with an allowed algorithm. Entra signs with RS256.")
        }
    }

    /// Only the first 4,096 bytes of a description are read.
    @Test(
        "An error code at the end of the part that is read counts only if it is complete",
        arguments: [
            ("AADSTS700016", 0, "AADSTS700016"), ("AADSTS700016", -1, "AADSTS700016"), ("AADSTS700016", 1, nil),
            ("AADSTS50011", 0, "AADSTS50011"), ("AADSTS50011", 1, nil),
        ] as [(String, Int, String?)])
    func codeAtTheEnd(code: String, excess: Int, found: String?) {
        let space = String(repeating: " ", count: 4_096 - code.utf8.count + excess)
        let advice = EntraErrorEntry.advice(forErrorDescription: "\(space)\(code): the rest of the description")
        #expect(advice?.code == found)
    }
}
