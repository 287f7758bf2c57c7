import Foundation
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import Testing

/// What is said of a token: the words tell one fault from another, and how long ago it was.
@Suite struct TokenMessageTests {
    private let issuer: ExactIssuerRule
    private let now = 1_000_000.0

    init() throws {
        issuer = ExactIssuerRule(try Issuer("https://id.example.com"))
    }

    private func problem(
        _ changes: [String: String?], header: String = #"{"alg":"RS256","kid":"k"}"#, signaturesAreGood: Bool = true,
        _ expect: (inout IDTokenExpectations) -> Void = { _ in }
    ) throws -> Problem {
        var members = [
            "iss": #""https://id.example.com""#, "sub": #""s""#, "aud": #""client""#, "exp": "1000100", "iat": "999900",
            "nonce": #""n""#,
        ]
        for (name, value) in changes { members[name] = value }
        let claims = members.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",")
        return try problem(
            in: UnsignedTokens.token("{\(claims)}", header: header), signaturesAreGood: signaturesAreGood, expect)
    }

    private func problem(
        in token: String, signaturesAreGood: Bool = true, _ expect: (inout IDTokenExpectations) -> Void = { _ in }
    ) throws -> Problem {
        var expectations = IDTokenExpectations(clientID: "client", nonce: .sent(Secret("n")), issuer: issuer)
        expectations.leeway = try Leeway(.zero)
        expect(&expectations)
        let keys = try #require(UnsignedTokens.keys(signaturesAreGood: signaturesAreGood))
        let verifier = TokenVerifier(keys: keys, digest: SoftwareCrypto())
        let report = verifier.report(on: token, against: expectations, at: Date(timeIntervalSince1970: now))
        #expect(report.problems.count == 1)
        return try #require(report.problems.first)
    }

    @Test(arguments: [
        (100, "100 seconds"), (119, "119 seconds"), (120, "2 minutes"), (7_199, "120 minutes"), (7_200, "2 hours"),
        (172_799, "48 hours"), (172_800, "2 days"), (864_000, "10 days"),
    ])
    func lengthsOfTimeAreRounded(seconds: Int, words: String) throws {
        let past = String(1_000_000 - seconds)
        let future = String(1_000_000 + seconds)
        #expect(try problem(["exp": past]).remedy.contains("over \(words) ago"))
        #expect(try problem(["nbf": future]).remedy.contains("valid in \(words)."))
        #expect(try problem(["iat": future]).remedy.contains("issued \(words) from now"))
        let old = try problem(["auth_time": past]) { $0.maximumAge = .seconds(1) }
        #expect(old.found == "\(words) ago" && old.expected == "at most 1 seconds ago")
    }

    @Test("Dates are shown as seconds and in ISO 8601") func pointsInTimeAreShownToPeopleToo() throws {
        #expect(try problem(["exp": "999900"]).found == "999900 (1970-01-12T13:45:00Z)")
        #expect(try problem(["exp": "999900"]).expected == "a time after 1000000 (1970-01-12T13:46:40Z)")
    }

    @Test("A date of another type is described by what was found") func whatATypeIsNot() throws {
        #expect(try problem(["nbf": "-1"]).found == "a number of another kind, or out of range")
        #expect(try problem(["nbf": "[]"]).found == "an array of something else")
        #expect(try problem(["nbf": "true"]).found != "an array of something else")
    }

    @Test func audiencesAreShown() throws {
        #expect(try problem(["aud": "[]"]).found == "nobody")
        #expect(try problem(["aud": "[]"]).expected == "client")
        #expect(try problem(["aud": #"["a","b","c","d"]"#]).found == "a, b, c")
        #expect(try problem(["azp": #""other""#]).found == "other")
    }

    @Test("A missing and an unexpected nonce have their own remedies") func nonces() throws {
        #expect(try problem(["nonce": nil]).remedy.contains("does not repeat the nonce"))
        #expect(try problem(["nonce": #""m""#]).remedy.contains("does not repeat the nonce") == false)
        let unexpected = try problem([:]) { $0.nonce = .noNonceWasSent }
        #expect(unexpected.remedy.contains("none was sent"))
    }

    @Test("A missing and a wrong hash name what they should belong to") func hashes() throws {
        let secret = IDTokenExpectations.HashedValue.fromFrontChannel(Secret("x"))
        for (claim, name) in [("c_hash", "the authorization code"), ("at_hash", "the access token")] {
            func expect(_ expectations: inout IDTokenExpectations) {
                if claim == "c_hash" { expectations.code = secret } else { expectations.accessToken = secret }
            }
            let missing = try problem([:], expect)
            #expect(missing.location == .claim(claim) && missing.expected == "the hash of \(name)")
            #expect(missing.remedy.contains("does not say that they belong together"))
            let mismatch = try problem([claim: #""AAAA""#], expect)
            #expect(mismatch.remedy.contains("does not belong to \(name)"))
        }
    }

    @Test("A hash check that was not performed says why") func whatWasNotPerformedSaysWhy() throws {
        let keys = try #require(UnsignedTokens.keys(signaturesAreGood: true))
        var expectations = IDTokenExpectations(clientID: "c", nonce: .noNonceWasSent, issuer: issuer)
        func reasons() -> [TokenCheck: String] {
            let report = TokenVerifier(keys: keys, digest: SoftwareCrypto())
                .report(on: UnsignedTokens.token("{}"), against: expectations, at: Date(timeIntervalSince1970: now))
            return report.results.reduce(into: [:]) { reasons, result in
                if case .notPerformed(let reason) = result.outcome { reasons[result.check] = reason }
            }
        }
        #expect(reasons()[.codeHash] == "the authorization code is not known here")
        #expect(reasons()[.accessTokenHash] == "the access token is not known here")
        expectations.code = .fromBackChannel(Secret("x"))
        expectations.accessToken = .fromBackChannel(Secret("x"))
        #expect(reasons()[.codeHash] == "the token has no c_hash")
        #expect(reasons()[.accessTokenHash] == "the token has no at_hash")
    }

    @Test("Rejected algorithms, types and signatures are explained") func algorithmsAndSignatures() throws {
        #expect(try problem([:], header: #"{"alg":"none","kid":"k"}"#).remedy.contains("anybody can write it"))
        let symmetric = try problem([:], header: #"{"alg":"HS256","kid":"k"}"#)
        #expect(symmetric.remedy.contains("not signed with an allowed algorithm"))
        #expect(try problem([:], header: #"{"alg":"RS256","kid":"k","typ":"at+jwt"}"#).found == "at+jwt")
        #expect(try problem([:], signaturesAreGood: false).remedy.contains("was changed after it was signed"))
        let unsigned = String(UnsignedTokens.token("{}").dropLast(2))
        #expect(try problem(in: unsigned).remedy.contains("has no signature"))
    }

    @Test(
        "A text that is not a token is described by its segments",
        arguments: [
            ("", "nothing"), ("x", "no dot"), ("a.b", "2 segments"), ("a.b.c.d", "4 segments"),
            (".b.c", "an empty header"),
            ("..", "an empty header"), ("a..c", "no claims"), ("a..", "no claims"),
        ])
    func whatIsNoToken(text: String, found: String) throws {
        #expect(try problem(in: text).found == found)
    }

    @Test func aPublishedPrivateKeyIsAlarming() throws {
        func remedy(_ key: String) throws -> String {
            let modulus = Base64URL.encode([0x80] + [UInt8](repeating: 0, count: 254) + [1])
            let good = #"{"kty":"RSA","kid":"k","n":"\#(modulus)","e":"AQAB"}"#
            let document = Array(#"{"keys":[\#(good),\#(key)]}"#.utf8)
            return try #require(try warnings { try KeySet(jwks: document, warnings: $0) }.first).remedy
        }
        #expect(try remedy(#"{"kty":"RSA","d":"AQ"}"#).contains("publishes a private key"))
        #expect(try remedy(#"{"kty":"EC"}"#).contains("This key was left out"))
    }
}
