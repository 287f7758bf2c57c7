/// Large numbers as digits ("limbs") of 61 bits in 64-bit words, least significant first.
///
/// Swift has no carry flag to chain, so columns of products are summed whole. With 61 bits a key of 2,048 bits has the
/// fewest limbs, 34, whose columns still fit a sum of 128 bits nearly always: see `Tile`.
enum Limbs {
    static let bits = 61
    static let mask: UInt64 = 1 << 61 - 1

    /// Writes the limbs of a number given most significant byte first, and zeros behind them up to that count. A number
    /// that is too large for the count loses its upper digits.
    static func read(_ bytes: Span<UInt8>, into limbs: UnsafeMutablePointer<UInt64>, count: Int) {
        // Bits that wait until there are enough for a limb: at most 60, and the 64 of the next word. Behind the last byte
        // come zeros.
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

    /// Whether the first of two numbers with equally many limbs is the smaller one.
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

    /// Whether two numbers with equally many limbs are the same.
    static func areEqual(
        _ left: UnsafeMutablePointer<UInt64>, _ right: UnsafeMutablePointer<UInt64>, count: Int
    ) -> Bool {
        var difference: UInt64 = 0
        for index in 0..<count { difference |= unsafe left[index] ^ right[index] }
        return difference == 0
    }

    /// left = left − right, for a left that is not smaller.
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

    /// number = 2 · number, for a number that has room for another bit.
    static func double(_ number: UnsafeMutablePointer<UInt64>, count: Int) {
        var carry: UInt64 = 0
        for index in 0..<count {
            let sum = unsafe number[index] &<< 1 | carry
            carry = sum &>> UInt64(bits)
            unsafe number[index] = sum & mask
        }
    }
}
