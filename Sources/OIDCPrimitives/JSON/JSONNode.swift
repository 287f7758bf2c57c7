/// One value, as the place where it lies in the text, with its name if it is a member of an object.
///
/// A scanned document is a flat list of nodes in the order of the text. A container's node is followed by those of
/// everything in it. ``next`` jumps over a whole value, so a member can be found without looking into the values before it.
struct JSONNode {
    enum Kind: UInt8 {
        case null, `true`, `false`, number, string, escapedString, array, object
    }

    /// The index of no node.
    static let none = UInt32.max

    /// The name of a member; ``JSONName/none`` for what is not one.
    let name: JSONName
    let kind: Kind
    /// The first byte of the value's text; of a string, the first after the quote.
    private let start: UInt32
    /// After the last byte of the value's text; of a string, where the closing quote stands; of a container, nothing.
    private let end: UInt32
    /// The index of the node that follows this value and everything in it.
    var next: UInt32

    /// Offsets fit: a document has 1 GiB at most (`JSONLimits.bytes`), and never more nodes than bytes.
    @inline(__always)
    init(_ kind: Kind, from start: Int, to end: Int, named name: JSONName, next: Int) {
        self.name = name
        self.kind = kind
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
        self.next = UInt32(truncatingIfNeeded: next)
    }

    var isString: Bool { kind == .string || kind == .escapedString }
    var range: Range<Int> { Int(start)..<Int(end) }

    /// What stands between the quotes of a string, or a number's text.
    var characters: JSONCharacters {
        JSONCharacters(from: Int(start), to: Int(end), isEscaped: kind == .escapedString)
    }
}
