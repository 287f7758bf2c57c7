import OIDCPrimitives
import TestHelpers
import Testing

@Suite struct JSONNumberTests {
    @Test(
        "A number with an integral value is an integer",
        arguments: [
            ("0", 0), ("-0", 0), ("1e3", 1000), ("1.50e1", 15), ("120e-1", 12), ("-7.0", -7),
            ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min), ("-9.223372036854775808e18", Int.min),
            ("9007199254740993", 9_007_199_254_740_993), ("1e18", 1_000_000_000_000_000_000), ("0.00", 0),
            ("-900719925474099300e-2", -9_007_199_254_740_993),
        ])
    func integers(text: String, expected: Int) throws {
        #expect(try number(text).integer == expected)
    }

    @Test(
        "A number beyond 64 bits or with a fraction is not an integer",
        arguments: [
            "1.5", "1e-1", "9223372036854775808", "-9223372036854775809", "1e300", "1e400", "1e99999999999999999999",
            "9.223372036854775808e18", "-9.223372036854775809e18", "1e19", "1e20",
            // 2^64 + 1 and 2^64 − 1, which overflow a product.
            "18446744073709551617", "18446744073709551615", "-1844674407370955161.7e1",
        ])
    func otherNumbers(text: String) throws {
        #expect(try number(text).integer == nil)
    }

    @Test("A number within range converts to a Double") func doubles() throws {
        #expect(try number("1e300").double == 1e300)
        #expect(try number("0.1").double == 0.1)
        #expect(try number("1e400").double == nil)
        #expect(try number("-1e400").double == nil)
    }

    @Test(
        "Numbers are compared by decimal value",
        arguments: [
            ("1", "1.0", true), ("10e-1", "1", true), ("-0", "0.00e17", true), ("1e400", "10e399", true),
            ("1e400", "1e401", false), ("9007199254740993", "9007199254740992", false), ("1", "-1", false),
            ("1e99999999999999999999", "1e99999999999999999999", true),
            ("1e99999999999999999999", "1e99999999999999999998", false),
            ("1e99999999999999999999", "0.01e100000000000000000001", true),
            ("100e-100000000000000000", "1e-99999999999999998", true),
            ("1e9223372036854775808", "10e9223372036854775807", true),
            ("0.1e-99999999999999999999", "1e-100000000000000000000", true),
            ("0.00001e00000000000000000001", "1e-4", true), ("1e+00000000000000000003", "1000", true),
            ("1e-00000000000000000003", "0.001", true), ("1e99999999999999999999", "1e-99999999999999999999", false),
            ("0.1", "0.10", true), ("100", "1e2", true),
        ])
    func numberEquality(left: String, right: String, areEqual: Bool) throws {
        #expect(try (number(left) == number(right)) == areEqual)
        if areEqual { #expect(try number(left).hashValue == number(right).hashValue) }
    }

    private func number(_ text: String) throws -> JSONNumber {
        guard case .number(let number) = try JSONValue(parsing: text) else { throw WrongType() }
        return number
    }
    private struct WrongType: Error {}
}

/// Accessors and literals of JSON values.
@Suite struct JSONAccessorTests {
    private let value: JSONValue = [
        "text": "a", "flag": true, "count": 3, "nothing": .null, "words": ["a", "b"], "mixed": ["a", 1],
        "object": ["inner": [:]],
    ]

    @Test("A literal equals the parsed value")
    func literals() throws {
        let text =
            #"{"text":"a","flag":true,"count":3,"nothing":null,"words":["a","b"],"mixed":["a",1],"object":{"inner":{}}}"#
        #expect(try JSONValue(parsing: text) == value)
    }

    @Test("An accessor returns a value only for its own type")
    func accessors() {
        #expect(value["text"]?.string == "a" && value["count"]?.string == nil)
        #expect(value["flag"]?.bool == true && value["text"]?.bool == nil)
        #expect(value["count"]?.integer == 3 && value["count"]?.double == 3 && value["flag"]?.integer == nil)
        #expect(value["count"]?.number == JSONNumber(3) && value["text"]?.number == nil)
        #expect(value["nothing"]?.isNull == true && value["text"]?.isNull == false)
        #expect(value["words"]?.array == ["a", "b"] && value["object"]?.array == nil)
        #expect(
            value["words"]?.strings == ["a", "b"] && value["mixed"]?.strings == nil && value["text"]?.strings == nil)
        #expect(value["object"]?["inner"]?.object == [:] && value["words"]?.object == nil)
        #expect(value["text"]?["inner"] == nil)
    }

    @Test("A null member exists, and an absent member is nil")
    func null() {
        #expect(value["nothing"] != nil)
        #expect(value["absent"] == nil)
    }
}

@Suite struct JSONCursorTests {
    private let document: JSONCursor

    init() throws {
        document = JSONCursor(
            try JSONValue(parsing: #"{"keys":[{"kid":"a"},{"kid":7,"n":null}],"flag":true,"count":3,"words":["a",1]}"#))
    }

    @Test("A cursor reads members and elements of the requested type") func reading() throws {
        #expect(try document["keys"][0]["kid"].required(.string) == "a")
        #expect(try document["flag"].required(.bool))
        #expect(try document["count"].required(.integer) == 3)
        #expect(try document["keys"].required(.array(of: .object)).count == 2)
        #expect(try document["absent"].optional(.string) == nil)
    }

    @Test("A failed read names its location") func failureLocations() {
        expect(.jsonMissingMember, "keys[0].alg") {
            try document["keys"][0]["alg"].required(.string)
        }
        expect(.jsonWrongType, "keys[1].kid") {
            try document["keys"][1]["kid"].required(.string)
        }
        expect(.jsonWrongType, "keys[1].n") {
            try document["keys"][1]["n"].optional(.string)
        }
        expect(.jsonWrongType, "words[1]") {
            try document["words"].required(.array(of: .string))
        }
        expect(.jsonMissingMember, "keys[9]") { try document["keys"][9].required(.object) }
        expect(.jsonWrongType, "(the whole document)") { try document.required(.string) }
    }

    @Test("A failed read describes how to fix the document") func failureRemedies() {
        func remedy<Value>(_ read: () throws -> Value) -> String? { refusal(read)?.problems.first?.remedy }
        let whole = remedy { try document.required(.string) }
        #expect(whole == "Change the document to a string. It is currently an object.")
        let member = remedy { try document["flag"].required(.integer) }
        #expect(member == "Change “flag” to a whole number. It is currently a boolean.")
        let missing = remedy { try document["keys"][0]["alg"].required(.string) }
        #expect(missing == "Add “keys[0].alg”. It must be a string.")
    }

    @Test("A cursor can collect problems instead of throwing")
    func collectingProblems() {
        var problems: [Problem] = []
        #expect(document["flag"].required(.bool, reportingTo: &problems) == true)
        #expect(document["absent"].optional(.bool, reportingTo: &problems) == nil)
        #expect(problems.isEmpty)
        #expect(document["absent"].required(.bool, reportingTo: &problems) == nil)
        #expect(document["count"].optional(.bool, reportingTo: &problems) == nil)
        #expect(document["count"].required(.integer, unless: { $0 == 3 }, reportingTo: &problems) == nil)
        #expect(problems.map(\.code) == [.jsonMissingMember, .jsonWrongType, .jsonMissingMember])
        #expect(problems.map(\.location) == [.member("absent"), .member("count"), .member("count")])
    }

    @Test("A cursor reports the problem codes it was created with") func customCodes() {
        let (missing, wrongType) = (ProblemCode("room.missing"), ProblemCode("room.wrong"))
        let problems = JSONCursor.Problems(missing: missing, wrongType: wrongType)
        let cursor = JSONCursor(.object(["a": "text"]), problems: problems)
        expect(missing, "b") { try cursor["b"].required(.string) }
        expect(wrongType, "a") { try cursor["a"].required(.integer) }
    }

    private func expect<Value>(_ code: ProblemCode, _ path: String, _ read: () throws -> Value) {
        let error = expectRefusal(code) { try read() }
        #expect(error?.problems.first?.location == .member(path))
    }
}

@Suite struct JSONWriterTests {
    @Test("Terminal control characters are escaped") func controlCharacters() {
        #expect(JSONValue.string("\u{1B}[31m\u{9B}\"\\\n").serialized() == #""\u001b[31m\u009b\"\\\n""#)
    }

    @Test("Only necessary characters are escaped") func escapes() {
        let text = "\r\t\u{8}\u{2028}\u{2029}\u{7F}é😀/"
        #expect(JSONValue.string(text).serialized() == #""\r\t\u0008\u2028\u2029\u007fé😀/""#)
    }

    @Test("A document is written with or without indentation") func indentation() {
        let value: JSONValue = .object(["a": .array([.null, true]), "b": .object([:]), "c": .array([])])
        #expect(value.serialized() == "{\n  \"a\": [\n    null,\n    true\n  ],\n  \"b\": {},\n  \"c\": []\n}")
        #expect(value.serialized(indented: false) == #"{"a":[null,true],"b":{},"c":[]}"#)
    }
}
