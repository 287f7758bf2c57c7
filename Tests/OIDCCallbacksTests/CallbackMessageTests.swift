import OIDCCallbacks
import OIDCPrimitives
import Testing

/// What callback problems show: enough to fix the configuration, and no possible secrets.
@Suite struct CallbackMessageTests {
    private func problem(_ address: String, _ policy: CallbackPolicy = .standard) throws -> Problem {
        do {
            _ = try policy.callback(pageURL: address, warnings: .ignored)
        } catch {
            return try #require(error.problems.first)
        }
        throw Accepted()
    }

    private struct Accepted: Error {}

    @Test("An invalid port is shown only if it is a number") func portIsShownIfNumeric() throws {
        #expect(try problem("https://a.example:99999").found == "99999")
        #expect(try problem("https://a.example:S3CRET").found == "something that is not a number")
    }

    @Test("A rejected host lists the allowed hosts") func allowedHostsAreShown() throws {
        let none = try problem("https://a.example", try CallbackPolicy(allowedHosts: []))
        #expect(none.expected?.contains("none") == true)
        let two = try problem("https://a.example", try CallbackPolicy(allowedHosts: ["b.example", "c.example"]))
        #expect(two.expected?.contains("b.example, c.example") == true)
        #expect(!two.remedy.contains("never matches"))
    }

    @Test("The remedy names an allowed host that can never match") func invalidAllowedHostIsNamed() throws {
        let policy = try CallbackPolicy(allowedHosts: ["b.example", "https://a.example"])
        let remedy = try problem("https://a.example", policy).remedy
        #expect(remedy.contains("“https://a.example” in the list is not a host"))
    }

    @Test("A warning about ignored forwarding headers shows the peer") func peerIsShown() throws {
        for (peer, words) in [("203.0.113.9", "came from 203.0.113.9"), (nil, "came from an unknown peer")] {
            let request = ObservedRequest(
                scheme: "https", host: "a.example", headers: [.init(name: "X-Forwarded-Proto", value: "https")],
                peer: peer)
            var warnings: [Problem] = []
            _ = try CallbackPolicy.standard.callback(request: request) { warnings.append($0) }
            #expect(try #require(warnings.first).remedy.contains(words))
        }
    }
}
