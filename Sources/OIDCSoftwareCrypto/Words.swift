extension FixedWidthInteger where Self: UnsignedInteger & BitwiseCopyable {
    /// The bits moved to the right, those that fall out coming in on the left.
    @inline(__always)
    func rotated(right count: Self) -> Self {
        (self &>> count) | (self &<< (Self(Self.bitWidth) &- count))
    }

    /// A word from its bytes, most significant first. The caller has made sure that they are all there.
    @inline(__always)
    init(bigEndianBytesOf bytes: Span<UInt8>, uncheckedOffset offset: Int) {
        self = unsafe bytes.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: Self.self).bigEndian
    }

    /// Writes the word's bytes, most significant first.
    @inline(__always)
    func storeBigEndianBytes(in bytes: UnsafeMutableBufferPointer<UInt8>, at offset: Int) {
        unsafe UnsafeMutableRawBufferPointer(bytes).storeBytes(of: bigEndian, toByteOffset: offset, as: Self.self)
    }
}

/// Looks at what is left of a message behind its whole blocks, with the padding of FIPS 180-4 §5.1: a one bit, zeros, and
/// the message's length in bits.
func withPaddedTail(
    of message: Span<UInt8>, from offset: Int, blockSize: Int, _ body: (Span<UInt8>) -> Void
) {
    let rest = message.count - offset
    // The length field takes an eighth of a block; all but its last 8 bytes are zero for every length an Int holds.
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
