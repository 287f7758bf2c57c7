/// What a member name looks like from afar: its length and three of its bytes. Names that differ in it are different,
/// which settles nearly every comparison.
struct NamePrint: Equatable {
    let word: UInt32

    init(word: UInt32) {
        self.word = word
    }

    /// Looks at the bytes of a name, its escapes resolved.
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
