import OIDCPrimitives
import Testing

/// Values are equal if they have the same meaning. Vectors rely on this: if equality were too loose, every vector would
/// pass.
@Suite struct JSONEqualityTests {
    /// No two of these are equal.
    static let texts = [
        "null", "true", "false", "0", "1", #""""#, #""a""#, #""b""#, #""1""#, "[]", "[null]", "[1]", "[1,2]", "[2,1]",
        "{}", #"{"a":1}"#, #"{"a":2}"#, #"{"b":1}"#, #"{"a":null}"#, #"{"a":1,"b":2}"#, #"{"a":2,"b":1}"#,
        #"{"a":1,"b":2,"c":3}"#, #"{"é":1}"#, "{\"e\u{301}\":1}", #""é""#, "\"e\u{301}\"",
    ]

    @Test("Different values are not equal") func differentValuesDiffer() throws {
        let values = try JSONEqualityTests.texts.map { try JSONValue(parsing: $0) }
        for (index, left) in values.enumerated() {
            for (other, right) in values.enumerated() {
                #expect((left == right) == (index == other), "\(JSONEqualityTests.texts[index]), \(index), \(other)")
            }
        }
    }

    @Test(
        "Values that differ only in spelling are equal",
        arguments: [
            ("1", "1.0"), (#""a""#, #""\u0061""#), (#"{"a":1,"b":[2]}"#, #"{"b":[2.0],"a":10e-1}"#),
            (#"{"b":{"d":1,"c":2},"a":1}"#, #"{"a":1,"b":{"c":2,"d":1}}"#),
        ])
    func equalMeanings(left: String, right: String) throws {
        #expect(try JSONValue(parsing: left) == JSONValue(parsing: right))
    }
}
