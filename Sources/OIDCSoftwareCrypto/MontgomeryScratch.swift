/// The memory of one exponentiation, and the two operations on it.
///
/// Six numbers lie in it, each with a few zero limbs before and behind, so that loops over four columns at once may
/// read past both ends: what they read there adds nothing.
///
/// It is called safe because it does not leave the allocation it was made for: `MontgomeryModulus.withScratch` is the
/// only place that makes one.
@safe
struct MontgomeryScratch {
    /// Zero limbs on each side of a number: a tile of four columns reaches up to three beyond, either way.
    static let padding = 4

    private let limbCount: Int
    private let negatedInverse: UInt64
    private let modulus: UnsafeMutablePointer<UInt64>
    private let quotient: UnsafeMutablePointer<UInt64>
    /// The number to raise, as it is.
    let base: UnsafeMutablePointer<UInt64>
    /// The number to raise, in Montgomery's form.
    let form: UnsafeMutablePointer<UInt64>
    /// The running value, below 2n.
    private(set) var value: UnsafeMutablePointer<UInt64>
    private var result: UnsafeMutablePointer<UInt64>

    /// How many words of memory the numbers take.
    static func capacity(_ limbCount: Int) -> Int {
        6 * (limbCount + 2 * padding)
    }

    /// Lays the numbers out in zeroed memory of that capacity.
    init(memory: UnsafeMutablePointer<UInt64>, modulus limbs: [UInt64], negatedInverse: UInt64) {
        limbCount = limbs.count
        let room = MontgomeryScratch.capacity(limbCount) / 6
        func number(_ index: Int) -> UnsafeMutablePointer<UInt64> {
            unsafe memory + (index * room + MontgomeryScratch.padding)
        }
        self.negatedInverse = negatedInverse
        unsafe modulus = number(0)
        unsafe quotient = number(1)
        unsafe base = number(2)
        unsafe form = number(3)
        unsafe value = number(4)
        unsafe result = number(5)
        unsafe load(limbs, into: modulus)
    }

    /// Writes a number's limbs, of which there are exactly `limbCount`.
    func load(_ limbs: [UInt64], into number: UnsafeMutablePointer<UInt64>) {
        for index in 0..<limbCount { unsafe number[index] = limbs[index] }
    }

    /// Copies the running value.
    func copyValue(to number: UnsafeMutablePointer<UInt64>) {
        unsafe number.update(from: value, count: limbCount)
    }

    /// The running value's limbs.
    func valueLimbs() -> [UInt64] {
        (0..<limbCount).map { unsafe value[$0] }
    }

    // MARK: - Operations

    /// value = value · factor / R modulo n.
    mutating func multiply(by factor: UnsafeMutablePointer<UInt64>) {
        var carry: UInt128 = 0
        for column in stride(from: 0, to: 2 &* limbCount, by: 4) {
            var tile = Tile()
            var index = firstIndex(column)
            let end = min(limbCount, column &+ 4)
            while index < end {
                unsafe tile.add(value[index], factor + (column &- index))
                index &+= 1
            }
            reduce(&tile, column, &carry)
        }
        unsafe swap(&value, &result)
    }

    /// value = value² / R modulo n. Each product of two different limbs is made once and counted twice.
    mutating func square() {
        var carry: UInt128 = 0
        for column in stride(from: 0, to: 2 &* limbCount, by: 4) {
            var tile = Tile()
            let middle = column / 2
            var index = firstIndex(column)
            while index < middle {
                unsafe tile.add(value[index], value + (column &- index))
                index &+= 1
            }
            let (low, high) = unsafe (value[middle], value[middle &+ 1])
            tile.second &+= UInt128(low) &* UInt128(high)
            tile.third &+= unsafe UInt128(low) &* UInt128(value[middle &+ 2])
            tile.fourth &+= unsafe UInt128(low) &* UInt128(value[middle &+ 3])
            tile.fourth &+= unsafe UInt128(high) &* UInt128(value[middle &+ 2])
            tile.double()
            tile.first &+= UInt128(low) &* UInt128(low)
            tile.third &+= UInt128(high) &* UInt128(high)
            reduce(&tile, column, &carry)
        }
        unsafe swap(&value, &result)
    }

    /// Adds to four columns the multiples of the modulus that belong there, and takes their low bits off.
    ///
    /// In the lower half each column first yields the digit by which the modulus must be multiplied for the column's
    /// low 59 bits to vanish; that digit counts in the next columns too. In the upper half all digits are known, and the
    /// columns' low bits are the result.
    @inline(__always)
    private func reduce(_ tile: inout Tile, _ column: Int, _ carry: inout UInt128) {
        var index = firstIndex(column)
        let end = min(limbCount, column)
        while index < end {
            unsafe tile.add(quotient[index], modulus + (column &- index))
            index &+= 1
        }
        guard column < limbCount else {
            keepLowBits(of: tile.first, column, &carry)
            keepLowBits(of: tile.second, column &+ 1, &carry)
            keepLowBits(of: tile.third, column &+ 2, &carry)
            keepLowBits(of: tile.fourth, column &+ 3, &carry)
            return
        }
        let first = takeLowBits(of: tile.first, column, &carry)
        tile.second &+= unsafe UInt128(first) &* UInt128(modulus[1])
        tile.third &+= unsafe UInt128(first) &* UInt128(modulus[2])
        tile.fourth &+= unsafe UInt128(first) &* UInt128(modulus[3])
        let second = takeLowBits(of: tile.second, column &+ 1, &carry)
        tile.third &+= unsafe UInt128(second) &* UInt128(modulus[1])
        tile.fourth &+= unsafe UInt128(second) &* UInt128(modulus[2])
        let third = takeLowBits(of: tile.third, column &+ 2, &carry)
        tile.fourth &+= unsafe UInt128(third) &* UInt128(modulus[1])
        _ = takeLowBits(of: tile.fourth, column &+ 3, &carry)
    }

    /// The first limb that has a product in these four columns: the one whose partner is the last limb.
    @inline(__always)
    private func firstIndex(_ column: Int) -> Int {
        max(0, column &- limbCount &+ 1)
    }

    /// In the lower half, the digit that makes the column's low bits vanish; the rest of the column is carried. The
    /// tile in the middle reaches into the upper half, where there are no digits.
    @inline(__always)
    private func takeLowBits(of sum: UInt128, _ column: Int, _ carry: inout UInt128) -> UInt64 {
        guard column < limbCount else {
            keepLowBits(of: sum, column, &carry)
            return 0
        }
        let sum = carry &+ sum
        let digit = UInt64(truncatingIfNeeded: sum) &* negatedInverse & MontgomeryModulus.limbMask
        unsafe quotient[column] = digit
        carry = unsafe (sum &+ UInt128(digit) &* UInt128(modulus[0])) &>> UInt128(MontgomeryModulus.limbBits)
        return digit
    }

    /// In the upper half the column's low bits are a limb of the result; the rest is carried.
    @inline(__always)
    private func keepLowBits(of sum: UInt128, _ column: Int, _ carry: inout UInt128) {
        let sum = carry &+ sum
        unsafe result[column &- limbCount] = UInt64(truncatingIfNeeded: sum) & MontgomeryModulus.limbMask
        carry = sum &>> UInt128(MontgomeryModulus.limbBits)
    }
}

/// The sums of four neighbouring columns. Four, because so many sums and what feeds them fit the registers of common
/// processors, and each limb that is loaded serves four products.
private struct Tile {
    var first: UInt128 = 0
    var second: UInt128 = 0
    var third: UInt128 = 0
    var fourth: UInt128 = 0

    /// Adds a limb's products with four neighbouring limbs of the other factor.
    @inline(__always)
    mutating func add(_ limb: UInt64, _ others: UnsafeMutablePointer<UInt64>) {
        first &+= unsafe UInt128(limb) &* UInt128(others[0])
        second &+= unsafe UInt128(limb) &* UInt128(others[1])
        third &+= unsafe UInt128(limb) &* UInt128(others[2])
        fourth &+= unsafe UInt128(limb) &* UInt128(others[3])
    }

    @inline(__always)
    mutating func double() {
        first &+= first
        second &+= second
        third &+= third
        fourth &+= fourth
    }
}
