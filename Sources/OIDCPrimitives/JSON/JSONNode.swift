/// One value or member name, as the place where it lies in the text.
///
/// A scanned document is a flat list of nodes in the order of the text. An object's node is followed by its members,
/// each a name and then the value; an array's by its elements. ``next`` jumps over a whole value, so a member can be
/// found without looking into the values before it.
struct JSONNode {
    enum Kind: UInt8 {
        case null, `true`, `false`, number, string, escapedString, array, object
    }

    /// The index of no node.
    static let none = UInt32.max

    let kind: Kind
    /// The first byte of the value's text; of a string, the first behind the quote.
    let start: UInt32
    /// Behind the last byte of the value's text; of a string, where the closing quote stands; of a container, nothing.
    let end: UInt32
    /// The index of the node that follows this value and everything in it. A member's name is followed by its value, so
    /// there it is the name's print instead.
    var next: UInt32

    /// Offsets fit: one block holds two documents at most, of 1 GiB each at most (`JSONLimits.bytes`), and there are never
    /// more nodes than bytes.
    @inline(__always)
    init(_ kind: Kind, from start: Int, to end: Int, next: UInt32) {
        self.kind = kind
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
        self.next = next
    }

    /// What a member's name looks like.
    var print: NamePrint { NamePrint(word: next) }

    var isString: Bool { kind == .string || kind == .escapedString }
    var range: Range<Int> { Int(start)..<Int(end) }

    // MARK: - Text

    /// The text of a name, string or number, its escapes resolved.
    func text(in bytes: Span<UInt8>) -> String {
        withString(in: bytes) { text in
            unsafe text.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
        }
    }

    /// Looks at the bytes of a name, string or number, its escapes resolved.
    @inline(__always)
    func withString<Value>(in bytes: Span<UInt8>, _ look: (Span<UInt8>) -> Value) -> Value {
        guard kind == .escapedString else { return look(bytes.extracting(range)) }
        let resolved = JSONEscapes.resolve(range, in: bytes)[...]
        return look(resolved.span)
    }
}
