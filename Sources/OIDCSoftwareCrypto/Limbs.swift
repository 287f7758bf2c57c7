/// Large numbers as digits (“limbs”) of 61 bits in 64-bit words, least significant first.
///
/// Swift has no carry flag to chain, so columns of products are added up as a whole. With 61 bits, a 2,048-bit key has
/// 34 limbs, the fewest for which the sum of a column nearly always fits in 128 bits: see `Tile`.
enum Limbs {
    static let bits = 61
    static let mask: UInt64 = 1 << 61 - 1

    /// Writes the limbs of a number given most significant byte first, followed by zeros up to the given count. A
    /// number that is too large for the count loses its upper digits.
    static func read(_ bytes: Span<UInt8>, into limbs: UnsafeMutablePointer<UInt64>, count: Int) {
        // Bits that are not yet enough for a limb: at most 60, plus the 64 of the next word. Zeros follow the last
        // byte.
        var waiting: UInt128 = 0
        var bitCount = 0
        var remaining = bytes.count
        var index = 0
        while index < count {
            if bitCount < bits {
                let taken = min(remaining, 8)
                remaining &-= taken
                let word =
                    taken == 8
                    ? UInt64(bigEndianBytesOf: bytes, uncheckedOffset: remaining)
                    : (0..<taken).reduce(0) { $0 &<< 8 | UInt64(bytes[$1]) }
                waiting |= UInt128(word) &<< UInt128(bitCount)
                bitCount &+= 8 &* taken
            }
            unsafe limbs[index] = UInt64(truncatingIfNeeded: waiting) & mask
            waiting &>>= UInt128(bits)
            bitCount = max(0, bitCount &- bits)
            index &+= 1
        }
    }

    /// Returns the lowest bytes of a number, most significant first.
    static func bytes(_ limbs: UnsafeMutablePointer<UInt64>, count: Int, byteCount: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: byteCount)
        // Bits that are not yet written: at most 7, plus the 61 of the next limb. Zeros follow the last limb.
        var waiting: UInt128 = 0
        var bitCount = 0
        var index = 0
        for place in (0..<byteCount).reversed() {
            if bitCount < 8, index < count {
                waiting |= unsafe UInt128(limbs[index]) &<< UInt128(bitCount)
                bitCount += bits
                index += 1
            }
            bytes[place] = UInt8(truncatingIfNeeded: waiting)
            waiting &>>= 8
            // Negative only after the last limb, when it is no longer used.
            bitCount -= 8
        }
        return bytes
    }

    /// Returns whether the first of two numbers with the same number of limbs is smaller.
    static func isLess(
        _ left: UnsafeMutablePointer<UInt64>, _ right: UnsafeMutablePointer<UInt64>, count: Int
    ) -> Bool {
        var index = count
        while index > 0 {
            index &-= 1
            if unsafe left[index] != right[index] { return unsafe left[index] < right[index] }
        }
        return false
    }

    /// Returns whether two numbers with the same number of limbs are equal.
    static func areEqual(
        _ left: UnsafeMutablePointer<UInt64>, _ right: UnsafeMutablePointer<UInt64>, count: Int
    ) -> Bool {
        var difference: UInt64 = 0
        for index in 0..<count { difference |= unsafe left[index] ^ right[index] }
        return difference == 0
    }

    /// Computes left = left − right. The left number must not be smaller.
    static func subtract(
        _ right: UnsafeMutablePointer<UInt64>, from left: UnsafeMutablePointer<UInt64>, count: Int
    ) {
        var borrow: UInt64 = 0
        for index in 0..<count {
            let difference = unsafe left[index] &- right[index] &- borrow
            borrow = difference &>> 63
            unsafe left[index] = difference & mask
        }
    }

    /// Computes number = 2 · number. The number must have room for another bit.
    static func double(_ number: UnsafeMutablePointer<UInt64>, count: Int) {
        var carry: UInt64 = 0
        for index in 0..<count {
            let sum = unsafe number[index] &<< 1 | carry
            carry = sum &>> UInt64(bits)
            unsafe number[index] = sum & mask
        }
    }
}
