import Foundation
import OIDCFixtures
import OIDCPrimitives
import OIDCTokens
import Testing

/// An application's own types, made of claims.
@Suite struct ClaimsDecoderTests {
    private func claims(_ text: String) throws -> ClaimSet {
        try CompactToken(UnsignedTokens.token(text)).unverifiedClaims
    }

    /// The path to what is wrong, as somebody would write it.
    private func faultyPath<Value: Decodable>(_ text: String, _ type: Value.Type) throws -> String? {
        do {
            _ = try claims(text).decode(type)
            return nil
        } catch let error as DecodingError {
            let context =
                switch error {
                case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
                    .dataCorrupted(let context):
                    context
                @unknown default: throw error
                }
            #expect(!context.debugDescription.contains("ada"))
            return context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
        }
    }

    private struct Numbers: Decodable, Equatable {
        var i: Int, i8: Int8, i16: Int16, i32: Int32, i64: Int64
        var u: UInt, u8: UInt8, u16: UInt16, u32: UInt32, u64: UInt64
        var d: Double, f: Float
        var yes: Bool
        var text: String
    }

    @Test func everyWidthHasItsRange() throws {
        let members = [
            "i": "-1", "i8": "-128", "i16": "-32768", "i32": "-2147483648", "i64": "-9223372036854775808", "u": "1",
            "u8": "255", "u16": "65535", "u32": "4294967295", "u64": "9223372036854775807", "d": "1.5e300", "f": "-2.5",
            "yes": "true", "text": "\"ada\"",
        ]
        func text(_ changes: [String: String] = [:]) -> String {
            let all = members.merging(changes) { $1 }
            return "{\(all.map { "\"\($0)\":\($1)" }.joined(separator: ","))}"
        }
        let numbers = try claims(text()).decode(Numbers.self)
        #expect(
            numbers
                == Numbers(
                    i: -1, i8: -128, i16: -32_768, i32: .min, i64: .min, u: 1, u8: 255, u16: 65_535, u32: .max,
                    u64: 9_223_372_036_854_775_807, d: 1.5e300, f: -2.5, yes: true, text: "ada"))
        let faults = [
            "i": "9223372036854775808", "i8": "128", "i16": "32768", "i32": "2147483648", "i64": "1.5", "u": "-1",
            "u8": "256", "u16": "65536", "u32": "4294967296", "u64": "\"1\"", "d": "true", "f": "1e39", "yes": "1",
            "text": "1",
        ]
        for (name, value) in faults {
            #expect(try faultyPath(text([name: value]), Numbers.self) == ".\(name)")
        }
    }

    private struct Group: Decodable, Equatable {
        var name: String
        var level: Int?
        var since: Date?
    }

    private struct Nested: Decodable {
        var groups: [Group]
        var matrix: [[Int]]
        var labels: [String: [Bool]]
        var names: [String]
        var maybe: [Int?]
    }

    @Test func arraysAndObjectsMayStandInEachOther() throws {
        let nested = try claims(
            """
            {"groups": [{"name": "a", "level": 1, "since": 86400}, {"name": "b", "level": null}], "matrix": [[1, 2], []],
            "labels": {"x": [true, false], "y": []}, "names": ["n", "m"], "maybe": [1, null, 3]}
            """
        ).decode(Nested.self)
        let day = Date(timeIntervalSince1970: 86_400)
        #expect(nested.groups == [Group(name: "a", level: 1, since: day), Group(name: "b")])
        #expect(nested.matrix == [[1, 2], []])
        #expect(nested.labels == ["x": [true, false], "y": []])
        #expect(nested.names == ["n", "m"])
        #expect(nested.maybe == [1, nil, 3])
    }

    @Test(
        arguments: [
            (#"{"groups": {}, "matrix": [], "labels": {}, "names": [], "maybe": []}"#, ".groups"),
            (#"{"groups": [{}], "matrix": [], "labels": {}, "names": [], "maybe": []}"#, ".groups[0]"),
            (#"{"groups": [{"name": 1}], "matrix": [], "labels": {}, "names": [], "maybe": []}"#, ".groups[0].name"),
            (#"{"groups": ["ada"], "matrix": [], "labels": {}, "names": [], "maybe": []}"#, ".groups[0]"),
            (#"{"groups": [], "matrix": [[1], [2, "x"]], "labels": {}, "names": [], "maybe": []}"#, ".matrix[1][1]"),
            (#"{"groups": [], "matrix": [], "labels": {"x": [1]}, "names": [], "maybe": []}"#, ".labels.x[0]"),
            (#"{"groups": [], "matrix": [], "labels": {}, "names": ["a", 1], "maybe": []}"#, ".names[1]"),
            (#"{"groups": [], "matrix": [], "labels": [], "names": [], "maybe": []}"#, ".labels"),
            (#"{"matrix": [], "labels": {}, "names": [], "maybe": []}"#, ""),
        ])
    func whatIsWrongIsToldByItsPath(text: String, path: String) throws {
        #expect(try faultyPath(text, Nested.self) == path)
    }

    /// A type that takes an array apart by hand: elements, containers in it, its end, and what lies behind that.
    private struct ByHand: Decodable {
        var first: Int
        var isSecondNull: Bool
        var inner: String
        var last: [Bool]
        var parent: Int
        var count: Int?

        enum Key: String, CodingKey { case list, word, upper }
        struct Overrun: Error {}

        init(from decoder: any Decoder) throws {
            #expect(decoder.userInfo.isEmpty)
            let object = try decoder.container(keyedBy: Key.self)
            #expect(Set(object.allKeys) == [.list, .upper])
            #expect(!object.contains(.word))
            var list = try object.nestedUnkeyedContainer(forKey: .list)
            count = list.count
            first = try list.decode(Int.self)
            isSecondNull = try list.decodeNil()
            #expect(try !list.decodeNil())
            inner = try list.nestedContainer(keyedBy: Key.self).decode(String.self, forKey: .word)
            var bits = try list.nestedUnkeyedContainer()
            last = [try bits.decode(Bool.self), try bits.decode(Bool.self)]
            parent = try Int(from: try list.superDecoder())
            #expect(list.isAtEnd && list.currentIndex == 5)
            #expect(throws: DecodingError.self) { _ = try list.decode(Int.self) }
            #expect(throws: DecodingError.self) { _ = try list.decodeNil() }
            let upper = try object.nestedContainer(keyedBy: Key.self, forKey: .upper)
            #expect(try upper.decode(String.self, forKey: .word) == "up")
            let whole = try object.superDecoder().container(keyedBy: Key.self)
            #expect(whole.contains(.list))
            let again = try object.superDecoder(forKey: .upper).container(keyedBy: Key.self)
            #expect(again.contains(.word))
        }
    }

    @Test func anArrayCanBeTakenApart() throws {
        let text = #"{"list": [1, null, {"word": "w"}, [true, false], 7], "upper": {"word": "up"}}"#
        let value = try claims(text).decode(ByHand.self)
        #expect(value.first == 1 && value.isSecondNull && value.inner == "w" && value.last == [true, false])
        #expect(value.parent == 7 && value.count == 5)
    }

    /// An enumeration of texts asks for its text in a way of its own.
    @Test func enumerationsOfTexts() throws {
        enum Level: String, Decodable { case high, low }
        struct Levels: Decodable { let level: Level }
        #expect(try claims(#"{"level": "low"}"#).decode(Levels.self).level == .low)
        #expect(try faultyPath(#"{"level": "mid"}"#, Levels.self) == ".level")
        #expect(try faultyPath(#"{"level": 1}"#, Levels.self) == ".level")
    }

    @Test func claimsNeverPrint() throws {
        let claims = try claims(#"{"sub": "ada"}"#)
        var dumped = ""
        dump(claims, to: &dumped)
        for printed in ["\(claims)", String(reflecting: claims), dumped] { #expect(!printed.contains("ada")) }
    }
}
