/// Arithmetic modulo an odd number n, after Peter Montgomery: instead of dividing by n, a product is divided by a power
/// of two R, digit by digit from its low end, which modulo n is exact. A number x is therefore carried as x·R.
///
/// With L limbs R is 2^(61·L). Taking a digit d off the low end means adding d · (1/2^61 modulo n) to what is left, a
/// multiplication and nothing to find out first. R has at least four bits more than n, so that a product of two numbers
/// below 3n comes out below 3n and needs no final subtraction: (3n)² / R + 2n < 3n as soon as R > 9n.
struct MontgomeryModulus: Sendable {
    /// The modulus n.
    let limbs: [UInt64]
    /// How many bits the modulus has.
    let bitCount: Int
    /// −1/n modulo 2^61.
    let negatedInverse: UInt64
    /// 1/2^61 modulo n.
    let radixInverse: [UInt64]
    /// R² modulo n, below 3n: multiplying by it brings a number into Montgomery's form, x·R.
    private(set) var squaredRadix: [UInt64] = []

    var limbCount: Int { limbs.count }

    /// Prepares an odd modulus, given most significant byte first.
    init?(bigEndianBytes bytes: [UInt8]) {
        let digits = bytes.drop { $0 == 0 }
        guard let first = digits.first, let last = digits.last, last & 1 == 1 else { return nil }
        bitCount = digits.count * 8 - first.leadingZeroBitCount
        // Four bits more than n, and as many as its bytes can hold; 2, 6, 10 … limbs: see MontgomeryScratch.
        let count = ((bitCount + 7 + Limbs.bits - 1) / Limbs.bits + 1 | 3) - 1
        limbs = unsafe [UInt64](unsafeUninitializedCapacity: count) { buffer, initialized in
            guard let start = buffer.baseAddress else { return }
            unsafe Limbs.read(digits.span, into: start, count: count)
            initialized = count
        }

        // Newton's iteration doubles the correct bits of an inverse: 1, 2, 4 … 64.
        var inverse: UInt64 = 1
        for _ in 0..<6 { inverse = inverse &* (2 &- limbs[0] &* inverse) }
        negatedInverse = (0 &- inverse) & Limbs.mask
        radixInverse = MontgomeryModulus.radixInverse(limbs, negatedInverse)
        squaredRadix = radixSquared()
    }

    // MARK: - Powers

    /// Whether base^exponent modulo n is the expected number, for a base below n and an odd exponent of at least 3. Both
    /// numbers are given most significant byte first. A base that is not below n has no such power.
    ///
    /// The base is brought into Montgomery's form once; then the exponent is read from its second bit on, squaring for
    /// each bit and multiplying for each that is set. The exponent being odd, the last step is a multiplication; done
    /// with the base itself instead of its Montgomery form, it also leads back: x·R · base / R.
    func isPower(_ expected: Span<UInt8>, of base: Span<UInt8>, _ exponent: UInt64) -> Bool {
        withScratch { scratch in
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
            unsafe Limbs.read(expected, into: scratch.other, count: limbCount)
            return unsafe Limbs.areEqual(scratch.value, scratch.other, count: limbCount)
        }
    }

    /// Runs a calculation with memory for its numbers, which is zeroed first.
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

    /// (k·n + 1) / 2^61, for the k below 2^61 that makes the sum divisible: k = −1/n modulo 2^61. It is below n.
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

    /// R² modulo n, below 3n. It begins with 2^b for a modulus of b bits, doubles that up to 2R, which is the form of 2,
    /// and raises it to the power of R's exponent.
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
    /// value = 2 · value modulo n. The result is below 2n.
    fileprivate func doubleValue() {
        normalizeValue()
        unsafe Limbs.double(value, count: limbCount)
    }
}
