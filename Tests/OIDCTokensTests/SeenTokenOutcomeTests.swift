import Foundation
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCTokens
import Testing

/// A token that was seen before has the outcome that it would have if it were new, whatever is expected of it.
@Suite struct SeenTokenOutcomeTests {
    @Test("With and without remembered tokens, every outcome is the same") func equivalence() throws {
        let fixture = try SeenTokenFixture()
        let plain = try SeenTokenFixture(.none)
        let other = ExactIssuerRule(try IssuerIdentifier("https://other.example.com"))
        var expectations: [AccessTokenExpectations] = []
        for audiences in [["api"], ["other"], ["other", "api"]] {
            for distinction in [AccessTokenExpectations.Distinction.type, .claim("scope"), .claim("absent"), .audience]
            {
                for issuer in [fixture.issuer, other] {
                    for algorithms in [[SigningAlgorithm.rs256], [.rs384, .rs256], [.rs384]] {
                        var expected = AccessTokenExpectations(
                            audiences: audiences, distinguishedBy: distinction, issuer: issuer)
                        expected.algorithms = algorithms
                        expectations.append(expected)
                    }
                }
            }
        }
        let keys: [[String: UInt8]] = [["k": 1], ["k": 2], ["other": 1], ["k": 1, "other": 2]]
        let times = [839, 840, 2_059, 2_060].map { Date(timeIntervalSince1970: $0) }
        let tokens = ["ada", "bob"].map { SeenTokenFixture.token($0) }
        let first = try fixture.verifier()
        var outcomes: Set<String> = []
        for key in keys {
            let (remembering, forgetting) = (try fixture.verifier(key), try plain.verifier(key))
            for expected in expectations {
                for time in times {
                    for token in tokens {
                        // Each token is remembered, and if possible accepted with the same expectations and keys,
                        // before the outcomes are compared.
                        fixture.remember(token, by: first)
                        _ = fixture.verdict(token, expected, by: remembering)
                        let verdict = fixture.verdict(token, expected, by: remembering, at: time)
                        #expect(verdict == plain.verdict(token, expected, by: forgetting, at: time))
                        outcomes.insert(verdict)
                    }
                }
            }
        }
        #expect(outcomes.count > 10 && outcomes.contains("ada") && fixture.counts.hits > 1_000)
    }

    @Test("Any changed character ends in the same rejection as for a new token") func changedCharacters() throws {
        let fixture = try SeenTokenFixture()
        let verifier = try fixture.verifier()
        let plain = try SeenTokenFixture(.none)
        let forgetting = try plain.verifier()
        let token = SeenTokenFixture.token("ada")
        fixture.remember(token, by: verifier)
        let bytes = Array(token.utf8)
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= 1
            let text = String(decoding: changed, as: UTF8.self)
            #expect(fixture.verdict(text, by: verifier) == plain.verdict(text, by: forgetting))
            let part = String(decoding: bytes[..<place], as: UTF8.self)
            #expect(fixture.verdict(part, by: verifier) == plain.verdict(part, by: forgetting))
        }
        #expect(fixture.counts.hits == 0)
    }

    @Test("A refused token is not remembered", arguments: ["signature", "claims", "structure", "key"])
    func refusedTokens(fault: String) throws {
        let fixture = try SeenTokenFixture()
        let verifier = try fixture.verifier(fault == "key" ? ["other": 1] : ["k": 1])
        let good = SeenTokenFixture.token("ada")
        let token =
            switch fault {
            case "signature": String(good.dropLast(4)) + "AAAA"
            case "claims": SeenTokenFixture.token("ada", expiry: 1)
            case "structure": good + "!"
            default: good
            }
        for _ in 0..<3 { #expect(fixture.verdict(token, by: verifier) != "ada") }
        #expect(fixture.counts.tokens == 0 && fixture.counts.bytes == 0 && fixture.counts.misses == 3)
        #expect(fixture.checkCount == (fault == "signature" || fault == "claims" ? 3 : 0))
    }

    @Test("A replaced or withdrawn key ends a token, and the same key in a newer set does not") func keys() throws {
        let fixture = try SeenTokenFixture()
        let token = SeenTokenFixture.token("ada")
        fixture.remember(token, by: try fixture.verifier())
        #expect(fixture.checkCount == 2)
        // The same key in a new set.
        let newer = try fixture.verifier(["k": 1, "l": 3])
        let verified = try newer.verify(token, against: fixture.expectations(), at: fixture.now)
        #expect(verified.wasSeen == true && fixture.checkCount == 2)
        #expect(verified.key.keyID == "k")
        // Another key under the same name: the signature is checked with it.
        let replaced = try fixture.verifier(["k": 2])
        #expect(try replaced.verify(token, against: fixture.expectations(), at: fixture.now).wasSeen == false)
        #expect(fixture.checkCount == 3)
        // No key of this name: the token is refused and forgotten.
        #expect(fixture.verdict(token, by: try fixture.verifier(["l": 2])) == "keys.unknown-key")
        #expect(fixture.counts.tokens == 0)
        #expect(fixture.verdict(token, by: replaced) == "ada")
        #expect(fixture.checkCount == 4)
    }

    /// The same expectations, with a change of one property, are other expectations.
    @Test("Changed expectations are checked completely") func changedExpectations() throws {
        let fixture = try SeenTokenFixture()
        let verifier = try fixture.verifier()
        let token = SeenTokenFixture.token("ada")
        let expected = fixture.expectations()
        for _ in 0..<4 { #expect(fixture.verdict(token, expected, by: verifier) == "ada") }
        let other = ExactIssuerRule(try IssuerIdentifier("https://other.example.com"))
        let changes: [(inout AccessTokenExpectations) throws -> Void] = [
            { $0.audiences = ["other"] }, { $0.audiences[0] = "other" }, { $0.distinction = .type },
            { $0.issuer = other }, { $0.common.issuer = other }, { $0.algorithms = [] },
            { $0.common.algorithms.removeAll() },
        ]
        for change in changes {
            var changed = expected
            try change(&changed)
            #expect(fixture.verdict(token, changed, by: verifier) != "ada")
            #expect(fixture.verdict(token, expected, by: verifier) == "ada")
        }
        // The leeway applies to the times that are checked each time.
        let late = Date(timeIntervalSince1970: 2_050)
        #expect(fixture.verdict(token, expected, by: verifier, at: late) == "ada")
        var strict = expected
        strict.leeway = try Leeway(.zero)
        #expect(fixture.verdict(token, strict, by: verifier) == "ada")
        #expect(fixture.verdict(token, strict, by: verifier, at: late) == "token.expired")
    }

    @Test("An expired token is forgotten, and other expectations forget nothing") func forgotten() throws {
        let fixture = try SeenTokenFixture()
        let verifier = try fixture.verifier()
        let token = SeenTokenFixture.token("ada")
        fixture.remember(token, by: verifier)
        #expect(fixture.verdict(token, fixture.expectations("other"), by: verifier) == "token.audience-mismatch")
        var typed = fixture.expectations()
        typed.distinction = .type
        #expect(fixture.verdict(token, typed, by: verifier) == "token.unexpected-type")
        #expect(fixture.counts.tokens == 1 && fixture.checkCount == 2)
        let end = Date(timeIntervalSince1970: 2_060)
        #expect(fixture.verdict(token, by: verifier, at: end) == "token.expired")
        #expect(fixture.counts.tokens == 0)
    }
}
