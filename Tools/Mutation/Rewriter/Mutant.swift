/// A small wrong change of the library. Its number selects it when the changed program runs.
struct Mutant: Encodable {
    let number: Int
    let module: String
    /// The file, below `Sources`.
    let file: String
    let line: Int
    /// The text of the line, without the spaces around it.
    let text: String
    /// A description of the change without a line number.
    let change: String
    /// The range of the change in the rewritten file, in bytes.
    var start = 0
    var end = 0
}

/// Text to insert before and after a piece of the source.
struct Edit {
    let start: Int
    let end: Int
    let before: String
    let behind: String
    let numbers: [Int]
}

extension [Edit] {
    /// Returns the source with all edits made, and the range of each numbered edit in it.
    ///
    /// Edits nest, and outer ones come before inner ones. If several end at one place, the inner one ends first.
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
