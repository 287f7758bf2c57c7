import Foundation
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import Testing

/// How reports show the authentication time check. Vectors cover the outcomes.
@Suite struct AuthenticationTimeTests {
    enum Outcome { case passed, failed, notPerformed }

    struct Case {
        let time: Int?
        var maximumAge: Duration?
        var since: Double?
        let expected: Outcome
    }

    @Test(
        "The authentication time is checked only if required",
        arguments: [
            Case(time: nil, expected: .notPerformed), Case(time: 900, expected: .notPerformed),
            Case(time: 900, maximumAge: .seconds(40), expected: .passed),
            Case(time: 900, since: 960, expected: .passed),
            Case(time: 900, maximumAge: .seconds(40), since: 960, expected: .passed),
            Case(time: 899, maximumAge: .seconds(40), expected: .failed),
            Case(time: 899, since: 960, expected: .failed),
            Case(time: nil, maximumAge: .seconds(40), expected: .failed),
            Case(time: nil, since: 960, expected: .notPerformed),
        ])
    func authenticationTime(_ given: Case) throws {
        let time = given.time.map { #","auth_time":\#($0)"# } ?? ""
        let token = UnsignedTokens.token(
            #"{"iss":"https://id.example.com","sub":"s","aud":"client","exp":2000,"iat":900\#(time)}"#)
        var expectations = IDTokenExpectations(
            clientID: "client", nonce: .noNonceWasSent,
            issuer: ExactIssuerRule(try IssuerIdentifier("https://id.example.com")))
        expectations.maximumAge = given.maximumAge
        expectations.authenticatedSince = given.since.map(Date.init(timeIntervalSince1970:))
        let report = TokenVerifier(keys: try #require(UnsignedTokens.keys), digest: SoftwareCrypto())
            .report(on: token, against: expectations, at: Date(timeIntervalSince1970: 1_000))
        let outcome = try #require(report.results.first { $0.check == .authenticationTime }).outcome
        let shown: Outcome =
            switch outcome {
            case .passed: .passed
            case .failed: .failed
            case .notPerformed: .notPerformed
            }
        #expect(shown == given.expected)
    }
}
