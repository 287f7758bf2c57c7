import OIDCPrimitives
import TestHelpers
import Testing

/// What vectors cannot cover: offsets, limits, and very large documents.
@Suite struct JSONParsingTests {
    @Test(
        "A parsing error names the byte offset",
        arguments: [
            ("", ProblemCode.jsonSyntax, 0),
            ("[1,]", .jsonSyntax, 3),
            ("{\"a\":1 \"b\":2}", .jsonSyntax, 7),
            ("{\"a\":1,\"b\":{\"c\":1,\"\\u0063\":2}}", .jsonDuplicateMember, 18),
            ("[1] x", .jsonTrailingBytes, 4),
            ("\"a\u{1}\"", .jsonSyntax, 2),
            ("\"\\ud800\"", .jsonSyntax, 1),
            ("nul", .jsonSyntax, 3),
            ("01", .jsonSyntax, 1),
            ("\"abc", .jsonSyntax, 4),
            ("\"\\u0041", .jsonSyntax, 7),
            ("\"\\u004", .jsonSyntax, 1),
        ])
    func errorOffsets(text: String, code: ProblemCode, offset: Int) {
        let problem = refusal(Array(text.utf8))?.problems.first
        #expect(problem?.code == code)
        #expect(problem?.location == .byte(offset))
    }

    @Test("Invalid UTF-8 is reported before an earlier syntax error") func invalidUTF8IsReportedFirst() {
        let problem = refusal(Array("[1,]".utf8) + [0xFF])?.problems.first
        #expect(problem?.code == .jsonNotUTF8)
        #expect(problem?.location == .byte(4))
    }

    @Test(
        "A syntax error describes what was expected",
        arguments: [
            ("/", "a value"), (":", "a value"), ("", "a value"), ("-", "a digit"), ("nul", "true, false or null"),
            ("1/", "the end of the number or literal"), ("[1 2]", "a comma or a closing bracket"),
            ("{\"a\":1 \"b\":2}", "a comma or a closing brace"), ("{1:2}", "a member name in double quotes"),
            ("{\"a\" 1}", "a colon"), ("\"a", "a closing quote"), ("\"\\", "a complete escape"),
            ("\"\\x\"", "a valid JSON escape"), ("\"\\u12\"", "four hexadecimal digits"),
            ("\"\\udc00\"", "both halves of a surrogate pair"),
        ])
    func expectedSyntax(text: String, expected: String) {
        #expect(refusal(Array(text.utf8))?.problems.first?.expected == expected)
    }

    /// Different lengths cover both the bytewise scan and the scan of eight bytes at a time.
    @Test("Every byte of a string is checked") func everyStringByteIsChecked() {
        for length in [1, 7, 8, 9, 15, 16, 17] {
            for place in 0..<length {
                for byte in UInt8.min...UInt8.max {
                    var characters = [UInt8](repeating: 0x61, count: length)
                    characters[place] = byte
                    let problem = refusal([0x22] + characters + [0x22])?.problems.first
                    switch byte {
                    case 0..<0x20:
                        #expect(problem?.code == .jsonSyntax)
                        #expect(problem?.location == .byte(place + 1))
                    case 0x22: #expect(problem?.location == .byte(place + 2))
                    case 0x5C: #expect(problem?.code == .jsonSyntax)
                    case 0x20...0x7F: #expect(problem == nil)
                    default: #expect(problem?.location == .byte(place + 1))
                    }
                }
            }
        }
    }

    @Test("Too many members are reported before invalid UTF-8") func memberLimitIsCheckedFirst() throws {
        let limits = try JSONLimits(members: 1)
        #expect(refusal(Array(#"{"a":1}"#.utf8), limits) == nil)
        #expect(refusal(Array(#"{"a":1,"b":2}"#.utf8) + [0xFF], limits)?.codes == [.jsonTooLarge])
        #expect(refusal(Array(#"{"a":1}"#.utf8) + [0xFF], limits)?.codes == [.jsonNotUTF8])
    }

    @Test("Limits out of range are rejected by name")
    func limitsOutOfRange() throws {
        let error = try #require(TestHelpers.refusal { try JSONLimits(depth: 513, bytes: .max, members: -1) })
        #expect(error.codes == Array(repeating: .configLimitOutOfRange, count: 3))
        #expect(error.problems.map(\.location) == ["depth", "bytes", "members"].map { .setting($0) })
        #expect(error.first.expected == "0 to 512" && error.first.found == "513")
        #expect(try JSONLimits(depth: 0, bytes: 0, members: 0).depth == 0)
        #expect(try JSONLimits() == .standard)
    }

    @Test("Deep nesting is an error, not a crash") func deepNesting() {
        for count in [129, 512, 513, 100_000] {
            #expect(refusal(Array(String(repeating: "[", count: count).utf8))?.codes == [.jsonTooDeep])
            #expect(refusal(Array(String(repeating: "{\"a\":", count: count).utf8))?.codes == [.jsonTooDeep])
        }
        let deepest = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
        #expect(refusal(Array(deepest.utf8)) == nil)
    }

    @Test("The depth limit cannot exceed 512") func maximumDepthLimit() throws {
        #expect(throws: Refusal.self) { try JSONLimits(depth: 1_000_000) }
        let limits = try JSONLimits(depth: 512, bytes: 4 << 20)
        let text = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
        #expect(refusal(Array(text.utf8), limits) == nil)
        #expect(refusal(Array("[\(text)]".utf8), limits)?.codes == [.jsonTooDeep])
    }

    @Test("Document size and member count are limited") func sizeAndMemberLimits() {
        let spaces = [UInt8](repeating: 0x20, count: (1 << 20) - 1)
        #expect(refusal(spaces + [0x31]) == nil)
        #expect(refusal(spaces + [0x31, 0x31])?.codes == [.jsonTooLarge])

        func object(_ count: Int) -> [UInt8] {
            Array("{\((0..<count).map { "\"\($0)\":0" }.joined(separator: ","))}".utf8)
        }
        #expect(refusal(object(10_000)) == nil)
        #expect(refusal(object(10_001))?.codes == [.jsonTooLarge])
    }

    /// Up to 1,048,576 bytes are read, whatever they contain. One more byte is rejected before parsing.
    @Test(
        "The byte limit is checked before anything else",
        arguments: [
            ("\"", "x", "\""), ("\"", "é", "\""), ("\"", "\\u0041", "\""), ("[", "1,", "1]"), ("", " ", "{}"),
            ("{}", "\n", ""), ("", "1", ""), ("[", "[],", "[]]"),
        ])
    func byteLimitIsCheckedFirst(start: String, part: String, end: String) {
        let bound = 1 << 20
        let count = (bound - start.utf8.count - end.utf8.count) / part.utf8.count
        let text = Array((start + String(repeating: part, count: count) + end).utf8)
        let whole = [UInt8](repeating: 0x20, count: bound - text.count) + text
        #expect(refusal(whole) == nil)
        #expect(refusal(whole + [0x20])?.codes == [.jsonTooLarge])
        #expect(refusal([0x20] + whole)?.codes == [.jsonTooLarge])
        #expect(refusal(whole.dropLast() + [0xFF])?.codes == [.jsonNotUTF8])
        #expect(refusal(whole + [0xFF])?.codes == [.jsonTooLarge])
    }

    @Test("Duplicate members are found in small and large objects") func duplicateMembers() {
        for count in [1, 2, 30, 31, 32, 33, 34, 35, 100, 3_000] {
            for duplicate in [0, count / 2, count - 1] {
                let names = (0..<count).map { "\"n\($0)\":[{\"n\($0)\":1}]" }
                let text = "{\(names.joined(separator: ",")),\"\\u006e\(duplicate)\":2}"
                #expect(refusal(Array(text.utf8))?.codes == [.jsonDuplicateMember], "\(duplicate) of \(count)")
            }
        }
    }

    /// Names with the same length and the same ends share a bit in the filter that decides most cases.
    @Test("Names with the same filter bit are compared in full") func filterCollisions() {
        let names = (10..<40).map { "\"a\($0)z\":0" }
        #expect(refusal(Array("{\(names.joined(separator: ","))}".utf8)) == nil)
        #expect(refusal(Array("{\(names.joined(separator: ",")),\"a25z\":0}".utf8))?.codes == [.jsonDuplicateMember])
        #expect(refusal(Array("{\"\":0,\"a\":0,\"\":0}".utf8))?.codes == [.jsonDuplicateMember])
    }

    @Test("Canonically equivalent names are different members") func canonicallyEquivalentNames() throws {
        let value = try JSONValue(parsing: "{\"K\":1,\"\u{212A}\":2,\"é\":3,\"e\u{301}\":4}")
        guard case .object(let object) = value else { return #expect(Bool(false), "no object") }
        #expect(object["K"] == 1)
        #expect(object["\u{212A}"] == 2)
        #expect(object["e\u{301}"] == 4)
    }

    @Test("Every proper prefix of a document is rejected") func everyPrefixIsRejected() {
        let text = #"{"iss":"https://a/ä","n":[-1.5e+3,true,null,"\ud83d\ude00"],"o":{"p":{}}}"#
        let bytes = Array(text.utf8)
        for length in bytes.indices {
            #expect(refusal(Array(bytes[..<length])) != nil, "prefix of \(length) bytes")
        }
        #expect(refusal(bytes) == nil)
    }

    private func refusal(_ bytes: [UInt8], _ limits: JSONLimits = .standard) -> Refusal? {
        TestHelpers.refusal { try JSONValue(parsing: bytes, limits: limits) }
    }
}
