import OIDCPrimitives
import Testing

/// Values looked at where they lie.
@Suite struct JSONElementTests {
    /// One value of every type, and what an element of it says.
    static let texts = ["null", "true", "false", "-1.5", #""t""#, #""\u0074""#, #"["a"]"#, #"{"a":"b"}"#]

    @Test(arguments: texts) func knowsItsType(text: String) throws {
        let element = try root(text)
        #expect(element.isNull == (text == "null"))
        #expect(element.bool == ["true": true, "false": false][text])
        #expect(element.isString == text.hasPrefix("\""))
        #expect(element.isArray == text.hasPrefix("["))
        #expect(element.isObject == text.hasPrefix("{"))
        #expect(element.value == (try JSONValue(parsing: text)))
    }

    /// What is asked of a value of another type is not there.
    @Test(arguments: texts) func answersForItsTypeOnly(text: String) throws {
        let element = try root(text)
        var visited = 0
        element.withString { _ in visited += 1 }
        element.forEachMember { _, _ in visited += 1 }
        #expect(visited == (element.isString || element.isObject ? 1 : 0))
        #expect(element.byteCount == (element.isString ? 1 : 0))
        #expect(element.string == (element.isString ? "t" : nil))
        #expect(element.isString("t") == element.isString)
        #expect(element.isString(Secret("t")) == element.isString)
        #expect(!element.isString("u"))
        #expect(!element.isString(Secret("u")))
        #expect(element.number == (text == "-1.5" ? try JSONValue(parsing: text).number : nil))
        #expect((element.array == nil) == !element.isArray)
        #expect(element.strings == (element.isArray ? ["a"] : nil))
        #expect(element.isArrayOfStrings == element.isArray)
        #expect(element.isObjectOfStrings == element.isObject)
        #expect(element.memberNames == (element.isObject ? ["a"] : []))
        #expect((element["a"] == nil) == !element.isObject)
        #expect(element.manyMembers == nil)
    }

    @Test(
        "A number is the same where it lies as in a value of its own",
        arguments: [
            "0", "7", "1700000000", "999999999999999999", "1000000000000000000", "9223372036854775808", "-1", "1.0",
            "1e2",
            "1.5", "1e400", #""1""#, "[1]", "null",
        ])
    func numbers(text: String) throws {
        let (element, value) = (try root(text), try JSONValue(parsing: text))
        #expect(element.integer == value.integer)
        #expect(element.double == value.double)
        #expect(element.number == value.number)
    }

    @Test func findsAndVisitsMembers() throws {
        let object = try root(#"{"a":[1,{"b":2}],"\u0062":3,"c":{"a":4},"":5}"#)
        #expect(object.memberNames == ["a", "b", "c", ""])
        #expect(object["b"]?.value == 3)
        #expect(object["c"]?["a"]?.value == 4)
        #expect(object[""]?.value == 5)
        #expect(object["d"] == nil)
        var visited: [String] = []
        object.forEachMember { name, element in
            visited.append(
                "\(String(decoding: name.copied(), as: UTF8.self))=\(element.value.serialized(indented: false))")
        }
        #expect(visited == [#"a=[1,{"b":2}]"#, "b=3", #"c={"a":4}"#, "=5"])
    }

    @Test func hasTheElementsOfAnArray() throws {
        let array = try root(#"["a",[1,[2]],{"b":[3]},[],4]"#)
        let expected = [#""a""#, "[1,[2]]", #"{"b":[3]}"#, "[]", "4"]
        #expect(array.array?.map { $0.value.serialized(indented: false) } == expected)
        #expect(try root("[]").array?.isEmpty == true)
    }

    @Test(arguments: [
        (#"["a","\u0062",""]"#, true), ("[]", true), (#"["a",1]"#, false), (#"["a",["b"]]"#, false),
        (#"[["a"]]"#, false), (#"["a",{}]"#, false),
    ])
    func isAnArrayOfNothingButStrings(text: String, isOfStrings: Bool) throws {
        #expect(try root(text).isArrayOfStrings == isOfStrings)
        #expect(try root(text).strings == (isOfStrings ? root(text).array?.compactMap(\.string) : nil))
        // What stands behind the array does not count.
        #expect(try root("[\(text),1]").array?.first?.isArrayOfStrings == isOfStrings)
    }

    @Test(arguments: [
        (#"{"a":"b","c":"\u0064"}"#, true), ("{}", true), (#"{"a":1}"#, false), (#"{"a":"b","c":null}"#, false),
        (#"{"a":["b"]}"#, false), (#"{"a":{"b":"c"}}"#, false),
    ])
    func isAnObjectOfNothingButStrings(text: String, isOfStrings: Bool) throws {
        #expect(try root(text).isObjectOfStrings == isOfStrings)
        #expect(try root("[\(text),1]").array?.first?.isObjectOfStrings == isOfStrings)
    }

    /// An object of up to 32 members is not worth a table of its own.
    @Test func hasATableOfMembersOnceTheyAreMany() throws {
        func object(_ count: Int) throws -> JSONElement {
            try root("{\((0..<count).map { "\"n\($0)\":\($0)" }.joined(separator: ","))}")
        }
        #expect(try object(32).manyMembers == nil)
        let members = try #require(try object(33).manyMembers)
        #expect(members.count == 33)
        #expect(members["n32"]?.value == 32)
        #expect(members["n33"] == nil)
    }

    private func root(_ text: String) throws -> JSONElement { try JSONDocument(parsing: Array(text.utf8)).root }
}
