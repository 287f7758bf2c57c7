import OIDCPrimitives
import TestHelpers
import Testing

/// An object's names are remembered in different ways, and objects inside it must not disturb them.
@Suite struct NestedObjectNameTests {
    private static let many = (0..<40).map { "\"n\($0)\":0" }.joined(separator: ",")

    @Test(
        "A duplicate after an inner object is found",
        arguments: [
            #"{"\u0061":0,"b":{"\u0063":0},"a":1}"#,
            #"{"\u0061":0,"b":[{"\u0063":0}],"a":1}"#,
            #"{"\u0061":0,"b":{"c":{"\u0064":0},"\u0065":0},"a":1}"#,
            #"{"\u0061":0,"b":{"c":0},"a":1}"#,
            #"{"a":0,"b":{"\u0063":0},"\u0061":1}"#,
            "{\"\\u0061\":0,\"b\":{\(many)},\"a\":1}",
            "{\(many),\"b\":{\"\\u0063\":0},\"n0\":1}",
            "{\(many),\"b\":{\(many)},\"n0\":1}",
        ])
    func duplicateAfterInnerObject(text: String) {
        expectRefusal(.jsonDuplicateMember) { try JSONDocument(parsing: Array(text.utf8)) }
    }

    @Test(
        "An inner object may repeat the names around it",
        arguments: [
            #"{"\u0061":0,"b":{"\u0061":0},"c":{"\u0061":0,"b":0},"d":0}"#,
            #"[{"\u0061":0},{"a":0},{"\u0061":0}]"#,
            "{\(many),\"b\":{\(many),\"b\":{\(many)}},\"c\":{\(many)}}",
        ])
    func repeatedNamesInside(text: String) throws {
        _ = try JSONDocument(parsing: Array(text.utf8))
    }
}
