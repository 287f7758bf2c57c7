import OIDCPrimitives
import Testing

@Suite struct CredentialShapeTests {
    /// Thirty characters: an uppercase letter, lowercase letters, a digit, and a tilde.
    static let shortest = "A1~bcdefghijklmnopqrstuvwxyzab"

    @Test(
        "A secret or token is recognized and redacted",
        arguments: [
            shortest, shortest + "x", "A1%7Ebcdefghijklmnopqrstuvwxyz", "A1%7ebcdefghijklmnopqrstuvwxyz",
            "A1~a" + String(repeating: "B", count: 26), "A1~z" + String(repeating: "B", count: 26),
            "eyJ" + String(repeating: "a", count: 27),
        ])
    func credentials(word: String) {
        for (before, after) in [("", ""), ("see ", ""), ("", ", please"), ("<", ">"), ("ä", "ä")] {
            #expect(CredentialShape.isContained(in: before + word + after))
            #expect(CredentialShape.hidden(in: before + word + after) == "\(before)<redacted>\(after)")
        }
        let hidden = CredentialShape.hidden(in: "a \(word), b \(word) c")
        #expect(hidden == "a <redacted>, b <redacted> c")
    }

    @Test(
        "Other text is shown unchanged",
        arguments: [
            "", "a", String(shortest.dropLast()), "no~Capital~1".lowercased() + "aaaaaaaaaaaaaaaaaaaaaaaa",
            "A1~" + String(repeating: "B", count: 40), "Ab~" + String(repeating: "c", count: 40),
            "A1b" + String(repeating: "c", count: 40), "A1%7D" + String(repeating: "c", count: 40),
            "eyJ" + String(repeating: "a", count: 26), "aeyJ" + String(repeating: "a", count: 40),
            "A1~bcdefghijklm nopqrstuvwxyzabcdefghij", "8EAEF023-2b34-4da1-9baa-8bc8c9d6a490",
            "eyJ and a long text in which no word is long",
        ])
    func otherText(text: String) {
        #expect(!CredentialShape.isContained(in: text))
        #expect(CredentialShape.hidden(in: text) == text)
    }
}
