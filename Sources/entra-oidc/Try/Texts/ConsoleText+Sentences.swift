import OIDCTestSupport

extension ConsoleText {
    /// Returns the beginning of a line: a mark, its word, and what it is about, which the line then explains.
    func heading(_ mark: String, _ word: String, _ name: String) -> HTML {
        "<span class=\"mark\">\(mark) \(word):</span> <strong>\(name)</strong>\(fullStop)"
    }

    /// Returns words as a sentence, with a capital letter and a full stop.
    func sentence(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() + fullStop }
}
