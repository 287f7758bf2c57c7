import Foundation
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import Testing

/// What a report says of the time of authentication. Verdicts are in the vectors.
@Suite struct AuthenticationTimeTests {
    enum Said { case passed, failed, notPerformed }

    struct Case {
        let time: Int?
        var maximumAge: Duration?
        var since: Double?
        let expected: Said
    }

    @Test(
        "The check of the authentication time is performed when something was asked for",
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
            clientID: "client", nonce: .noNonceWasSent, issuer: ExactIssuerRule(try Issuer("https://id.example.com")))
        expectations.maximumAge = given.maximumAge
        expectations.authenticatedSince = given.since.map(Date.init(timeIntervalSince1970:))
        let report = TokenVerifier(keys: try #require(UnsignedTokens.keys), digest: SoftwareCrypto())
            .report(on: token, against: expectations, at: Date(timeIntervalSince1970: 1_000))
        let outcome = try #require(report.results.first { $0.check == .authenticationTime }).outcome
        let said: Said =
            switch outcome {
            case .passed: .passed
            case .failed: .failed
            case .notPerformed: .notPerformed
            }
        #expect(said == given.expected)
    }
}
