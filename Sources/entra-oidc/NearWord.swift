/// The word that somebody probably meant.
enum NearWord {
    /// The known word that is the fewest changes away from a mistyped one, if it is a third of it or less.
    static func suggestion(for word: String, among known: [String]) -> String? {
        // A line of ten thousand letters is no mistyped word.
        guard word.count <= 40 else { return nil }
        let nearest = known.map { (word: $0, changes: changes(from: word, to: $0)) }.min { $0.changes < $1.changes }
        guard let nearest, nearest.changes <= max(nearest.word.count / 3, 1) else { return nil }
        return nearest.word
    }

    /// How many letters must be put in, taken out, replaced or swapped with their neighbour.
    private static func changes(from word: String, to other: String) -> Int {
        let (word, other) = (Array(word), Array(other))
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
            rows.append(next)
        }
        return rows[word.count][other.count]
    }
}
