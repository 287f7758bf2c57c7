/// A short memory for the member names of an object: it says of a name that it may be there, or that it is not.
///
/// A name's length, first and last byte come to one of 64 bits. Most names that are looked for in a token are not in
/// it, and most of those have a bit that no other name has set.
struct NameFilter: Sendable {
    private var bits: UInt64 = 0

    /// The filter that may contain every name.
    static let everything = NameFilter(bits: .max)
    /// The filter that contains none.
    static let nothing = NameFilter(bits: 0)

    /// Notes a name.
    mutating func insert(_ name: NameFilter) {
        bits |= name.bits
    }

    /// Whether all bits of a name are set.
    @inline(__always)
    func mayContain(_ name: NameFilter) -> Bool {
        bits & name.bits == name.bits
    }

    /// The filter of one name.
    @inline(__always)
    init(name: Span<UInt8>) {
        guard !name.isEmpty else {
            bits = 1
            return
        }
        let mixed =
            UInt64(truncatingIfNeeded: name.count) &* 31 &+ UInt64(name[0]) &* 7 &+ UInt64(name[name.count - 1])
        bits = 1 &<< (mixed & 63)
    }

    private init(bits: UInt64) {
        self.bits = bits
    }
}
