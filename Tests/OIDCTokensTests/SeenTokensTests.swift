import Foundation
import OIDCPrimitives
import OIDCTokens
import Testing

/// Which tokens are remembered, and for how long.
@Suite struct SeenTokensTests {
    @Test("A token's signature is checked when it arrives first and second, and its claims are those of the token")
    func hit() throws {
        let fixture = try SeenTokenFixture()
        let verifier = try fixture.verifier()
        for count in 0..<5 {
            let token = try verifier.verify(
                SeenTokenFixture.token("ada"), against: fixture.expectations(), at: fixture.now)
            #expect(token.subject == "ada" && token.issuer == "https://id.example.com")
            #expect(token.key.keyID == "k" && token.header.keyID == "k" && token.wasSeen == (count > 1))
        }
        #expect(fixture.checkCount == 2)
        #expect(fixture.counts.hits == 3 && fixture.counts.misses == 2 && fixture.counts.tokens == 1)
    }

    @Test("A typed value is made once for each remembered token") func typedValues() throws {
        final class Subject: Sendable {
            let text: String
            init(_ text: String) { self.text = text }
        }
        let fixture = try SeenTokenFixture()
        let verifier = try fixture.verifier()
        for name in ["ada", "bob"] { fixture.remember(SeenTokenFixture.token(name), by: verifier) }
        var made = 0
        for name in ["ada", "bob", "ada", "bob"] {
            let token = try verifier.verify(
                SeenTokenFixture.token(name), against: fixture.expectations(), at: fixture.now)
            let subject = token.typedValue { claims in
                made += 1
                return Subject(claims["sub"]?.string ?? "")
            }
            #expect(subject.text == name)
        }
        #expect(made == 2)
    }

    @Test("Tokens with the same hash are each found as themselves") func collisions() throws {
        let fixture = try SeenTokenFixture(.standard, hash: { _ in 7 })
        let verifier = try fixture.verifier()
        let names = (0..<20).map { "user-\($0)" }
        for _ in 0..<3 {
            for name in names { #expect(fixture.verdict(SeenTokenFixture.token(name), by: verifier) == name) }
        }
        // Only the first was not expected: the others have the hash that was noted for it.
        #expect(fixture.checkCount == 21)
        // A token that expires is removed from the middle, and the others stay.
        #expect(fixture.verdict(SeenTokenFixture.token("user-9"), by: verifier, at: .distantFuture) == "token.expired")
        for name in names { #expect(fixture.verdict(SeenTokenFixture.token(name), by: verifier) == name) }
        #expect(fixture.checkCount == 22)
    }

    @Test("A token with the same hash as a remembered one counts as a miss") func missWithSameHash() throws {
        let fixture = try SeenTokenFixture(.standard, hash: { _ in 7 })
        let verifier = try fixture.verifier()
        fixture.remember(SeenTokenFixture.token("ada"), by: verifier)
        let before = fixture.counts
        #expect(fixture.verdict(SeenTokenFixture.token("bob"), by: verifier) == "bob")
        #expect(fixture.counts.hits == before.hits && fixture.counts.misses == before.misses + 1)
    }

    @Test("The token that was not used for the longest time is forgotten first") func order() throws {
        let fixture = try SeenTokenFixture(SeenTokenLimits(tokens: 3))
        let verifier = try fixture.verifier()
        func use(_ name: String) -> Bool {
            let before = fixture.checkCount
            #expect(fixture.verdict(SeenTokenFixture.token(name), by: verifier) == name)
            if fixture.checkCount == before { return true }
            fixture.remember(SeenTokenFixture.token(name), by: verifier)
            return false
        }
        #expect(["a", "b", "c"].map(use) == [false, false, false])
        #expect(use("a"))
        // b is now the oldest.
        #expect(!use("d"))
        #expect(fixture.counts.tokens == 3)
        // Since d was inserted, a and c were used for the first time after it.
        #expect(use("a") && use("c") && use("d"))
        #expect(!use("b"))
        #expect(use("a") && use("c"))
        #expect(!use("d"))
        #expect(fixture.counts.tokens == 3)
    }

    @Test("The number of tokens is never above the limit", arguments: [1, 2, 31, 33, 100, 1_000])
    func number(limit: Int) throws {
        let fixture = try SeenTokenFixture(SeenTokenLimits(tokens: limit))
        let verifier = try fixture.verifier()
        for number in 0..<limit * 3 {
            fixture.remember(SeenTokenFixture.token("\(number)"), by: verifier)
            #expect(fixture.counts.tokens <= limit)
        }
        // The hash divides the tokens unevenly, but not by much.
        #expect(fixture.counts.tokens > limit * 3 / 4)
    }

    @Test("The bytes are never above the limit, and are released") func bytes() throws {
        let fixture = try SeenTokenFixture(SeenTokenLimits(bytes: 100_000))
        let verifier = try fixture.verifier()
        for number in 0..<200 {
            fixture.remember(SeenTokenFixture.token("\(number)", padding: number * 20), by: verifier)
            #expect(fixture.counts.bytes <= 100_000)
        }
        #expect(fixture.counts.tokens > 1 && fixture.counts.tokens < 50)
        // Each token takes more than the bytes of its text.
        let one = try SeenTokenFixture()
        let token = SeenTokenFixture.token("ada", padding: 5_000)
        one.remember(token, by: try one.verifier())
        #expect(one.counts.bytes > 2 * token.utf8.count)
        #expect(one.verdict(token, by: try one.verifier(), at: .distantFuture) == "token.expired")
        #expect(one.counts.bytes == 0 && one.counts.tokens == 0)
    }

    @Test("Tokens that arrive only once are not remembered, and replace no others") func onlyOnce() throws {
        let fixture = try SeenTokenFixture(SeenTokenLimits(tokens: 20))
        let verifier = try fixture.verifier()
        fixture.remember(SeenTokenFixture.token("ada"), by: verifier)
        for number in 0..<500 { _ = fixture.verdict(SeenTokenFixture.token("\(number)"), by: verifier) }
        #expect(fixture.counts.tokens == 1 && fixture.counts.hits == 0)
        #expect(fixture.verdict(SeenTokenFixture.token("ada"), by: verifier) == "ada")
        #expect(fixture.counts.hits == 1)
    }

    @Test("A very long token is not remembered") func longToken() throws {
        let fixture = try SeenTokenFixture()
        let verifier = try fixture.verifier()
        let base = SeenTokenFixture.token("ada").utf8.count
        let largest = (SeenTokenLimits.longestToken - base) * 3 / 4 - 3
        fixture.remember(SeenTokenFixture.token("ada", padding: largest), by: verifier)
        #expect(fixture.counts.tokens == 1)
        let tooLong = SeenTokenFixture.token("ada", padding: largest + 10)
        for _ in 0..<3 { #expect(fixture.verdict(tooLong, by: verifier) == "ada") }
        #expect(fixture.counts.tokens == 1)
    }

    @Test("Without a limit above zero, nothing is remembered") func none() throws {
        for limits in [SeenTokenLimits.none, try SeenTokenLimits(tokens: 0), try SeenTokenLimits(bytes: 0)] {
            let fixture = try SeenTokenFixture(limits)
            #expect(fixture.tokens == nil)
            let verifier = try fixture.verifier()
            for _ in 0..<3 { #expect(fixture.verdict(SeenTokenFixture.token("ada"), by: verifier) == "ada") }
            #expect(fixture.checkCount == 3)
        }
    }

    @Test("Limits out of range are rejected together") func limits() {
        #expect(throws: Refusal.self) { try SeenTokenLimits(tokens: -1) }
        do {
            _ = try SeenTokenLimits(tokens: 1_000_001, bytes: (1 << 30) + 1)
            Issue.record("accepted")
        } catch {
            #expect(error.codes == [.configLimitOutOfRange, .configLimitOutOfRange])
        }
        #expect(throws: Never.self) { try SeenTokenLimits(tokens: 1_000_000, bytes: 1 << 30) }
    }

    @Test("Many tasks that use and forget tokens at once each get their own") func concurrency() async throws {
        let fixture = try SeenTokenFixture(SeenTokenLimits(tokens: 50))
        let verifier = try fixture.verifier()
        await withTaskGroup(of: Void.self) { group in
            for task in 0..<8 {
                group.addTask {
                    for step in 0..<500 {
                        let name = "\((step * (task + 1)) % 120)"
                        #expect(fixture.verdict(SeenTokenFixture.token(name), by: verifier) == name)
                    }
                }
            }
        }
        let counts = fixture.counts
        #expect(counts.hits + counts.misses == 4_000 && counts.misses == fixture.checkCount)
        #expect(counts.tokens <= 50 && counts.tokens > 10 && counts.hits > 0 && counts.bytes > 0)
    }
}
