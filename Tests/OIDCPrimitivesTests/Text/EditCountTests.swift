import Testing

@testable import OIDCPrimitives

/// The limits within which a word is taken for a misspelling of another.
@Suite struct EditCountTests {
    @Test(
        "Edits are inserted, deleted, replaced and swapped letters",
        arguments: [
            ("", "", 0), ("ab", "ab", 0), ("", "ab", 2), ("ab", "", 2), ("ab", "a", 1), ("ab", "abc", 1),
            ("ab", "ac", 1), ("ab", "ba", 1), ("ab", "ca", 2), ("ab", "bc", 2), ("abcd", "badc", 2), ("abc", "ca", 3),
        ])
    func edits(word: String, other: String, count: Int) {
        let (letters, otherLetters) = (Array(word.unicodeScalars), Array(other.unicodeScalars))
        #expect(EditDistance.edits(from: letters, to: otherLetters, atMost: 40) == count)
    }

    @Test(
        "Words with more edits than the limit are far apart",
        arguments: [("abcdef", "fedcba"), ("abcdef", "uvwxyz"), ("abcdef", "abcxyz"), ("badcfe", "abcdef")])
    func editsBeyondLimit(word: String, other: String) {
        let (letters, otherLetters) = (Array(word.unicodeScalars), Array(other.unicodeScalars))
        let count = EditDistance.edits(from: letters, to: otherLetters, atMost: 40)
        for limit in 0...6 {
            let limited = EditDistance.edits(from: letters, to: otherLetters, atMost: limit)
            #expect(count <= limit ? limited == count : limited > limit, "\(limit)")
        }
    }

    @Test("A word may differ by a third of its letters, and a short word by one letter") func thirdOfTheLetters() {
        #expect(EditDistance.nearest(to: "isur", among: ["issuer"]) == "issuer")
        #expect(EditDistance.nearest(to: "isu", among: ["issuer"]) == nil)
        #expect(EditDistance.nearest(to: "ix", among: ["id"]) == "id")
        #expect(EditDistance.nearest(to: "xy", among: ["id"]) == nil)
    }

    @Test("A word of more than 40 letters is not a typing mistake") func longWords() {
        let known = String(repeating: "name", count: 10)
        #expect(EditDistance.nearest(to: String(known.dropLast()) + "x", among: [known]) == known)
        #expect(EditDistance.nearest(to: known + "x", among: [known]) == nil)
    }

    @Test("Any number of hyphens and underscores is ignored") func hyphensAndUnderscores() {
        let known = KnownNames(["allowedTenants"])
        #expect(known.misspelled(by: "--allowed--tenants--") == "allowedTenants")
        #expect(known.misspelled(by: "__allowed__tenants__") == "allowedTenants")
        #expect(known.misspelled(by: "..allowed..tenants..") == nil)
    }
}
