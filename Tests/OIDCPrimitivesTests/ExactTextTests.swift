import Testing

@testable import OIDCPrimitives

/// Texts that Swift calls equal and that are not the same bytes.
@Suite struct ExactTextTests {
    private static let pairs = [
        ("\u{212A}", "K"), ("\u{37E}", ";"), ("\u{1FEF}", "`"), ("\u{212B}", "\u{C5}"), ("\u{E9}", "e\u{301}"),
    ]

    @Test("Exact texts are compared by bytes", arguments: pairs)
    func comparesBytes(left: String, right: String) {
        #expect(left == right, "this pair shows nothing")
        #expect(ExactText(left) != ExactText(right))
        #expect(ExactText(left) == ExactText(left))
        #expect(Set([ExactText(left), ExactText(right), ExactText(left)]).count == 2)
    }

    /// Each of these holds its texts as exact ones.
    @Test("Types that hold exact texts are compared by bytes", arguments: pairs)
    func soDoWhatHoldsThem(left: String, right: String) {
        #expect(ProblemCode(left) != ProblemCode(right))
        #expect(ProblemLocation.claim(left) != ProblemLocation.claim(right))
        #expect(ProblemLocation(kind: left, name: "a") != ProblemLocation(kind: right, name: "a"))
        #expect(FormEncoding.Parameter(left, "a") != FormEncoding.Parameter(right, "a"))
        #expect(FormEncoding.Parameter("a", left) != FormEncoding.Parameter("a", right))
        let code = ProblemCode("test.code")
        #expect(Problem(code, expected: "\(left)", remedy: "a") != Problem(code, expected: "\(right)", remedy: "a"))
        #expect(Problem(code, found: "\(left)", remedy: "a") != Problem(code, found: "\(right)", remedy: "a"))
        #expect(Problem(code, remedy: "\(left)") != Problem(code, remedy: "\(right)"))
        #expect(Problem(code, remedy: "a", suggestion: left) != Problem(code, remedy: "a", suggestion: right))
    }
}
