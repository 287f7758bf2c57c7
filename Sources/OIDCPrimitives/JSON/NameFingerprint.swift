/// The length of a member's name and three of its bytes.
///
/// The invariant: equal names have equal fingerprints, so names with different fingerprints need not be compared. A
/// token has about twenty names, and validating it looks up forty-five. Comparing their bytes each time takes 1 to 1.8
/// % more instructions in a complete validation, more than the limit for everything except SHA and RSA allows.
/// `MemberLookupTests` compares the results with those of a plain search.
struct NameFingerprint: Equatable {
    private let word: UInt32

    /// Creates the fingerprint of a name from its bytes, without escapes.
    @inline(__always)
    init(_ name: Span<UInt8>) {
        var word = UInt32(truncatingIfNeeded: name.count) & 0xFF
        if !name.isEmpty {
            word |= UInt32(name[0]) &<< 8
            word |= UInt32(name[name.count / 2]) &<< 16
            word |= UInt32(name[name.count - 1]) &<< 24
        }
        self.word = word
    }

    private init(word: UInt32) {
        self.word = word
    }

    /// One of 64 bits. The multiplication spreads similar names, and the highest bits depend on all others.
    fileprivate var filterBit: UInt64 { 1 &<< UInt64((word &* 0x9E37_79B1) &>> 26) }

    /// The fingerprint of a node that is not a name.
    static let none = NameFingerprint(word: 0)
}

/// The names that a document may contain, in 64 bits: each name sets the bit that its fingerprint selects.
///
/// The invariant: a name whose bit is not set is not in the document. More than half of the claims that a validation
/// looks up are absent from a typical token, and most of its names are unlike all names before them. Without the filter,
/// finding that out visits every member, which takes 6 % of everything except SHA and RSA. `MemberLookupTests` compares
/// the results with those of a plain search.
struct NameFilter {
    private var bits: UInt64 = 0

    @inline(__always)
    mutating func insert(_ name: NameFingerprint) { bits |= name.filterBit }

    @inline(__always)
    func mayContain(_ name: NameFingerprint) -> Bool { bits & name.filterBit != 0 }
}
