import OIDCFixtures
import OIDCPrimitives
import Testing

/// Compares member lookup and duplicate detection with a linear search.
@Suite struct MemberLookupTests {
    /// Similar names: few letters, often the same length, sometimes the same first, middle, and last byte.
    private func names(_ count: Int, _ random: inout SeededGenerator) -> [String] {
        (0..<count).map { _ in
            let length = Int.random(in: 0...7, using: &random)
            return String((0..<length).map { _ in "abé".randomElement(using: &random) ?? "a" })
        }
    }

    private func spelled(_ name: String, withEscapes: Bool) -> String {
        guard withEscapes else { return name }
        return name.unicodeScalars.map { scalar in
            let digits = String(scalar.value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }

    @Test("Members of generated objects are found, and duplicates are rejected", arguments: 0..<200)
    func matchesLinearSearch(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var seen: [String] = []
        var text = ""
        for name in names([3, 20, 31, 32, 33, 34, 60].randomElement(using: &random) ?? 3, &random) {
            let isNew = !seen.contains { $0.utf8.elementsEqual(name.utf8) }
            let value = ["0", "\"a\"", "[1,{\"a\":2}]", "{\"a\":{\"ab\":0}}"].randomElement(using: &random) ?? "0"
            let escapes = Int.random(in: 0..<20, using: &random) == 0
            let member = "\(text.isEmpty ? "" : ",")\"\(spelled(name, withEscapes: escapes))\":\(value)"
            let extended = "{\(text)\(member)}"
            if isNew {
                _ = try JSONDocument(parsing: Array(extended.utf8))
                seen.append(name)
                text += member
            } else {
                do {
                    _ = try JSONDocument(parsing: Array(extended.utf8))
                    Issue.record("A second “\(name)” was accepted in \(extended)")
                } catch {
                    #expect(error.codes == [.jsonDuplicateMember], "\(extended)")
                }
            }
        }
        let document = try JSONDocument(parsing: Array("{\(text)}".utf8))
        #expect(document.root.memberNames.map { Array($0.utf8) } == seen.map { Array($0.utf8) })
        for name in names(200, &random) {
            let isThere = seen.contains { $0.utf8.elementsEqual(name.utf8) }
            #expect((document[name] != nil) == isThere, "\(name) in \(text)")
        }
    }

    @Test("Duplicates are detected per object, even inside large objects")
    func namesPerObject() throws {
        let many = (0..<40).map { "\"n\($0)\":{\"n\($0)\":0,\"\\u0061\":0}" }.joined(separator: ",")
        _ = try JSONDocument(parsing: Array("{\(many),\"a\":{\"n0\":{\(many)}},\"n40\":0}".utf8))
        for text in ["{\(many),\"n0\":0}", "{\"a\":{\(many),\"n39\":0}}", "{\(many),\"a\":{\"b\":0,\"b\":0}}"] {
            #expect(throws: Refusal.self) { try JSONDocument(parsing: Array(text.utf8)) }
        }
    }
}
