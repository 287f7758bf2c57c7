import Foundation
import OIDCFixtures
import OIDCPrimitives
import OIDCTokens
import Testing

/// Claims as types of one's own, by every way that `Decodable` knows.
@Suite struct ClaimsAsTypesTests {
    private func decode<Value: Decodable>(_ type: Value.Type = Value.self, _ claims: String) throws -> Value {
        try CompactToken(UnsignedTokens.token(claims)).unverifiedClaims.decode(type)
    }

    /// The path at which decoding failed, and whether for a wrong type.
    private func failure<Value: Decodable>(_ type: Value.Type, _ claims: String) -> (path: [String], isType: Bool)? {
        do {
            _ = try decode(type, claims)
            return nil
        } catch DecodingError.typeMismatch(_, let context) {
            return (context.codingPath.map(\.stringValue), true)
        } catch DecodingError.keyNotFound(_, let context), DecodingError.valueNotFound(_, let context) {
            return (context.codingPath.map(\.stringValue), false)
        } catch {
            return (["\(error)"], false)
        }
    }

    private struct Claim<Value: Decodable>: Decodable { let a: Value }

    @Test func simpleValues() throws {
        #expect(try decode(Claim<Bool>.self, #"{"a":true}"#).a)
        #expect(try !decode(Claim<Bool>.self, #"{"a":false}"#).a)
        #expect(try decode(Claim<Double>.self, #"{"a":1.5}"#).a == 1.5)
        #expect(try decode(Claim<Float>.self, #"{"a":1.5}"#).a == 1.5)
        #expect(try decode(Claim<Int>.self, #"{"a":1e2}"#).a == 100)
        #expect(try decode(Claim<Date>.self, #"{"a":1.5}"#).a == Date(timeIntervalSince1970: 1.5))
        #expect(try decode(Claim<[String]>.self, #"{"a":["x","y"]}"#).a == ["x", "y"])
        #expect(try decode(Claim<Single>.self, #"{"a":"x"}"#).a.text == "x")
        for (type, claims) in [
            (Claim<Bool>.self, #"{"a":1}"#), (Claim<Double>.self, #"{"a":"1"}"#), (Claim<Float>.self, #"{"a":1e39}"#),
            (Claim<Int8>.self, #"{"a":128}"#), (Claim<Date>.self, #"{"a":-1}"#), (Claim<String>.self, #"{"a":1}"#),
            (Claim<Single>.self, #"{"a":1}"#),
        ] as [(any Decodable.Type, String)] {
            #expect(failure(type, claims)?.path == ["a"])
            #expect(failure(type, claims)?.isType == true)
        }
    }

    /// Asks for one value and not for its parts.
    private struct Single: Decodable {
        let text: String

        init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }
    }

    @Test func whatMayBeMissing() throws {
        #expect(try decode(Optionals.self, #"{"a":1,"b":"x"}"#) == Optionals(a: 1, b: "x"))
        #expect(try decode(Optionals.self, #"{"a":null}"#) == Optionals(a: nil, b: nil))
        #expect(try decode(Optionals.self, "{}") == Optionals(a: nil, b: nil))
        #expect(try decode(Claim<[Int?]>.self, #"{"a":[1,null,2]}"#).a == [1, nil, 2])
        // An object of nothing but optionals is an object all the same.
        #expect(failure(Claim<Optionals>.self, #"{"a":1}"#)?.isType == true)
        #expect(failure(Claim<Optionals>.self, #"{"a":1}"#)?.path == ["a"])
    }

    private struct Optionals: Decodable, Equatable { let a: Int?, b: String? }

    @Test func pathsLeadToTheFault() {
        #expect(failure(Claim<[Claim<Int>]>.self, #"{"a":[{"a":1},{"a":"x"}]}"#)?.path == ["a", "1", "a"])
        #expect(failure(Claim<[Claim<Int>]>.self, #"{"a":[{"a":1},{}]}"#)?.path == ["a", "1"])
        #expect(failure(Claim<[Int]>.self, #"{"a":7}"#)?.path == ["a"])
        #expect(failure(Row.self, #"{"a":[1,"x",[true],{"a":2},null]}"#)?.path == ["a", "5"])
        #expect(failure(Row.self, #"{"a":[1,"x",[true],{"a":2},3,4]}"#)?.path == nil)
        #expect(failure(Row.self, #"{"a":["x"]}"#)?.path == ["a", "0"])
    }

    @Test func arraysAreReadElementByElement() throws {
        let row = try decode(Row.self, #"{"a":[1,"x",[true],{"a":2},null,4]}"#)
        #expect(row.count == 6 && row.number == 1 && row.text == "x" && row.inner == true && row.named == 2)
        #expect(row.wasNull && row.last == 4 && row.isAtEnd)
        #expect(try !decode(Row.self, #"{"a":[1,"x",[true],{"a":2},3,4]}"#).wasNull)
    }

    /// Reads an array by hand, in every way that a container has.
    private struct Row: Decodable {
        private enum Key: String, CodingKey { case a }

        let count: Int?, number: Int, text: String, inner: Bool, named: Int, wasNull: Bool, last: Int, isAtEnd: Bool

        init(from decoder: any Decoder) throws {
            var row = try decoder.container(keyedBy: Key.self).nestedUnkeyedContainer(forKey: .a)
            count = row.count
            #expect(!row.isAtEnd)
            number = try row.decode(Int.self)
            text = try row.superDecoder().singleValueContainer().decode(String.self)
            var innerRow = try row.nestedUnkeyedContainer()
            inner = try innerRow.decode(Bool.self)
            named = try row.nestedContainer(keyedBy: Key.self).decode(Int.self, forKey: .a)
            wasNull = try row.decodeNil()
            if !wasNull { _ = try row.decode(Int.self) }
            last = try row.decode(Int.self)
            isAtEnd = row.isAtEnd
        }
    }
}
