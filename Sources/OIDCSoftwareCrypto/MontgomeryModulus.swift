/// Arithmetic modulo an odd number, after Peter Montgomery: instead of dividing by the modulus, multiples of it are
/// added until the low digits vanish.
///
/// Numbers are little-endian digits ("limbs") of 59 bits in 64-bit words. 59, because then the largest column of a
/// multiplication and the reduction beside it fits one 128-bit sum: a modulus of 8,192 bits has L = 139 limbs, and
/// 2 · 139 products of 118 bits and a carry stay below 2^127. With R = 2^(59·L) there are at least two spare bits
/// above the modulus, so that a product of two numbers below 2n is again below 2n and needs no final subtraction:
/// (2n)² / R + n < 2n as soon as R > 4n.
struct MontgomeryModulus: Sendable {
    static let limbBits = 59
    static let limbMask: UInt64 = 1 << 59 - 1

    /// The modulus n.
    let limbs: [UInt64]
    /// How many bits the modulus has.
    let bitCount: Int
    /// −1/n modulo 2^59.
    private let negatedInverse: UInt64
    /// R² modulo n: multiplying by it brings a number into Montgomery's form, x·R.
    let squaredRadix: [UInt64]

    var limbCount: Int { limbs.count }

    /// Prepares an odd modulus, given most significant byte first.
    init?(bigEndianBytes bytes: [UInt8]) {
        let digits = bytes.drop { $0 == 0 }
        guard let first = digits.first, let last = digits.last, last & 1 == 1 else { return nil }
        bitCount = digits.count * 8 - first.leadingZeroBitCount
        let count = (bitCount + 2 + MontgomeryModulus.limbBits - 1) / MontgomeryModulus.limbBits
        limbs = MontgomeryModulus.limbs(of: digits.span, count: count)

        // Newton's iteration doubles the correct bits of an inverse: 1, 2, 4 … 64.
        var inverse: UInt64 = 1
        for _ in 0..<6 { inverse = inverse &* (2 &- limbs[0] &* inverse) }
        negatedInverse = (0 &- inverse) & MontgomeryModulus.limbMask
        squaredRadix = MontgomeryModulus.squaredRadix(limbs, bitCount, negatedInverse)
    }

    // MARK: - Powers

    /// base^exponent modulo n, for a base below n and an odd exponent of at least 3.
    ///
    /// The base is brought into Montgomery's form once; then the exponent is read from its second bit on, squaring for
    /// each bit and multiplying for each that is set. The exponent being odd, the last step is a multiplication; done
    /// with the base itself instead of its Montgomery form, it also leads back: x·R · base / R.
    func power(_ base: [UInt64], _ exponent: UInt64) -> [UInt64] {
        MontgomeryModulus.withScratch(limbs, negatedInverse) { scratch in
            unsafe scratch.load(base, into: scratch.base)
            unsafe scratch.load(squaredRadix, into: scratch.value)
            unsafe scratch.multiply(by: scratch.base)
            unsafe scratch.copyValue(to: scratch.form)
            for bit in (0..<63 - exponent.leadingZeroBitCount).reversed() {
                scratch.square()
                guard exponent >> UInt64(bit) & 1 == 1 else { continue }
                unsafe scratch.multiply(by: bit == 0 ? scratch.base : scratch.form)
            }
            let value = scratch.valueLimbs()
            return MontgomeryModulus.isLess(value, limbs) ? value : MontgomeryModulus.difference(value, limbs)
        }
    }

    /// Runs a calculation with memory for its numbers, which is zeroed first.
    private static func withScratch(
        _ limbs: [UInt64], _ negatedInverse: UInt64,
        _ calculate: (inout MontgomeryScratch) -> [UInt64]
    ) -> [UInt64] {
        unsafe withUnsafeTemporaryAllocation(
            of: UInt64.self, capacity: MontgomeryScratch.capacity(limbs.count)
        ) { memory in
            unsafe memory.initialize(repeating: 0)
            guard let start = memory.baseAddress else { return limbs }
            var scratch = unsafe MontgomeryScratch(
                memory: start, modulus: limbs, negatedInverse: negatedInverse)
            return calculate(&scratch)
        }
    }

    // MARK: - Preparation

    /// R² modulo n. It begins with 2^b mod n = 2^b − n for a modulus of b bits, doubles that up to R mod n, which is
    /// the form of 1, and raises the form of 2 to the power of R's exponent.
    private static func squaredRadix(_ modulus: [UInt64], _ bitCount: Int, _ negatedInverse: UInt64) -> [UInt64] {
        let count = modulus.count
        var power = [UInt64](repeating: 0, count: count)
        power[bitCount / limbBits] = 1 << UInt64(bitCount % limbBits)
        var form = difference(power, modulus)
        let radixBits = limbBits * count
        for _ in bitCount..<radixBits { form = doubled(form, modulo: modulus) }

        let exponent = UInt64(radixBits)
        return withScratch(modulus, negatedInverse) { scratch in
            var result = doubled(form, modulo: modulus)
            for bit in (0..<63 - exponent.leadingZeroBitCount).reversed() {
                unsafe scratch.load(result, into: scratch.value)
                scratch.square()
                let square = scratch.valueLimbs()
                result = isLess(square, modulus) ? square : difference(square, modulus)
                if exponent >> UInt64(bit) & 1 == 1 { result = doubled(result, modulo: modulus) }
            }
            return result
        }
    }

    private static func doubled(_ number: [UInt64], modulo modulus: [UInt64]) -> [UInt64] {
        var result = number
        var carry: UInt64 = 0
        for index in result.indices {
            let sum = result[index] << 1 | carry
            carry = sum >> UInt64(limbBits)
            result[index] = sum & limbMask
        }
        return isLess(result, modulus) ? result : difference(result, modulus)
    }

    /// Whether the first of two numbers with equally many limbs is the smaller one.
    static func isLess(_ left: [UInt64], _ right: [UInt64]) -> Bool {
        var index = min(left.count, right.count)
        while index > 0 {
            index -= 1
            if left[index] != right[index] { return left[index] < right[index] }
        }
        return false
    }

    /// left − right, for left not smaller than right.
    private static func difference(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
        var borrow: UInt64 = 0
        return zip(left, right).map { leftLimb, rightLimb in
            let difference = leftLimb &- rightLimb &- borrow
            borrow = difference >> 63
            return difference & limbMask
        }
    }

    // MARK: - Bytes

    /// The limbs of a number given most significant byte first: as many as its bytes take, and at least that many.
    static func limbs(of bytes: Span<UInt8>, count: Int) -> [UInt64] {
        var limbs: [UInt64] = []
        limbs.reserveCapacity(count)
        // Bits that wait until there are enough for a limb: at most 58, and the 64 of the next word.
        var waiting: UInt128 = 0
        var bitCount = 0
        var remaining = bytes.count
        while remaining > 0 {
            let taken = min(remaining, 8)
            remaining &-= taken
            let word =
                taken == 8
                ? UInt64(bigEndianBytesOf: bytes, uncheckedOffset: remaining)
                : (0..<taken).reduce(0) { $0 &<< 8 | UInt64(bytes[$1]) }
            waiting |= UInt128(word) &<< UInt128(bitCount)
            bitCount &+= 8 &* taken
            while bitCount >= limbBits {
                limbs.append(UInt64(truncatingIfNeeded: waiting) & limbMask)
                waiting &>>= UInt128(limbBits)
                bitCount &-= limbBits
            }
        }
        if bitCount > 0 { limbs.append(UInt64(truncatingIfNeeded: waiting)) }
        while limbs.count < count { limbs.append(0) }
        return limbs
    }
}
