/// One value or member name, as the place where it lies in the text.
///
/// A scanned document is a flat list of nodes in the order of the text. An object's node is followed by its members, each a
/// name and then the value; an array's by its elements. ``next`` jumps over what a node begins, so a member can be found
/// without looking into the values before it.
struct JSONNode {
    enum Kind: UInt8 {
        case null, `true`, `false`, number, string, escapedString, array, object
        case name, escapedName
    }

    /// The index of no node.
    static let none = UInt32.max

    let kind: Kind
    /// The first byte of the value's text; of a string or name, the first after the quote.
    private let start: UInt32
    /// After the last byte of the value's text; of a string or name, where the closing quote stands; of a container, nothing.
    private let end: UInt32
    /// The index of the node that follows this value and everything in it; of a name, that follows its member.
    var next: UInt32
    /// What a name looks like.
    private let fingerprint: NameFingerprint

    /// Offsets fit: a document has 1 GiB at most (`JSONLimits.bytes`), and never more nodes than bytes.
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

    /// The characters of a string or name, or a number's text.
    var characters: JSONCharacters {
        JSONCharacters(range: range, isEscaped: kind == .escapedString || kind == .escapedName)
    }

    /// Whether this is the node of a name, and the name exactly these bytes.
    @inline(__always)
    func isName(_ name: Span<UInt8>, _ fingerprint: NameFingerprint, in bytes: ContiguousArray<UInt8>) -> Bool {
        self.fingerprint == fingerprint && isName && characters.areEqual(to: name, in: bytes)
    }

    /// Whether another name is spelled with the same bytes, escapes included.
    @inline(__always)
    func isSpelledLike(_ other: JSONNode, in bytes: ContiguousArray<UInt8>) -> Bool {
        fingerprint == other.fingerprint
            && haveSameBytes(bytes.span.extracting(range), bytes.span.extracting(other.range))
    }
}
