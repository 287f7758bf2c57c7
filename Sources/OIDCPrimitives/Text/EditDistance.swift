/// How far two words are apart.
package enum EditDistance {
    /// The known word that is the fewest edits away from a mistyped one, if that is a third of its length or less.
    package static func nearest(to word: String, among known: [String]) -> String? {
        // Ten thousand letters are not a mistyped word.
        guard word.count <= 40 else { return nil }
        let letters = Array(word.unicodeScalars)
        let nearest = known.map { (word: $0, edits: edits(from: letters, to: Array($0.unicodeScalars), atMost: 40)) }
            .min { $0.edits < $1.edits }
        guard let nearest, nearest.edits <= max(nearest.word.count / 3, 1) else { return nil }
        return nearest.word
    }

    /// The number of letters to insert, delete, replace, or swap with their neighbor; any greater number when it is more
    /// than a limit.
    static func edits(from word: [Unicode.Scalar], to other: [Unicode.Scalar], atMost limit: Int) -> Int {
        var rows = [Array(0...other.count)]
        for (row, letter) in word.enumerated() {
            var next = [row + 1]
            for (column, otherLetter) in other.enumerated() {
                var best = min(next[column], rows[row][column + 1]) + 1
                best = min(best, rows[row][column] + (letter == otherLetter ? 0 : 1))
                if row > 0, column > 0, letter == other[column - 1], word[row - 1] == otherLetter {
                    best = min(best, rows[row - 1][column - 1] + 1)
                }
                next.append(best)
            }
            // No later row is better than both of the two before it.
            if next.allSatisfy({ $0 > limit }), rows[row].allSatisfy({ $0 > limit }) { return limit + 1 }
            rows.append(next)
        }
        return rows[word.count][other.count]
    }
}

/// Names that something knows, and how others misspell them.
package struct KnownNames {
    private let names: [(name: String, letters: [Unicode.Scalar])]

    package init(_ names: [String]) {
        self.names = names.map { ($0, KnownNames.letters(of: $0)) }
    }

    /// The name that another one misspells: ASCII case, underscores and hyphens apart, they are at most one edit apart.
    package func misspelled(by name: String) -> String? {
        let letters = KnownNames.letters(of: name)
        let near = names.lazy.filter { abs($0.letters.count - letters.count) <= 1 }
            .map { (name: $0.name, edits: EditDistance.edits(from: letters, to: $0.letters, atMost: 1)) }
            .min { $0.edits < $1.edits }
        guard let near, near.edits <= 1 else { return nil }
        return near.name
    }

    private static func letters(of name: String) -> [Unicode.Scalar] {
        name.asciiLowercased.unicodeScalars.filter { $0 != "_" && $0 != "-" }
    }
}
