import EntraID
import Foundation
import OIDCFixtures
import OIDCSoftwareCrypto
import Testing

/// The remedies of token problems: general ones, and those for Entra administrators.
@Suite struct EntraTokenRemedyTests {
    private let client = "6731de76-14a6-49ae-97bc-6eba6914391e"
    private let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    private var issuer: String { "https://login.microsoftonline.com/\(tenant)/v2.0" }

    private func expectations(isEntra: Bool) throws -> IDTokenExpectations {
        let exact = ExactIssuerRule(try IssuerIdentifier(issuer))
        var expectations =
            isEntra
            ? IDTokenExpectations.entraSignIn(
                clientID: try GUID(parsing: client), issuer: exact, nonce: .noNonceWasSent)
            : IDTokenExpectations(clientID: client, nonce: .noNonceWasSent, issuer: exact)
        expectations.maximumAge = .seconds(60)
        return expectations
    }

    private func problem(_ code: ProblemCode, in token: String, isEntra: Bool) throws -> Problem {
        let verifier = TokenVerifier(keys: try #require(UnsignedTokens.keys), digest: SoftwareCrypto())
        let expectations = try expectations(isEntra: isEntra)
        let now = Date(timeIntervalSince1970: 1_500)
        let report = verifier.report(on: token, against: expectations, at: now)
        do {
            _ = try verifier.verify(token, against: expectations, at: now)
            throw Accepted()
        } catch let refusal as Refusal {
            #expect(refusal.problems == report.problems)
            return try #require(refusal.problems.first { $0.code == code })
        }
    }

    private struct Accepted: Error {}

    private static let cases: [(ProblemCode, claims: String, header: String, words: String)] = [
        (.tokenAudienceMismatch, #""aud":"other""#, good, "Application (client) ID in the portal"),
        (.tokenClaimMissing, #""aud":"c""#, good, "(Token configuration)"),
        (.tokenClaimType, #""aud":1"#, good, "Entra does not issue such tokens"),
        (.tokenAlgorithmNotAllowed, "", #"{"alg":"HS256","kid":"k"}"#, "Entra signs with RS256"),
        (.tokenCriticalHeader, "", #"{"alg":"RS256","kid":"k","crit":["x"]}"#, "Entra does not issue such tokens"),
        (.tokenHeaderType, "", #"{"alg":"RS256","kid":1}"#, "Entra does not issue such tokens"),
        (.keysUnknownKey, "", #"{"alg":"RS256","kid":"other"}"#, "?appid="),
    ]
    private static let good = #"{"alg":"RS256","kid":"k"}"#

    @Test("Entra's remedy replaces the general one", arguments: cases.indices)
    func remedies(index: Int) throws {
        let (code, claims, header, words) = Self.cases[index]
        let token = UnsignedTokens.token(
            #"{"iss":"\#(issuer)","sub":"s","exp":2000,"iat":1000\#(claims.isEmpty ? "" : "," + claims)}"#,
            header: header)
        let general = try problem(code, in: token, isEntra: false)
        let entra = try problem(code, in: token, isEntra: true)
        #expect(!general.remedy.contains("Entra") && !general.remedy.contains(words))
        #expect(entra.remedy.contains(words))
        #expect(entra == general.replacingRemedy("\(verbatim: entra.remedy)"))
    }

    @Test("The remedy for a missing claim states that Entra always sends it")
    func missingClaim() throws {
        let token = UnsignedTokens.token(
            #"{"iss":"\#(issuer)","aud":"\#(client)","exp":2000,"iat":1000,"auth_time":1499}"#)
        #expect(try problem(.tokenClaimMissing, in: token, isEntra: true).remedy.contains("which Entra always sends"))
        #expect(try !problem(.tokenClaimMissing, in: token, isEntra: false).remedy.contains("Entra"))
    }

    @Test("Encrypted, large and malformed tokens have Entra's remedies")
    func invalidTokens() throws {
        for (code, text, words) in [
            (ProblemCode.tokenEncrypted, "a.b.c.d.e", "(Token encryption)"),
            (.tokenTooLarge, String(repeating: "a", count: 1 << 20), "groups assigned"),
            (.tokenNotAnObject, UnsignedTokens.token("[]"), "Entra does not issue such tokens"),
        ] {
            #expect(try problem(code, in: text, isEntra: true).remedy.contains(words))
            #expect(try !problem(code, in: text, isEntra: false).remedy.contains(words))
        }
    }
}
