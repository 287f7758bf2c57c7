/// What a member name looks like from afar: its length and three of its bytes. Names that differ in it are different,
/// which settles nearly every comparison.
struct NamePrint: Equatable {
    let word: UInt32

    /// The print of a name with escapes, which may be any name. No other name has it, because 0xFF is no byte of UTF-8.
    static let unknown = NamePrint(word: .max)

    init(word: UInt32) {
        self.word = word
    }

    /// Looks at the bytes of a name without escapes.
    @inline(__always)
    init(_ name: Span<UInt8>) {
        guard !name.isEmpty else {
            word = 0
            return
        }
        word =
            UInt32(truncatingIfNeeded: name.count) & 0xFF | UInt32(name[0]) &<< 8 | UInt32(name[name.count / 2]) &<< 16
            | UInt32(name[name.count - 1]) &<< 24
    }
}

/// A short memory for the names of an object's members: it says of a name that it may be there, or that it is not. Most
/// names that are looked for in a token are not in it.
struct NameFilter: Sendable {
    private var bits: UInt64

    /// The filter that may contain every name.
    static let everything = NameFilter(bits: .max)
    /// The filter that contains none.
    static let nothing = NameFilter(bits: 0)

    private init(bits: UInt64) {
        self.bits = bits
    }

    /// Notes a name.
    @inline(__always)
    mutating func insert(_ name: NamePrint) {
        bits |= name == .unknown ? .max : NameFilter.bit(of: name)
    }

    /// Whether a name may be there.
    @inline(__always)
    func mayContain(_ name: NamePrint) -> Bool {
        name == .unknown || bits & NameFilter.bit(of: name) != 0
    }

    /// One of 64 bits, by multiplication with a number whose bits are well mixed (2^32 divided by the golden ratio).
    @inline(__always)
    private static func bit(of name: NamePrint) -> UInt64 {
        1 &<< UInt64((name.word &* 0x9E37_79B9) &>> 26)
    }
}
