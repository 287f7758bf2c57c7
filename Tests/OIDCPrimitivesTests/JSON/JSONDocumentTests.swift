import OIDCPrimitives
import Testing

/// Looking up members in place, through the outermost object's table or, without a table, by skipping other members.
@Suite struct JSONDocumentTests {
    /// A value so large that the table's offsets cannot reach past it.
    private static let far = "[\(Array(repeating: "0", count: 300).joined(separator: ","))]"

    /// Names with the same length and the same first, middle, and last byte have equal fingerprints.
    @Test(
        "Exactly the existing members are found",
        arguments: [
            #"{"a1xz":1,"a2xz":2,"b":"b","":"e"}"#,
            #"{"f":\#(far),"a1xz":1,"a2xz":2,"b":"b","":"e"}"#,
            #"{"\u0061\u0031xz":1,"a2xz":2,"\u0062":"b","":"e"}"#,
            "{\((0..<40).map { "\"n\($0)\":0," }.joined())\(#""a1xz":1,"a2xz":2,"b":"b","":"e"}"#)",
        ])
    func memberLookup(text: String) throws {
        let document = try JSONDocument(parsing: Array(text.utf8))
        #expect(document.isObject)
        #expect(document["a1xz"] == 1)
        #expect(document["a2xz"] == 2)
        #expect(document["b"] == .string("b"))
        #expect(document[""] == .string("e"))
        #expect(document.element("a2xz")?.value == 2)
        #expect(document.string("b") == "b")
        #expect(document.string("a1xz") == nil)
        #expect(document.member("b", is: "b"))
        #expect(!document.member("b", is: "c"))
        #expect(!document.member("a1xz", is: "1"))
        for name in ["a3xz", "c", "1", "0", "bb", "e"] {
            #expect(document[name] == nil, "\(name)")
            #expect(!document.member(name, is: ""), "\(name)")
        }
        #expect(document.element("c") == nil)
        #expect(document.root["a2xz"]?.value == 2)
        #expect(document.root["a3xz"] == nil)
    }

    /// The first element of the last array could be mistaken for a name of two NULs.
    @Test(
        "A document that is not an object has no members",
        arguments: ["[]", #"["a",1]"#, #""a""#, "1", "null", #"[{"a":1}]"#, #"["\u0000\u0000",{"\u0061":0}]"#])
    func otherTypesHaveNoMembers(text: String) throws {
        let document = try JSONDocument(parsing: Array(text.utf8))
        #expect(!document.isObject)
        #expect(document["a"] == nil)
        #expect(document["\0\0"] == nil)
        #expect(document.element("a") == nil)
    }

    /// Lookup in an inner object stops at its end.
    @Test("An inner object has only its own members") func innerObjects() throws {
        let root = try JSONDocument(parsing: Array(#"{"a":{"x":1,"y":{"z":2}},"z":3,"b":{}}"#.utf8)).root
        #expect(root["a"]?["x"]?.value == 1)
        #expect(root["a"]?["z"] == nil)
        #expect(root["b"]?["z"] == nil)
        #expect(root["z"]?.value == 3)
    }
}
