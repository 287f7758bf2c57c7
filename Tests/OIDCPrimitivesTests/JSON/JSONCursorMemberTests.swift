import OIDCPrimitives
import Testing

@Suite struct JSONCursorMemberTests {
    @Test("The path of a member contains the path of its object") func memberPaths() {
        let root = JSONCursor(["a": ["b": 1, "c": 2], "d": [["e": 3]]])
        #expect(root.members.map { $0.place.path } == ["a", "d"])
        #expect(root.members.map { $0.name } == ["a", "d"])
        #expect(root["a"].members.map { $0.place.path } == ["a.b", "a.c"])
        #expect(root["a"].members.map { $0.name } == ["b", "c"])
        #expect(root["d"][0].members.map { $0.place.path } == ["d[0].e"])
        #expect(root["f"].members.isEmpty)
    }
}
