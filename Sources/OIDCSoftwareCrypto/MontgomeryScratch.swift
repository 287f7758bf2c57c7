/// The memory of one exponentiation, and the two operations on it.
///
/// It contains eight numbers, each with a few zero limbs before and after, so that loops over four columns at once can
/// read past both ends: the zeros they read there add nothing.
///
/// It is marked `@safe` because it never leaves the allocation it was made for: only `MontgomeryModulus.withScratch`
/// creates one.
@safe
struct MontgomeryScratch {
    /// The number of zero limbs on each side of a number: a tile of four columns reaches up to four beyond, in either
    /// direction.
    static let padding = 4
    private static let numberCount = 8

    /// The number of limbs in a number: 2, 6, 10 …, so that tiles that begin two columns early fill the lower half.
    let limbCount: Int
    /// −1/n modulo 2^61.
    private let negatedInverse: UInt64
    /// The modulus n.
    let modulus: UnsafeMutablePointer<UInt64>
    /// 1/2^61 modulo n.
    private let radixInverse: UnsafeMutablePointer<UInt64>
    /// The digits removed from the low end of a product. The two before the first are zero.
    private let digits: UnsafeMutablePointer<UInt64>
    /// The number to raise, unchanged.
    let base: UnsafeMutablePointer<UInt64>
    /// The number to raise, in Montgomery form.
    let form: UnsafeMutablePointer<UInt64>
    /// A number to compare with.
    let other: UnsafeMutablePointer<UInt64>
    /// The running value, below 3n.
    private(set) var value: UnsafeMutablePointer<UInt64>
    private var result: UnsafeMutablePointer<UInt64>

    /// Returns the number of words of memory that the numbers take.
    static func capacity(_ limbCount: Int) -> Int {
        numberCount * (limbCount + 2 * padding)
    }

    /// Creates the numbers in zeroed memory of that capacity.
    init(memory: UnsafeMutablePointer<UInt64>, modulus: MontgomeryModulus) {
        let limbCount = modulus.limbCount
        let room = limbCount + 2 * MontgomeryScratch.padding
        func number(_ index: Int) -> UnsafeMutablePointer<UInt64> {
            unsafe memory + (index * room + MontgomeryScratch.padding)
        }
        self.limbCount = limbCount
        negatedInverse = modulus.negatedInverse
        unsafe self.modulus = number(0)
        unsafe radixInverse = number(1)
        unsafe digits = number(2)
        unsafe base = number(3)
        unsafe form = number(4)
        unsafe other = number(5)
        unsafe value = number(6)
        unsafe result = number(7)
        unsafe load(modulus.limbs, into: self.modulus)
        unsafe load(modulus.radixInverse, into: radixInverse)
    }

    /// Copies the limbs of a number, of which there are exactly `limbCount`.
    func load(_ limbs: [UInt64], into number: UnsafeMutablePointer<UInt64>) {
        for index in 0..<limbCount { unsafe number[index] = limbs[index] }
    }

    /// Copies the running value to another number.
    func copyValue(to number: UnsafeMutablePointer<UInt64>) {
        unsafe number.update(from: value, count: limbCount)
    }

    /// Subtracts the modulus from the running value until the value is below it: at most twice.
    func normalizeValue() {
        while unsafe !Limbs.isLess(value, modulus, count: limbCount) {
            unsafe Limbs.subtract(modulus, from: value, count: limbCount)
        }
    }

    // MARK: - Operations

    // A product has 2·L columns, for numbers of L limbs. They are computed four at a time. The first four begin two
    // columns early, so that the digits' columns, the lower half, fill whole tiles.

    /// Computes value = value · factor / R modulo n, for numbers below 3n. The result is below 3n.
    mutating func multiply(by factor: UnsafeMutablePointer<UInt64>) {
        var carry: UInt128 = 0
        for column in stride(from: -2, to: limbCount, by: 4) {
            var tile = Tile()
            unsafe tile.add(value, upTo: value + (column &+ 4), factor + column)
            takeDigits(&tile, column, &carry)
        }
        for column in stride(from: limbCount, to: 2 &* limbCount, by: 4) {
            var tile = Tile()
            unsafe tile.addFromTop(
                value + (column &- limbCount &+ 1), upTo: value + limbCount, factor + (limbCount &- 1))
            keepLimbs(&tile, column, &carry)
        }
        unsafe swap(&value, &result)
    }

    /// Computes value = value² / R modulo n, for a value below 3n. Each product of two different limbs is computed once
    /// and counted twice.
    mutating func square() {
        var carry: UInt128 = 0
        for column in stride(from: -2, to: limbCount, by: 4) {
            var tile = Tile()
            let middle = unsafe value + column / 2
            unsafe tile.add(value, upTo: middle, value + column)
            unsafe tile.completeSquare(middle)
            takeDigits(&tile, column, &carry)
        }
        for column in stride(from: limbCount, to: 2 &* limbCount, by: 4) {
            var tile = Tile()
            let middle = unsafe value + column / 2
            unsafe tile.addFromTop(value + (column &- limbCount &+ 1), upTo: middle, value + (limbCount &- 1))
            unsafe tile.completeSquare(middle)
            keepLimbs(&tile, column, &carry)
        }
        unsafe swap(&value, &result)
    }

    // MARK: - Reduction

    /// Reduces the lower half: removes the lowest digit d of the rest, four times. A digit in one column equals d/2^61
    /// modulo n in the next. The very last digit is removed by adding the multiple of n that cancels it, which adds
    /// less to the result: all digits together then add less than 2n.
    @inline(__always)
    private func takeDigits(_ tile: inout Tile, _ column: Int, _ carry: inout UInt128) {
        unsafe tile.add(digits, upTo: digits + column, radixInverse + (column &- 1))

        carry &+= tile.first
        let first = carry.takeLimb()
        unsafe digits[column] = first
        unsafe tile.second.add(first, radixInverse[0])
        unsafe tile.third.add(first, radixInverse[1])
        unsafe tile.fourth.add(first, radixInverse[2])
        carry &+= tile.second
        let second = carry.takeLimb()
        unsafe digits[column &+ 1] = second
        unsafe tile.third.add(second, radixInverse[0])
        unsafe tile.fourth.add(second, radixInverse[1])
        carry &+= tile.third
        let third = carry.takeLimb()
        unsafe digits[column &+ 2] = third
        unsafe tile.fourth.add(third, radixInverse[0])
        carry &+= tile.fourth
        if column &+ 4 == limbCount {
            let last = UInt64(truncatingIfNeeded: carry) &* negatedInverse & Limbs.mask
            unsafe digits[column &+ 3] = last
            unsafe carry.add(last, modulus[0])
            _ = carry.takeLimb()
        } else {
            unsafe digits[column &+ 3] = carry.takeLimb()
        }
        carry &+= tile.excess
    }

    /// Computes the upper half: the limbs of the result, after adding the contribution of the digits.
    @inline(__always)
    private func keepLimbs(_ tile: inout Tile, _ column: Int, _ carry: inout UInt128) {
        let (last, index) = (limbCount &- 1, column &- limbCount)
        unsafe tile.addFromTop(digits + index, upTo: digits + last, radixInverse + last)
        unsafe tile.addRow(digits[last], modulus + (column &- last))

        carry &+= tile.first
        unsafe result[index] = carry.takeLimb()
        carry &+= tile.second
        unsafe result[index &+ 1] = carry.takeLimb()
        // After the last limb, these are zeros.
        carry &+= tile.third
        unsafe result[index &+ 2] = carry.takeLimb()
        carry &+= tile.fourth
        unsafe result[index &+ 3] = carry.takeLimb()
        carry &+= tile.excess
    }
}
