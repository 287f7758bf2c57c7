import Foundation
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import Testing

/// Messages about tokens distinguish faults and show how long ago they occurred.
@Suite struct TokenMessageTests {
    private let issuer: ExactIssuerRule
    private let now = 1_000_000.0

    init() throws {
        issuer = ExactIssuerRule(try IssuerIdentifier("https://id.example.com"))
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
        var expectations = IDTokenExpectations(clientID: "client", nonce: .sent(SecretString("n")), issuer: issuer)
        expectations.leeway = try Leeway(.zero)
        expect(&expectations)
        let keys = try #require(UnsignedTokens.keys(signaturesAreGood: signaturesAreGood))
        let verifier = TokenVerifier(keys: keys, digest: SoftwareCrypto())
        let report = verifier.report(on: token, against: expectations, at: Date(timeIntervalSince1970: now))
        #expect(report.problems.count == 1)
        return try #require(report.problems.first)
    }

    @Test(
        "Durations are rounded for display",
        arguments: [
            (100, "100 seconds"), (119, "119 seconds"), (120, "2 minutes"), (7_199, "120 minutes"), (7_200, "2 hours"),
            (172_799, "48 hours"), (172_800, "2 days"), (864_000, "10 days"),
        ])
    func durations(seconds: Int, words: String) throws {
        let past = String(1_000_000 - seconds)
        let future = String(1_000_000 + seconds)
        #expect(try problem(["exp": past]).remedy.contains("expired \(words) ago"))
        #expect(try problem(["nbf": future]).remedy.contains("valid in \(words)."))
        #expect(try problem(["iat": future]).remedy.contains("issued \(words) in the future"))
        let old = try problem(["auth_time": past]) { $0.maximumAge = .seconds(1) }
        #expect(old.found == "\(words) ago" && old.expected == "at most 1 seconds ago")
    }

    @Test("Dates are shown in seconds and in ISO 8601") func dates() throws {
        #expect(try problem(["exp": "999900"]).found == "999900 (1970-01-12T13:45:00Z)")
        #expect(try problem(["exp": "999900"]).expected == "a time after 1000000 (1970-01-12T13:46:40Z)")
    }

    @Test("A date of the wrong type is described by what was found") func wrongTypes() throws {
        #expect(try problem(["nbf": "-1"]).found == "a number of another type or out of range")
        #expect(try problem(["nbf": "[]"]).found == "an array with other elements")
        #expect(try problem(["nbf": "true"]).found != "an array with other elements")
    }

    @Test("Audiences are shown") func audiences() throws {
        #expect(try problem(["aud": "[]"]).found == "an empty list")
        #expect(try problem(["aud": "[]"]).expected == "client")
        #expect(try problem(["aud": #"["a","b","c","d"]"#]).found == "a, b, c")
        #expect(try problem(["azp": #""other""#]).found == "other")
    }

    @Test("A missing, wrong, or unexpected nonce has its own remedy") func nonces() throws {
        #expect(try problem(["nonce": nil]).remedy.contains("is not in the token"))
        #expect(try problem(["nonce": #""m""#]).remedy.contains("is not in the token") == false)
        let unexpected = try problem([:]) { $0.nonce = .noNonceWasSent }
        #expect(unexpected.remedy.contains("none was sent"))
    }

    @Test("A missing or wrong hash names the value it should match") func hashes() throws {
        let secret = IDTokenExpectations.HashedValue.fromFrontChannel(SecretString("x"))
        for (claim, name) in [("c_hash", "the authorization code"), ("at_hash", "the access token")] {
            func expect(_ expectations: inout IDTokenExpectations) {
                if claim == "c_hash" { expectations.code = secret } else { expectations.accessToken = secret }
            }
            let missing = try problem([:], expect)
            #expect(missing.location == .claim(claim) && missing.expected == "the hash of \(name)")
            #expect(missing.remedy.contains("does not contain its hash"))
            let mismatch = try problem([claim: #""AAAA""#], expect)
            #expect(mismatch.remedy.contains("does not belong to \(name)"))
        }
    }

    @Test("A skipped hash check has a reason") func skippedHashChecks() throws {
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
        expectations.code = .fromBackChannel(SecretString("x"))
        expectations.accessToken = .fromBackChannel(SecretString("x"))
        #expect(reasons()[.codeHash] == "the token has no c_hash")
        #expect(reasons()[.accessTokenHash] == "the token has no at_hash")
    }

    @Test("Rejected algorithms, types, and signatures are explained") func algorithmsAndSignatures() throws {
        #expect(try problem([:], header: #"{"alg":"none","kid":"k"}"#).remedy.contains("anyone can create one"))
        let symmetric = try problem([:], header: #"{"alg":"HS256","kid":"k"}"#)
        #expect(symmetric.remedy.contains("not signed with an allowed algorithm"))
        #expect(symmetric.remedy.contains("in the setting “algorithms”") && !symmetric.remedy.contains("add it"))
        let other = try problem([:], header: #"{"alg":"RS512","kid":"k"}"#)
        #expect(other.code == .tokenAlgorithmNotAllowed && other.found == "RS512" && other.expected == "RS256")
        #expect(other.remedy.contains("add it to “algorithms”"))
        #expect(try problem([:], header: #"{"alg":"RS256","kid":"k","typ":"at+jwt"}"#).found == "at+jwt")
        #expect(try problem([:], signaturesAreGood: false).remedy.contains("was changed after it was signed"))
        let unsigned = String(UnsignedTokens.token("{}").dropLast(2))
        #expect(try problem(in: unsigned).remedy.contains("has no signature"))
    }

    @Test(
        "A string that is not a token is described by its segments",
        arguments: [
            ("", "nothing"), ("x", "no dot"), ("a.b", "2 segments"), ("a.b.c.d", "4 segments"),
            (".b.c", "an empty header"),
            ("..", "an empty header"), ("a..c", "no claims"), ("a..", "no claims"),
        ])
    func malformedTokens(text: String, found: String) throws {
        #expect(try problem(in: text).found == found)
    }

    @Test("A published private key has an urgent remedy") func publishedPrivateKey() throws {
        func remedy(_ key: String) throws -> String {
            let modulus = Base64URL.encode([0x80] + [UInt8](repeating: 0, count: 254) + [1])
            let good = #"{"kty":"RSA","kid":"k","n":"\#(modulus)","e":"AQAB"}"#
            let document = Array(#"{"keys":[\#(good),\#(key)]}"#.utf8)
            return try #require(try warnings { try KeySet(jwks: document, warnings: $0) }.first).remedy
        }
        #expect(try remedy(#"{"kty":"RSA","d":"AQ"}"#).contains("publishes a private key"))
        #expect(try remedy(#"{"kty":"EC"}"#).contains("This key was ignored"))
    }
}
