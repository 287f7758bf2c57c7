/// A value or member name, given by its position in the text.
///
/// A scanned document is a flat list of nodes in the order of the text. An object's node is followed by its members,
/// each a name and then the value; an array's node by its elements. ``next`` skips everything a node contains, so a
/// member can be found without reading the values before it.
struct JSONNode {
    enum Kind: UInt8 {
        case null, `true`, `false`, number, string, escapedString, array, object
        case name, escapedName
    }

    /// The index that stands for “no node”.
    static let none = UInt32.max

    let kind: Kind
    /// The offset of the first byte of the value; for a string or name, of the first byte after the opening quote.
    private let start: UInt32
    /// The offset after the last byte of the value; for a string or name, of the closing quote. Unused for a container.
    private let end: UInt32
    /// The index of the node after this value and everything in it; for a name, of the node after its member.
    var next: UInt32
    /// The fingerprint of a name.
    let fingerprint: NameFingerprint

    /// Creates a node. The offsets fit in 32 bits: a document has at most 1 GiB (`JSONLimits.bytes`), and never more
    /// nodes than bytes.
    @inline(__always)
    init(_ kind: Kind, from start: Int, to end: Int, next: Int, _ fingerprint: NameFingerprint = .none) {
        self.kind = kind
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
        self.next = UInt32(truncatingIfNeeded: next)
        self.fingerprint = fingerprint
    }

    var isString: Bool { kind == .string || kind == .escapedString }
    var isName: Bool { kind == .name || kind == .escapedName }
    var range: Range<Int> { Int(start)..<Int(end) }

    /// The characters of a string or name, or the digits of a number.
    var characters: JSONCharacters {
        JSONCharacters(range: range, isEscaped: kind == .escapedString || kind == .escapedName)
    }

    /// Returns whether this node is a name with exactly the given bytes.
    @inline(__always)
    func isName(_ name: Span<UInt8>, _ fingerprint: NameFingerprint, in bytes: ContiguousArray<UInt8>) -> Bool {
        self.fingerprint == fingerprint && isName && characters.areEqual(to: name, in: bytes)
    }

    /// Returns whether another name is written with the same bytes, including escapes.
    @inline(__always)
    func isSpelledLike(_ other: JSONNode, in bytes: ContiguousArray<UInt8>) -> Bool {
        fingerprint == other.fingerprint
            && haveSameBytes(bytes.span.extracting(range), bytes.span.extracting(other.range))
    }
}
