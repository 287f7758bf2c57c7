/// One small wrong change of the library, chosen by its number when the mutated program runs.
struct Mutant: Encodable {
    let number: Int
    let module: String
    /// Below `Sources`.
    let file: String
    let line: Int
    /// The line's text, without the spaces around it.
    let text: String
    /// What the change is, in words that a line number does not stand in.
    let change: String
    /// Where the change lies in the rewritten file, in bytes.
    var start = 0
    var end = 0
}

/// Text to put before and behind a piece of the source.
struct Edit {
    let start: Int
    let end: Int
    let before: String
    let behind: String
    let numbers: [Int]
}

extension [Edit] {
    /// The source with all edits made, and where each number's edit begins and ends in it.
    ///
    /// Edits nest and come outer before inner. Where several end at one place, the inner one ends first.
    func applied(to source: [UInt8]) -> (bytes: [UInt8], places: [Int: Range<Int>]) {
        var begins: [Int: [Int]] = [:]
        var ends: [Int: [Int]] = [:]
        for (index, edit) in enumerated() {
            begins[edit.start, default: []].append(index)
            ends[edit.end, default: []].append(index)
        }
        var bytes: [UInt8] = []
        var starts = [Int](repeating: 0, count: count)
        var places: [Int: Range<Int>] = [:]
        for offset in 0...source.count {
            for index in (ends[offset] ?? []).reversed() where self[index].start < offset {
                bytes += self[index].behind.utf8
                for number in self[index].numbers { places[number] = starts[index]..<bytes.count }
            }
            for index in begins[offset] ?? [] {
                starts[index] = bytes.count
                bytes += self[index].before.utf8
                guard self[index].end == offset else { continue }
                bytes += self[index].behind.utf8
                for number in self[index].numbers { places[number] = starts[index]..<bytes.count }
            }
            if offset < source.count { bytes.append(source[offset]) }
        }
        return (bytes, places)
    }
}
