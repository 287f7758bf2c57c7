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

    /// Appends the word's bytes, most significant first.
    @inline(__always)
    func appendBigEndianBytes(to bytes: inout [UInt8]) {
        var shift = Self(Self.bitWidth)
        while shift > 0 {
            shift &-= 8
            bytes.append(UInt8(truncatingIfNeeded: self &>> shift))
        }
    }
}

/// What is left of a message behind its whole blocks, with the padding of FIPS 180-4 §5.1: a one bit, zeros, and the
/// message's length in bits.
func paddedTail(of message: Span<UInt8>, from offset: Int, blockSize: Int) -> [UInt8] {
    var tail: [UInt8] = []
    tail.reserveCapacity(2 * blockSize)
    for index in offset..<message.count { tail.append(message[index]) }
    tail.append(0x80)
    // The length field takes an eighth of a block; all but its last 8 bytes are zero for every length an Int holds.
    let lengthBytes = blockSize / 8
    while tail.count % blockSize != blockSize - lengthBytes { tail.append(0) }
    for _ in 8..<lengthBytes { tail.append(0) }
    (UInt64(truncatingIfNeeded: message.count) &<< 3).appendBigEndianBytes(to: &tail)
    return tail
}
