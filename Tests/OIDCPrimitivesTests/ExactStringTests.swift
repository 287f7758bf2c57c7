import Testing

@testable import OIDCPrimitives

/// Strings that are equal in Swift but differ in bytes.
@Suite struct ExactStringTests {
    private static let pairs = [
        ("\u{212A}", "K"), ("\u{37E}", ";"), ("\u{1FEF}", "`"), ("\u{212B}", "\u{C5}"), ("\u{E9}", "e\u{301}"),
    ]

    @Test("Exact text is compared by bytes", arguments: pairs)
    func comparison(left: String, right: String) {
        #expect(left == right, "the pair must be equal as strings")
        #expect(ExactString(left) != ExactString(right))
        #expect(ExactString(left) == ExactString(left))
        #expect(Set([ExactString(left), ExactString(right), ExactString(left)]).count == 2)
    }

    @Test("Types that contain exact text are compared by bytes", arguments: pairs)
    func containingTypes(left: String, right: String) {
        #expect(ProblemCode(left) != ProblemCode(right))
        #expect(ProblemLocation.claim(left) != ProblemLocation.claim(right))
        #expect(ProblemLocation(kind: left, name: "a") != ProblemLocation(kind: right, name: "a"))
        #expect(FormEncoding.Parameter(name: left, value: "a") != FormEncoding.Parameter(name: right, value: "a"))
        #expect(FormEncoding.Parameter(name: "a", value: left) != FormEncoding.Parameter(name: "a", value: right))
        let code = ProblemCode("test.code")
        #expect(Problem(code, expected: "\(left)", remedy: "a") != Problem(code, expected: "\(right)", remedy: "a"))
        #expect(Problem(code, found: "\(left)", remedy: "a") != Problem(code, found: "\(right)", remedy: "a"))
        #expect(Problem(code, remedy: "\(left)") != Problem(code, remedy: "\(right)"))
        #expect(Problem(code, remedy: "a", suggestion: left) != Problem(code, remedy: "a", suggestion: right))
    }
}
