import OIDCCallbacks
import OIDCPrimitives
import Testing

/// What an administrator is told was found: enough to mend it, and nothing that may be a secret.
@Suite struct CallbackMessageTests {
    private func problem(_ address: String, _ policy: CallbackPolicy = .standard) throws -> Problem {
        do {
            _ = try policy.callback(pageAddress: address, warnings: .ignored)
        } catch {
            return try #require(error.problems.first)
        }
        throw Accepted()
    }

    private struct Accepted: Error {}

    @Test func aPortIsShownWhenItIsANumber() throws {
        #expect(try problem("https://a.example:99999").found == "99999")
        #expect(try problem("https://a.example:S3CRET").found == "something that is no number")
    }

    @Test func theListOfHostsIsShown() throws {
        let none = try problem("https://a.example", try CallbackPolicy(allowedHosts: []))
        #expect(none.expected?.contains("none") == true)
        let two = try problem("https://a.example", try CallbackPolicy(allowedHosts: ["b.example", "c.example"]))
        #expect(two.expected?.contains("b.example, c.example") == true)
        #expect(!two.remedy.contains("never matches"))
    }

    @Test func anEntryThatNeverMatchesIsNamed() throws {
        let policy = try CallbackPolicy(allowedHosts: ["b.example", "https://a.example"])
        #expect(try problem("https://a.example", policy).remedy.contains("“https://a.example” of the list is no host"))
    }

    @Test func thePeerIsShown() throws {
        for (peer, words) in [("203.0.113.9", "it came from 203.0.113.9"), (nil, "it came from an unknown peer")] {
            let request = ObservedRequest(
                scheme: "https", host: "a.example", headers: [.init(name: "X-Forwarded-Proto", value: "https")],
                peer: peer)
            var warnings: [Problem] = []
            _ = try CallbackPolicy.standard.callback(request: request) { warnings.append($0) }
            #expect(try #require(warnings.first).remedy.contains(words))
        }
    }
}
