import Foundation
import OIDCFixtures
import OIDCPrimitives
import OIDCTokens
import Testing

/// Decoding claims into application types, through every `Decodable` API.
@Suite struct ClaimsDecoderTests {
    private func decode<Value: Decodable>(_ type: Value.Type = Value.self, _ claims: String) throws -> Value {
        try CompactToken(UnsignedTokens.token(claims)).unverifiedClaims.decode(type)
    }

    /// Returns the path at which decoding failed, in Swift syntax, and whether the type was wrong.
    private func failure<Value: Decodable>(
        _ type: Value.Type, _ claims: String
    ) throws -> (path: String, isType: Bool)? {
        do {
            _ = try decode(type, claims)
            return nil
        } catch let error as DecodingError {
            let (context, isType) =
                switch error {
                case .typeMismatch(_, let context): (context, true)
                case .valueNotFound(_, let context), .keyNotFound(_, let context): (context, false)
                case .dataCorrupted(let context): (context, false)
                @unknown default: throw error
                }
            #expect(!context.debugDescription.contains("ada"))
            let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
            return (path, isType)
        }
    }

    private struct Claim<Value: Decodable>: Decodable { let a: Value }

    // MARK: - Values

    private struct Numbers: Decodable, Equatable {
        var i: Int, i8: Int8, i16: Int16, i32: Int32, i64: Int64
        var u: UInt, u8: UInt8, u16: UInt16, u32: UInt32, u64: UInt64
        var d: Double, f: Float
        var yes: Bool
        var text: String
    }

    @Test("Every number type accepts exactly its range") func numberRanges() throws {
        let members = [
            "i": "-1", "i8": "-128", "i16": "-32768", "i32": "-2147483648", "i64": "-9223372036854775808", "u": "1",
            "u8": "255", "u16": "65535", "u32": "4294967295", "u64": "9223372036854775807", "d": "1.5e300", "f": "-2.5",
            "yes": "true", "text": "\"ada\"",
        ]
        func text(_ changes: [String: String] = [:]) -> String {
            let all = members.merging(changes) { $1 }
            return "{\(all.map { "\"\($0)\":\($1)" }.joined(separator: ","))}"
        }
        #expect(
            try decode(Numbers.self, text())
                == Numbers(
                    i: -1, i8: -128, i16: -32_768, i32: .min, i64: .min, u: 1, u8: 255, u16: 65_535, u32: .max,
                    u64: 9_223_372_036_854_775_807, d: 1.5e300, f: -2.5, yes: true, text: "ada"))
        let faults = [
            "i": "9223372036854775808", "i8": "128", "i16": "32768", "i32": "2147483648", "i64": "1.5", "u": "-1",
            "u8": "256", "u16": "65536", "u32": "4294967296", "u64": "\"1\"", "d": "true", "f": "1e39", "yes": "1",
            "text": "1",
        ]
        for (name, value) in faults {
            let failure = try #require(try failure(Numbers.self, text([name: value])))
            #expect(failure.path == ".\(name)" && failure.isType)
        }
    }

    @Test("Booleans, numbers, dates, and strings are decoded only from their own JSON types")
    func simpleValues() throws {
        #expect(try decode(Claim<Bool>.self, #"{"a":true}"#).a)
        #expect(try !decode(Claim<Bool>.self, #"{"a":false}"#).a)
        #expect(try decode(Claim<Float>.self, #"{"a":1.5}"#).a == 1.5)
        #expect(try decode(Claim<Int>.self, #"{"a":1e2}"#).a == 100)
        #expect(try decode(Claim<Date>.self, #"{"a":1.5}"#).a == Date(timeIntervalSince1970: 1.5))
        #expect(try decode(Claim<Single>.self, #"{"a":"x"}"#).a.text == "x")
        for (type, claims) in [
            (Claim<Bool>.self, #"{"a":1}"#), (Claim<Double>.self, #"{"a":"1"}"#), (Claim<Double>.self, #"{"a":1e400}"#),
            (Claim<Int>.self, #"{"a":0.5}"#), (Claim<Date>.self, #"{"a":-1}"#),
            (Claim<Date>.self, #"{"a":253402300800}"#), (Claim<String>.self, #"{"a":1}"#),
            (Claim<Single>.self, #"{"a":1}"#),
        ] as [(any Decodable.Type, String)] {
            let failure = try #require(try failure(type, claims), "\(claims)")
            #expect(failure.path == ".a" && failure.isType, "\(claims)")
        }
    }

    /// Decodes a single value.
    private struct Single: Decodable {
        let text: String

        init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }
    }

    private struct Optionals: Decodable, Equatable { let a: Int?, b: String? }

    @Test("Only optional values may be null or absent") func optionals() throws {
        #expect(try decode(Optionals.self, #"{"a":1,"b":"x"}"#) == Optionals(a: 1, b: "x"))
        #expect(try decode(Optionals.self, #"{"a":null}"#) == Optionals(a: nil, b: nil))
        #expect(try decode(Optionals.self, "{}") == Optionals(a: nil, b: nil))
        #expect(throws: DecodingError.self) { try decode(Claim<String>.self, "{}") }
        // An object with only optional members must still be an object.
        let failure = try failure(Claim<Optionals>.self, #"{"a":1}"#)
        #expect(failure?.isType == true && failure?.path == ".a")
    }

    @Test("An enumeration is decoded from a case's raw value") func enumerations() throws {
        enum Level: String, Decodable { case high, low }
        #expect(try decode(Claim<Level>.self, #"{"a": "low"}"#).a == .low)
        #expect(try failure(Claim<Level>.self, #"{"a": "mid"}"#)?.path == ".a")
        #expect(try failure(Claim<Level>.self, #"{"a": 1}"#)?.path == ".a")
    }

    // MARK: - Arrays and objects

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

    @Test("Arrays and objects can be nested") func nesting() throws {
        let nested = try decode(
            Nested.self,
            """
            {"groups": [{"name": "a", "level": 1, "since": 86400}, {"name": "b", "level": null}], "matrix": [[1, 2], []],
            "labels": {"x": [true, false], "y": []}, "names": ["n", "m"], "maybe": [1, null, 3]}
            """)
        let day = Date(timeIntervalSince1970: 86_400)
        #expect(nested.groups == [Group(name: "a", level: 1, since: day), Group(name: "b")])
        #expect(nested.matrix == [[1, 2], []])
        #expect(nested.labels == ["x": [true, false], "y": []])
        #expect(nested.names == ["n", "m"])
        #expect(nested.maybe == [1, nil, 3])
    }

    @Test(
        "A failure names the path to the invalid value",
        arguments: [
            (#"{"groups": {}, "matrix": [], "labels": {}, "names": [], "maybe": []}"#, ".groups"),
            (#"{"groups": 7, "matrix": [], "labels": {}, "names": [], "maybe": []}"#, ".groups"),
            (#"{"groups": [{}], "matrix": [], "labels": {}, "names": [], "maybe": []}"#, ".groups[0]"),
            (#"{"groups": [{"name": 1}], "matrix": [], "labels": {}, "names": [], "maybe": []}"#, ".groups[0].name"),
            (
                #"{"groups": [{"name": "a"}, {"name": 1}], "matrix": [], "labels": {}, "names": [], "maybe": []}"#,
                ".groups[1].name"
            ),
            (#"{"groups": [{"name": "a"}, {}], "matrix": [], "labels": {}, "names": [], "maybe": []}"#, ".groups[1]"),
            (#"{"groups": ["ada"], "matrix": [], "labels": {}, "names": [], "maybe": []}"#, ".groups[0]"),
            (#"{"groups": [], "matrix": [[1], [2, "x"]], "labels": {}, "names": [], "maybe": []}"#, ".matrix[1][1]"),
            (#"{"groups": [], "matrix": [], "labels": {"x": [1]}, "names": [], "maybe": []}"#, ".labels.x[0]"),
            (#"{"groups": [], "matrix": [], "labels": {}, "names": ["a", 1], "maybe": []}"#, ".names[1]"),
            (#"{"groups": [], "matrix": [], "labels": [], "names": [], "maybe": []}"#, ".labels"),
            (#"{"matrix": [], "labels": {}, "names": [], "maybe": []}"#, ""),
        ])
    func failurePaths(claims: String, path: String) throws {
        #expect(try failure(Nested.self, claims)?.path == path)
    }

    /// A type that decodes an array manually: elements, nested containers, the end, and attempts to read past it.
    private struct ByHand: Decodable {
        var first: Int, second: String
        var isThirdNull: Bool
        var inner: String
        var last: [Bool]
        var parent: Int
        var count: Int?

        enum Key: String, CodingKey { case list, word, upper }

        init(from decoder: any Decoder) throws {
            #expect(decoder.userInfo.isEmpty)
            let object = try decoder.container(keyedBy: Key.self)
            #expect(Set(object.allKeys) == [.list, .upper])
            #expect(!object.contains(.word))
            var list = try object.nestedUnkeyedContainer(forKey: .list)
            count = list.count
            #expect(!list.isAtEnd)
            first = try list.decode(Int.self)
            second = try list.superDecoder().singleValueContainer().decode(String.self)
            isThirdNull = try list.decodeNil()
            if !isThirdNull { _ = try list.decode(Int.self) }
            #expect(try !list.decodeNil())
            inner = try list.nestedContainer(keyedBy: Key.self).decode(String.self, forKey: .word)
            var bits = try list.nestedUnkeyedContainer()
            last = [try bits.decode(Bool.self), try bits.decode(Bool.self)]
            parent = try Int(from: try list.superDecoder())
            #expect(list.isAtEnd && list.currentIndex == 6)
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

    @Test("A type can decode an array element by element") func manualDecoding() throws {
        func claims(_ list: String) -> String { #"{"list": [\#(list)], "upper": {"word": "up"}}"# }
        let value = try decode(ByHand.self, claims(#"1, "x", null, {"word": "w"}, [true, false], 7"#))
        #expect(value.first == 1 && value.second == "x" && value.isThirdNull)
        #expect(value.inner == "w" && value.last == [true, false])
        #expect(value.parent == 7 && value.count == 6)
        #expect(try !decode(ByHand.self, claims(#"1, "x", 3, {"word": "w"}, [true, false], 7"#)).isThirdNull)
        #expect(try failure(ByHand.self, claims(#""x""#))?.path == ".list[0]")
        #expect(try failure(ByHand.self, claims(#"1, "x", null, {"word": "w"}, [true, false]"#))?.path == ".list[5]")
    }

    @Test("Claims are not printed") func claimsDescription() throws {
        let claims = try CompactToken(UnsignedTokens.token(#"{"sub": "ada"}"#)).unverifiedClaims
        var dumped = ""
        dump(claims, to: &dumped)
        for printed in ["\(claims)", String(reflecting: claims), dumped] { #expect(!printed.contains("ada")) }
    }
}
