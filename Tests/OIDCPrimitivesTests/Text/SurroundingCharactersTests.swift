import OIDCPrimitives
import Testing

@Suite struct SurroundingCharactersTests {
    @Test("Braces are removed only from values that are often written in them") func braces() {
        #expect(SurroundingCharacters.removed(from: " {a} ") == "{a}")
        #expect(SurroundingCharacters.removed(from: " {a} ") { $0 == "a" } == "a")
        #expect(SurroundingCharacters.removed(from: " {b} ") { $0 == "a" } == "{b}")
    }
}
