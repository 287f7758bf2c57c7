/// The number of edits between two words.
package enum EditDistance {
    /// Returns the known word that is the fewest edits away from a mistyped one, if the distance is at most a third of
    /// its length.
    package static func nearest(to word: String, among known: [String]) -> String? {
        // A word this long is not a typing mistake.
        guard word.count <= 40 else { return nil }
        let letters = Array(word.unicodeScalars)
        let nearest = known.map { (word: $0, edits: edits(from: letters, to: Array($0.unicodeScalars), atMost: 40)) }
            .min { $0.edits < $1.edits }
        guard let nearest, nearest.edits <= max(nearest.word.count / 3, 1) else { return nil }
        return nearest.word
    }

    /// Returns the number of letters to insert, delete, replace or swap with their neighbor, or any greater number if
    /// it exceeds the limit.
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
            // No later row can be better: a row is at most one better than the next, and a swap across a row adds one.
            if next.allSatisfy({ $0 > limit }) { return limit + 1 }
            rows.append(next)
        }
        return rows[word.count][other.count]
    }
}

/// A set of known names that recognizes misspellings.
package struct KnownNames {
    private let names: [(name: String, letters: [Unicode.Scalar])]

    package init(_ names: [String]) {
        self.names = names.map { ($0, KnownNames.letters(of: $0)) }
    }

    /// Returns the known name that is at most one edit away from the given one, ignoring ASCII case, underscores and
    /// hyphens.
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
