// A token has about two thousand bytes, and a server that finds it again hashes the last of them and compares them all.
// These functions read eight bytes at a time. The invariant: eight bytes are loaded only where eight are left.
// `LongBytesTests` compares the results with those of plain implementations.

/// Returns whether two byte sequences are equal, without stopping at the first difference, so that the time taken
/// reveals only the lengths. It is `haveSameBytesInConstantTime` for long sequences.
package func haveSameLongBytesInConstantTime(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    let count = left.count
    var difference: UInt64 = 0
    var offset = 0
    while offset &+ 8 <= count {
        let first = unsafe left.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
        let second = unsafe right.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
        difference |= first ^ second
        offset &+= 8
    }
    while offset < count {
        difference |= UInt64(left[offset] ^ right[offset])
        offset &+= 1
    }
    return difference == 0
}

extension Hasher {
    /// Hashes bytes.
    package mutating func combine(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBytes { unsafe combine(bytes: $0) }
    }
}
