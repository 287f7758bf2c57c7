import SeededRandom
import Testing

@testable import OIDCLoopback

/// The largest request within each limit, the first one beyond it, and random input.
@Suite struct RequestBoundsTests {
    private static var limits: LoopbackLimits {
        var limits = LoopbackLimits()
        limits.headBytes = 200
        limits.headerFields = 4
        limits.bodyBytes = 20
        return limits
    }

    private static func outcomes(_ text: String) -> [ParserOutcome] { ParserOutcome.all(of: text, limits: limits) }

    private static func isAccepted(_ text: String) -> Bool {
        let outcomes = outcomes(text)
        guard outcomes.count == 1, case .request = outcomes[0] else { return false }
        return true
    }

    @Test("The bytes of a head are limited")
    func headBytes() {
        let rest = Self.limits.headBytes - post("A: ").utf8.count
        #expect(Self.isAccepted(post("A: " + String(repeating: "b", count: rest))))
        #expect(Self.outcomes(post("A: " + String(repeating: "b", count: rest + 1))) == [.rejected(.largeHead)])
        let endless = "GET /" + String(repeating: "a", count: 196)
        #expect(Self.outcomes(endless) == [.rejected(.longTarget)])
        #expect(Self.outcomes(String(endless.dropLast())) == [.incomplete])
    }

    @Test("Header fields are counted")
    func headerFields() {
        #expect(Self.isAccepted(post("A: 1", "B: 2", "C: 3")))
        #expect(Self.outcomes(post("A: 1", "B: 2", "C: 3", "D: 4")) == [.rejected(.largeHead)])
    }

    @Test("The bytes of a body are limited")
    func bodyBytes() {
        let body = String(repeating: "a", count: 20)
        #expect(Self.isAccepted(post("Content-Length: 20", body: body)))
        for length in ["21", "99999999999999999999999999"] {
            #expect(Self.outcomes(post("Content-Length: \(length)")) == [.rejected(.largeBody)])
        }
        let chunks = "Transfer-Encoding: chunked"
        #expect(Self.isAccepted(post(chunks, body: "A\r\n0123456789\r\nA\r\n0123456789\r\n0\r\n\r\n")))
        for size in ["B", "FFFFFFFFFFFFFFFF", "7FFFFFFFFFFFFFFF"] {
            let text = post(chunks, body: "A\r\n0123456789\r\n\(size)\r\n")
            #expect(Self.outcomes(text) == [.rejected(.largeBody)])
        }
    }

    @Test("The bytes of all chunk extensions and trailers together are limited, and trailers are counted")
    func extensions() {
        let chunk = "1;" + String(repeating: "a", count: 114) + "\r\nb\r\n"
        let head = post("Transfer-Encoding: chunked")
        #expect(Self.isAccepted(head + chunk + chunk + "0\r\n\r\n"))
        #expect(Self.outcomes(head + chunk + chunk + chunk) == [.rejected(.largeHead)])
        #expect(Self.outcomes(head + "0\r\nA: " + String(repeating: "a", count: 300)) == [.rejected(.largeHead)])
        #expect(Self.isAccepted(head + "0\r\nA: 1\r\nB: 2\r\nC: 3\r\nD: 4\r\n\r\n"))
        #expect(Self.outcomes(head + "0\r\nA: 1\r\nB: 2\r\nC: 3\r\nD: 4\r\nE: 5\r\n\r\n") == [.rejected(.largeHead)])
    }

    @Test("The limits of one request do not depend on the ones before")
    func laterRequests() {
        let rest = Self.limits.headBytes - post("A: ").utf8.count
        let text = post("A: " + String(repeating: "b", count: rest))
        let outcomes = ParserOutcome.all(of: text + text + text, limits: Self.limits)
        #expect(outcomes.count == 3 && outcomes.allSatisfy { $0 == outcomes[0] })
    }

    @Test("Damaged requests are read in the same way, however their bytes are split")
    func damaged() {
        var random = SeededGenerator(seed: 19)
        let alphabet = Array("\r\n\t :;,0123aAfgGET/HTP.".utf8) + [0, 0x0B, 0x7F, 0xC3, 0xFF]
        let texts = [
            post("Content-Length: 3", body: "a=b"),
            post("A: b", "Expect: 100-continue", "Content-Length: 2", body: "ab"),
            post("Transfer-Encoding: chunked", body: "2;a=b\r\nab\r\n0\r\nA: b\r\n\r\n"),
        ]
        var requests = 0
        for _ in 0..<1000 {
            var bytes: [UInt8] = []
            for _ in 0..<3 { bytes += Array(random.pick(texts).utf8) }
            for _ in 0..<random.below(4) {
                let place = random.below(bytes.count)
                let byte = random.pick(alphabet)
                if random.onceIn(2) { bytes[place] = byte } else { bytes.insert(byte, at: place) }
            }
            let outcomes = ParserOutcome.all(of: [bytes[...]], limits: Self.limits)
            #expect(ParserOutcome.all(of: ParserOutcome.single(bytes), limits: Self.limits) == outcomes)
            requests += outcomes.count { if case .request = $0 { true } else { false } }
        }
        #expect(requests > 1000)
    }
}
