extension FixedWidthInteger where Self: UnsignedInteger & BitwiseCopyable {
    /// Returns the bits rotated to the right.
    @inline(__always)
    func rotated(right count: Self) -> Self {
        (self &>> count) | (self &<< (Self(Self.bitWidth) &- count))
    }

    /// Creates an integer from its bytes, most significant first. The caller must ensure that all of them exist.
    @inline(__always)
    init(bigEndianBytesOf bytes: Span<UInt8>, uncheckedOffset offset: Int) {
        self = unsafe bytes.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: Self.self).bigEndian
    }

    /// Writes the bytes of the integer, most significant first.
    @inline(__always)
    func storeBigEndianBytes(in bytes: UnsafeMutableBufferPointer<UInt8>, at offset: Int) {
        unsafe UnsafeMutableRawBufferPointer(bytes).storeBytes(of: bigEndian, toByteOffset: offset, as: Self.self)
    }
}

/// Calls a closure with the rest of a message after its whole blocks, padded as in FIPS 180-4 §5.1: a one bit, zeros,
/// and the length of the message in bits.
func withPaddedTail(
    of message: Span<UInt8>, from offset: Int, blockSize: Int, _ body: (Span<UInt8>) -> Void
) {
    let rest = message.count - offset
    // The length field takes an eighth of a block. For every length that fits an Int, all but its last 8 bytes are
    // zero.
    let count = rest + 1 + blockSize / 8 <= blockSize ? blockSize : 2 * blockSize
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { tail in
        unsafe tail.initialize(repeating: 0)
        for index in 0..<rest { unsafe tail[index] = message[offset + index] }
        unsafe tail[rest] = 0x80
        let bitCount = UInt64(truncatingIfNeeded: message.count) &<< 3
        unsafe bitCount.storeBigEndianBytes(in: tail, at: count - 8)
        unsafe body(tail.span)
    }
}
