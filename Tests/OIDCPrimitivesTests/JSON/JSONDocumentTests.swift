import OIDCPrimitives
import Testing

/// Members found where they lie: by the table of the outermost object, or by walking past others where it keeps none.
@Suite struct JSONDocumentTests {
    /// A value so large that no offset of the table reaches behind it.
    private static let far = "[\(Array(repeating: "0", count: 300).joined(separator: ","))]"

    /// Names of one length with the same first, middle and last byte look alike from afar.
    @Test(
        arguments: [
            #"{"a1xz":1,"a2xz":2,"b":"b","":"e"}"#,
            #"{"f":\#(far),"a1xz":1,"a2xz":2,"b":"b","":"e"}"#,
            #"{"\u0061\u0031xz":1,"a2xz":2,"\u0062":"b","":"e"}"#,
            "{\((0..<40).map { "\"n\($0)\":0," }.joined())\(#""a1xz":1,"a2xz":2,"b":"b","":"e"}"#)",
        ])
    func findsEveryMemberAndNoOther(text: String) throws {
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

    /// The last text is built so that its first element would be taken for a name of two NULs.
    @Test(arguments: ["[]", #"["a",1]"#, #""a""#, "1", "null", #"[{"a":1}]"#, #"["\u0000\u0000",{"\u0061":0}]"#])
    func whatIsNoObjectHasNoMembers(text: String) throws {
        let document = try JSONDocument(parsing: Array(text.utf8))
        #expect(!document.isObject)
        #expect(document["a"] == nil)
        #expect(document["\0\0"] == nil)
        #expect(document.element("a") == nil)
    }

    /// An object inside another is walked, and what stands behind it is not its own.
    @Test func membersOfInnerObjectsAreTheirOwn() throws {
        let root = try JSONDocument(parsing: Array(#"{"a":{"x":1,"y":{"z":2}},"z":3,"b":{}}"#.utf8)).root
        #expect(root["a"]?["x"]?.value == 1)
        #expect(root["a"]?["z"] == nil)
        #expect(root["b"]?["z"] == nil)
        #expect(root["z"]?.value == 3)
    }
}
