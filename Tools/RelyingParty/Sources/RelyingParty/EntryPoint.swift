import Foundation

/// A relying party that any conformance suite can drive:
///
///     RelyingParty [--port NUMBER] [--origin URL]
///
/// It listens on 127.0.0.1 and prints its URL. `--origin` is the origin that browsers and providers know, if a proxy is
/// in front of it.
@main
enum EntryPoint {
    static func main() {
        var port: UInt16 = 0
        var origin: String?
        var words = CommandLine.arguments.dropFirst()
        while let word = words.popFirst() {
            switch (word, words.popFirst()) {
            case ("--port", let value?) where UInt16(value) != nil: port = UInt16(value) ?? 0
            case ("--origin", let value?): origin = value
            default: fail("usage: RelyingParty [--port NUMBER] [--origin URL]", status: 64)
            }
        }
        guard let server = HTTPServer(port: port) else {
            fail("RelyingParty: cannot listen on port \(port)", status: 2)
        }
        let relyingParty = RelyingParty(origin: origin ?? "http://127.0.0.1:\(server.port)")
        // Written at once, because the caller waits for the line.
        FileHandle.standardOutput.write(Data("\(relyingParty.origin)\n".utf8))
        server.run { await relyingParty.answer($0) }
    }

    private static func fail(_ message: String, status: Int32) -> Never {
        FileHandle.standardError.write(Data("\(message)\n".utf8))
        exit(status)
    }
}
