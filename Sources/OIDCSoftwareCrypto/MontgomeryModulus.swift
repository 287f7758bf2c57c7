/// Arithmetic modulo an odd number n, after Peter Montgomery: instead of dividing by n, a product is divided by a power
/// of two R, digit by digit from its low end, which is exact modulo n. A number x is therefore represented as x·R.
///
/// With L limbs, R is 2^(61·L). Removing a digit d from the low end means adding d · (1/2^61 modulo n) to the rest, a
/// multiplication without any preparation. R has at least four bits more than n, so that the product of two numbers
/// below 3n is below 3n and needs no final subtraction: (3n)² / R + 2n < 3n as soon as R > 9n.
struct MontgomeryModulus: Sendable {
    /// The modulus n.
    let limbs: [UInt64]
    /// The number of bits in the modulus.
    let bitCount: Int
    /// −1/n modulo 2^61.
    let negatedInverse: UInt64
    /// 1/2^61 modulo n.
    let radixInverse: [UInt64]
    /// R² modulo n, below 3n. Multiplying a number by it brings the number into Montgomery form, x·R.
    private(set) var squaredRadix: [UInt64] = []

    var limbCount: Int { limbs.count }

    /// Creates an odd modulus from its bytes, most significant first.
    init?(bigEndianBytes bytes: [UInt8]) {
        let digits = bytes.drop { $0 == 0 }
        guard let first = digits.first, let last = digits.last, last & 1 == 1 else { return nil }
        bitCount = digits.count * 8 - first.leadingZeroBitCount
        // At least four bits more than n, and as many as its bytes can hold; 2, 6, 10 … limbs: see MontgomeryScratch.
        let count = ((bitCount + 7 + Limbs.bits - 1) / Limbs.bits + 1 | 3) - 1
        limbs = unsafe [UInt64](unsafeUninitializedCapacity: count) { buffer, initialized in
            guard let start = buffer.baseAddress else { return }
            unsafe Limbs.read(digits.span, into: start, count: count)
            initialized = count
        }

        // Newton's iteration doubles the number of correct bits of an inverse: 1, 2, 4 … 64.
        var inverse: UInt64 = 1
        for _ in 0..<6 { inverse = inverse &* (2 &- limbs[0] &* inverse) }
        negatedInverse = (0 &- inverse) & Limbs.mask
        radixInverse = MontgomeryModulus.radixInverse(limbs, negatedInverse)
        squaredRadix = radixSquared()
    }

    // MARK: - Powers

    /// Returns whether base^exponent modulo n is the expected number, for an odd exponent of at least 3. Both numbers are
    /// given most significant byte first. Returns `false` for a base that is not below n.
    func isPower(_ expected: Span<UInt8>, of base: Span<UInt8>, _ exponent: UInt64) -> Bool {
        withScratch { scratch in
            guard raise(base, to: exponent, &scratch) else { return false }
            unsafe Limbs.read(expected, into: scratch.other, count: limbCount)
            return unsafe Limbs.areEqual(scratch.value, scratch.other, count: limbCount)
        }
    }

    /// Returns base^exponent modulo n, for an odd exponent of at least 3, as many bytes as n has, most significant first.
    /// Returns `nil` for a base that is not below n.
    func power(of base: Span<UInt8>, _ exponent: UInt64) -> [UInt8]? {
        withScratch { scratch in
            guard raise(base, to: exponent, &scratch) else { return nil }
            return unsafe Limbs.bytes(scratch.value, count: limbCount, byteCount: (bitCount + 7) / 8)
        }
    }

    /// Computes value = base^exponent modulo n. Returns `false` for a base that is not below n.
    ///
    /// The base is brought into Montgomery form once. Then the exponent is read from its second bit on, squaring for
    /// each bit and multiplying for each bit that is set. Because the exponent is odd, the last step is a
    /// multiplication. It uses the base itself instead of its Montgomery form, which also converts the result back: x·R
    /// · base / R.
    private func raise(_ base: Span<UInt8>, to exponent: UInt64, _ scratch: inout MontgomeryScratch) -> Bool {
        unsafe Limbs.read(base, into: scratch.base, count: limbCount)
        guard unsafe Limbs.isLess(scratch.base, scratch.modulus, count: limbCount) else { return false }
        unsafe scratch.load(squaredRadix, into: scratch.value)
        unsafe scratch.multiply(by: scratch.base)
        unsafe scratch.copyValue(to: scratch.form)
        for bit in (0..<63 - exponent.leadingZeroBitCount).reversed() {
            scratch.square()
            guard exponent >> UInt64(bit) & 1 == 1 else { continue }
            unsafe scratch.multiply(by: bit == 0 ? scratch.base : scratch.form)
        }
        scratch.normalizeValue()
        return true
    }

    /// Runs a calculation with zeroed memory for its numbers.
    private func withScratch<Result>(_ calculate: (inout MontgomeryScratch) -> Result) -> Result {
        unsafe withUnsafeTemporaryAllocation(
            of: UInt64.self, capacity: MontgomeryScratch.capacity(limbCount)
        ) { memory in
            unsafe memory.initialize(repeating: 0)
            // An allocation of at least a word has an address.
            var scratch = unsafe MontgomeryScratch(memory: memory.baseAddress.unsafelyUnwrapped, modulus: self)
            return calculate(&scratch)
        }
    }

    // MARK: - Preparation

    /// Returns (k·n + 1) / 2^61, for the k below 2^61 that makes the sum divisible: k = −1/n modulo 2^61. The result is
    /// below n.
    private static func radixInverse(_ modulus: [UInt64], _ negatedInverse: UInt64) -> [UInt64] {
        var carry: UInt128 = 1
        var limbs: [UInt64] = modulus.map { limb in
            carry &+= UInt128(negatedInverse) &* UInt128(limb)
            defer { carry &>>= UInt128(Limbs.bits) }
            return UInt64(truncatingIfNeeded: carry) & Limbs.mask
        }
        limbs.removeFirst()
        limbs.append(UInt64(truncatingIfNeeded: carry))
        return limbs
    }

    /// Returns R² modulo n, below 3n. It begins with 2^b for a modulus of b bits, doubles that up to 2R, which is the
    /// Montgomery form of 2, and raises it to the power of R's exponent.
    private func radixSquared() -> [UInt64] {
        let exponent = UInt64(Limbs.bits * limbCount)
        return withScratch { scratch in
            let value = unsafe scratch.value
            unsafe value[bitCount / Limbs.bits] = 1 << UInt64(bitCount % Limbs.bits)
            for _ in bitCount...Int(exponent) { scratch.doubleValue() }
            for bit in (0..<63 - exponent.leadingZeroBitCount).reversed() {
                scratch.square()
                if exponent >> UInt64(bit) & 1 == 1 { scratch.doubleValue() }
            }
            return (0..<limbCount).map { unsafe scratch.value[$0] }
        }
    }
}

extension MontgomeryScratch {
    /// Computes value = 2 · value modulo n. The result is below 2n.
    fileprivate func doubleValue() {
        normalizeValue()
        unsafe Limbs.double(value, count: limbCount)
    }
}
