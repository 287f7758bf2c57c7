/// Whether two texts have the same bytes.
@inline(__always)
func haveSameBytes(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    let count = left.count
    guard count == right.count else { return false }
    return unsafe left.withUnsafeBytes { left in
        unsafe right.withUnsafeBytes { right in
            // No bytes, no address.
            guard let left = left.baseAddress, let right = right.baseAddress else { return true }
            return unsafe haveSameBytes(left, right, count: count)
        }
    }
}

/// Whether two pieces of memory of one length hold the same bytes: eight at a time, the last eight perhaps overlapping
/// those before them, and fewer in as few steps as they take.
func haveSameBytes(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, count: Int) -> Bool {
    if count >= 8 {
        var offset = 0
        while offset &+ 8 < count {
            if unsafe differ(left, right, at: offset, as: UInt64.self) { return false }
            offset &+= 8
        }
        return unsafe !differ(left, right, at: count &- 8, as: UInt64.self)
    }
    if count >= 4 {
        return unsafe !differ(left, right, at: 0, as: UInt32.self)
            && !differ(left, right, at: count &- 4, as: UInt32.self)
    }
    // The first, the middle and the last of one, two or three bytes are all of them.
    return unsafe count == 0
        || !differ(left, right, at: 0, as: UInt8.self) && !differ(left, right, at: count / 2, as: UInt8.self)
            && !differ(left, right, at: count &- 1, as: UInt8.self)
}

@inline(__always)
private func differ<Word: FixedWidthInteger & BitwiseCopyable>(
    _ left: UnsafeRawPointer, _ right: UnsafeRawPointer, at offset: Int, as type: Word.Type
) -> Bool {
    unsafe left.loadUnaligned(fromByteOffset: offset, as: type)
        != right.loadUnaligned(fromByteOffset: offset, as: type)
}
