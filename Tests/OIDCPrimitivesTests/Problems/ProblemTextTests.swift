import OIDCPrimitives
import Testing

@Suite struct ProblemTextTests {
    private let wire = "a\u{1B}[31m"

    @Test("A literal is unchanged")
    func literal() {
        let text: ProblemText = "a\u{1B}b"
        #expect(text.description == "a\u{1B}b")
    }

    @Test("An interpolated value is escaped, truncated, and redacted")
    func interpolation() {
        let text: ProblemText = "“\(wire)” of \(3), then \(String(repeating: "x", count: 500))"
        #expect(text.description == "“a\\u{1B}[31m” of 3, then " + String(repeating: "x", count: 300) + "…")
        let secret: ProblemText = "found \("eyJhbGciOiJSUzI1NiJ9." + String(repeating: "a", count: 30))"
        #expect(secret.description == "found <redacted>")
    }

    @Test("An interpolated URL loses user information, query, and fragment")
    func address() {
        let text: ProblemText = "found \(url: "https://user:password@host/path?code=secret")"
        #expect(text.description == "found https://…@host/path?…")
    }

    @Test("Verbatim and already escaped text is not escaped")
    func verbatim() {
        let escaped: ProblemText = "\(wire)"
        #expect(("\(escaped)" as ProblemText) == escaped)
        #expect(("\(verbatim: wire)" as ProblemText).description == wire)
    }

    @Test("Joining does not escape text again")
    func joining() {
        let values: [ProblemText] = ["\(wire)", "b"]
        var text = values.joined(separator: " or ") + "."
        text += " Then c."
        #expect(text.description == "a\\u{1B}[31m or b. Then c.")
    }

    @Test("No part of a problem contains an unescaped value")
    func problem() {
        let problem = Problem(
            ProblemCode("a.b"), at: .url("https://user@host/\(wire)?\(wire)"), expected: "\(wire)",
            found: "\(wire)",
            remedy: "See \(wire).")
        #expect(!problem.description.unicodeScalars.contains("\u{1B}"))
        #expect(problem.location?.name == "https://…@host/a\\u{1B}[31m?…")
    }

    @Test("Texts are compared by bytes")
    func equality() {
        let (left, right): (ProblemText, ProblemText) = ("\u{E9}", "e\u{301}")
        #expect(left != right && left == "\u{E9}")
    }
}
