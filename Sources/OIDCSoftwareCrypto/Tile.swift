/// The sums of four neighboring columns of a product. Four sums and their inputs fit in the registers of common
/// processors, and each limb that is loaded serves four products.
///
/// A sum has room for 64 products of two limbs. The tile counts them, and moves the excess over a limb from each column
/// to the next before a sum could overflow.
struct Tile {
    var first: UInt128 = 0
    var second: UInt128 = 0
    var third: UInt128 = 0
    var fourth: UInt128 = 0
    /// The excess of the fourth column, which belongs to the column after these four.
    private(set) var excess: UInt128 = 0
    /// The maximum number of products in a column.
    private var load = 0

    /// The maximum number of products added in rows. Of the remaining four, three are for the digits and one is for the
    /// carry.
    private static let mostLoad = 60

    // MARK: - Rows

    /// Adds the products of a run of limbs, each with four neighboring limbs of the other factor, which move down by
    /// one for each limb.
    @inline(__always)
    mutating func add(
        _ limbs: UnsafeMutablePointer<UInt64>, upTo end: UnsafeMutablePointer<UInt64>,
        _ others: UnsafeMutablePointer<UInt64>
    ) {
        var (limb, other) = unsafe (limbs, others)
        while unsafe limb < end {
            let rowCount = unsafe end - limb
            if load &+ rowCount > Tile.mostLoad { relieve() }
            let pause = unsafe limb + min(rowCount, Tile.mostLoad &- load)
            load &+= unsafe pause - limb
            while unsafe limb < pause {
                unsafe addRow(limb[0], other)
                unsafe limb += 1
                unsafe other -= 1
            }
        }
    }

    /// Does the same if the other factor begins with its last limb. Half of the first three rows would be zeros.
    @inline(__always)
    mutating func addFromTop(
        _ limbs: UnsafeMutablePointer<UInt64>, upTo end: UnsafeMutablePointer<UInt64>,
        _ last: UnsafeMutablePointer<UInt64>
    ) {
        guard unsafe end - limbs >= 3 else {
            unsafe add(limbs, upTo: end, last)
            return
        }
        if load &+ 3 > Tile.mostLoad { relieve() }
        load &+= 3
        unsafe first.add(limbs[0], last[0])
        unsafe first.add(limbs[1], last[-1])
        unsafe second.add(limbs[1], last[0])
        unsafe first.add(limbs[2], last[-2])
        unsafe second.add(limbs[2], last[-1])
        unsafe third.add(limbs[2], last[0])
        unsafe add(limbs + 3, upTo: end, last - 3)
    }

    /// Adds the products of a limb with four neighboring limbs of the other factor.
    @inline(__always)
    mutating func addRow(_ limb: UInt64, _ others: UnsafeMutablePointer<UInt64>) {
        unsafe first.add(limb, others[0])
        unsafe second.add(limb, others[1])
        unsafe third.add(limb, others[2])
        unsafe fourth.add(limb, others[3])
    }

    // MARK: - Squares

    /// Doubles the sums, and adds the products of the two limbs in the middle of a square: with themselves once, with
    /// each other and with the next two twice.
    @inline(__always)
    mutating func completeSquare(_ middle: UnsafeMutablePointer<UInt64>) {
        let (low, high) = unsafe (middle[0], middle[1])
        second.add(low, high)
        unsafe third.add(low, middle[2])
        unsafe fourth.add(low, middle[3])
        unsafe fourth.add(high, middle[2])
        if load &+ 2 > Tile.mostLoad / 2 { relieve() }
        first &+= first
        second &+= second
        third &+= third
        fourth &+= fourth
        excess &+= excess
        load = 2 &* (load &+ 2) &+ 1
        first.add(low, low)
        third.add(high, high)
    }

    // MARK: - Room

    /// Moves the excess of each column to the next one. What is left in a column is below 2^68, which is less than a
    /// product and counted as one.
    @inline(__always)
    private mutating func relieve() {
        second &+= first.takeExcess()
        third &+= second.takeExcess()
        fourth &+= third.takeExcess()
        excess &+= fourth.takeExcess()
        load = 1
    }
}

extension UInt128 {
    /// Adds a product of two limbs.
    @inline(__always)
    mutating func add(_ left: UInt64, _ right: UInt64) {
        self &+= UInt128(left) &* UInt128(right)
    }

    /// Removes and returns the low limb. The rest is carried to the next column.
    @inline(__always)
    mutating func takeLimb() -> UInt64 {
        defer { self &>>= UInt128(Limbs.bits) }
        return UInt64(truncatingIfNeeded: self) & Limbs.mask
    }

    @inline(__always)
    fileprivate mutating func takeExcess() -> UInt128 {
        defer { self &= UInt128(Limbs.mask) }
        return self &>> UInt128(Limbs.bits)
    }
}
