import OIDCPrimitives
import Testing

/// Reading values in place, without copying.
@Suite struct JSONElementTests {
    /// One value of each type.
    static let texts = ["null", "true", "false", "-1.5", #""t""#, #""\u0074""#, #"["a"]"#, #"{"a":"b"}"#]

    @Test("An element reports its type", arguments: texts) func types(text: String) throws {
        let element = try root(text)
        #expect(element.isNull == (text == "null"))
        #expect(element.bool == ["true": true, "false": false][text])
        #expect(element.isString == text.hasPrefix("\""))
        #expect(element.isArray == text.hasPrefix("["))
        #expect(element.isObject == text.hasPrefix("{"))
        #expect(element.value == (try JSONValue(parsing: text)))
    }

    @Test("Accessors of other types return nothing", arguments: texts) func otherTypes(text: String) throws {
        let element = try root(text)
        var visited = 0
        element.withString { _ in visited += 1 }
        element.forEachMember { _, _ in visited += 1 }
        #expect(visited == (element.isString || element.isObject ? 1 : 0))
        #expect(element.byteCount == (element.isString ? 1 : 0))
        #expect(element.string == (element.isString ? "t" : nil))
        #expect(element.isString("t") == element.isString)
        #expect(element.isString(SecretString("t")) == element.isString)
        #expect(!element.isString("u"))
        #expect(!element.isString(SecretString("u")))
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
        "An element and a value return the same number",
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

    @Test("Members are found by name and visited in order") func members() throws {
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

    @Test("An array returns its elements in order") func arrayElements() throws {
        let array = try root(#"["a",[1,[2]],{"b":[3]},[],4]"#)
        let expected = [#""a""#, "[1,[2]]", #"{"b":[3]}"#, "[]", "4"]
        #expect(array.array?.map { $0.value.serialized(indented: false) } == expected)
        #expect(try root("[]").array?.isEmpty == true)
    }

    @Test(
        "An array of only strings is recognized",
        arguments: [
            (#"["a","\u0062",""]"#, true), ("[]", true), (#"["a",1]"#, false), (#"["a",["b"]]"#, false),
            (#"[["a"]]"#, false), (#"["a",{}]"#, false),
        ])
    func arraysOfStrings(text: String, isOfStrings: Bool) throws {
        #expect(try root(text).isArrayOfStrings == isOfStrings)
        #expect(try root(text).strings == (isOfStrings ? root(text).array?.compactMap(\.string) : nil))
        // Values after the array do not count.
        #expect(try root("[\(text),1]").array?.first?.isArrayOfStrings == isOfStrings)
    }

    @Test(
        "An object of only strings is recognized",
        arguments: [
            (#"{"a":"b","c":"\u0064"}"#, true), ("{}", true), (#"{"a":1}"#, false), (#"{"a":"b","c":null}"#, false),
            (#"{"a":["b"]}"#, false), (#"{"a":{"b":"c"}}"#, false),
        ])
    func objectsOfStrings(text: String, isOfStrings: Bool) throws {
        #expect(try root(text).isObjectOfStrings == isOfStrings)
        #expect(try root("[\(text),1]").array?.first?.isObjectOfStrings == isOfStrings)
    }

    /// For up to 32 members, building a table does not pay off.
    @Test("An object with more than 32 members has a table") func memberTable() throws {
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
