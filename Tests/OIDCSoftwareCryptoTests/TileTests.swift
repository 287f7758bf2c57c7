import Testing

@testable import OIDCSoftwareCrypto

/// Columns of the largest possible products, in which all limbs are ones. Columns of random numbers have about a
/// quarter of that and never overflow.
@Suite struct TileTests {
    /// A step that adds to a tile.
    enum Step: Sendable {
        /// The given number of rows.
        case rows(Int)
        /// The given number of rows, the first of which begins at the other factor's last limb.
        case fromTop(Int)
        /// The middle products of a square.
        case middle
    }

    @Test(
        "The sums of a tile's rows are exact",
        arguments: [1, 2, 3, 57, 58, 59, 60, 61, 62, 63, 64, 65, 119, 120, 121, 200])
    func rowSums(count: Int) {
        expectExactSums([.rows(count)])
        expectExactSums([.fromTop(count)])
        expectExactSums([.fromTop(count), .middle])
        for more in [1, 2, 3, 4, 60] {
            expectExactSums([.rows(count), .rows(more)])
            expectExactSums([.rows(count), .fromTop(more)])
            expectExactSums([.fromTop(count), .fromTop(more)])
            expectExactSums([.rows(count), .fromTop(more), .rows(1)])
        }
    }

    /// A square counts its rows twice, so half as many fill a column.
    @Test("The sums of a square's tile are exact", arguments: [0, 1, 26, 27, 28, 29, 30, 31, 32, 59, 60, 61, 90])
    func squareSums(count: Int) {
        expectExactSums([.rows(count), .middle])
        for more in [1, 2, 3, 4, 5, 58, 59, 60, 61] {
            expectExactSums([.rows(count), .middle, .rows(more)])
            expectExactSums([.rows(count), .middle, .fromTop(more)])
        }
    }

    /// Checks that the tile holds the sums of its steps, and that each column has room for four more products: three
    /// for the digits that are removed, and one that exceeds any carry.
    private func expectExactSums(_ steps: [Step]) {
        var tile = Tile()
        // The number of products in each column.
        var counts: (UInt128, UInt128, UInt128, UInt128) = (0, 0, 0, 0)
        for step in steps {
            add(step, to: &tile)
            switch step {
            case .rows(let count):
                let rows = UInt128(count)
                counts = (counts.0 + rows, counts.1 + rows, counts.2 + rows, counts.3 + rows)
            case .fromTop(let count):
                let rows = (0..<4).map { UInt128(max(count - $0, 0)) }
                counts = (counts.0 + rows[0], counts.1 + rows[1], counts.2 + rows[2], counts.3 + rows[3])
            case .middle:
                counts = (2 * counts.0 + 1, 2 * counts.1 + 2, 2 * counts.2 + 3, 2 * counts.3 + 4)
            }
        }
        let columns = [tile.first, tile.second, tile.third, tile.fourth]
        #expect(columns.allSatisfy { $0 <= .max - 4 * greatest }, "\(steps)")

        // (2^61 − 1)² is (2^61 − 2) · 2^61 + 1: each product leaves 1 in its column and the rest in the next.
        let rest = UInt128(Limbs.mask) - 1
        let expected = [
            counts.0, counts.1 + counts.0 * rest, counts.2 + counts.1 * rest, counts.3 + counts.2 * rest,
            counts.3 * rest,
        ]
        #expect(limbs(of: columns + [tile.excess]) == limbs(of: expected), "\(steps)")
    }

    private var greatest: UInt128 { UInt128(Limbs.mask) * UInt128(Limbs.mask) }

    private func add(_ step: Step, to tile: inout Tile) {
        let limbs = LimbMemory([UInt64](repeating: Limbs.mask, count: 512))
        // Zeros follow a number's last limb.
        let number = LimbMemory([UInt64](repeating: Limbs.mask, count: 256) + [0, 0, 0, 0])
        switch step {
        case .rows(let count): unsafe tile.add(limbs.start, upTo: limbs.start + count, limbs.start + 256)
        case .fromTop(let count): unsafe tile.addFromTop(limbs.start, upTo: limbs.start + count, number.start + 255)
        case .middle: unsafe tile.completeSquare(limbs.start)
        }
    }

    /// Returns the number that the columns represent, in limbs. The last limb keeps the remainder.
    private func limbs(of columns: [UInt128]) -> [UInt128] {
        var carry: UInt128 = 0
        var limbs: [UInt128] = []
        for column in columns.dropLast() {
            carry += column
            limbs.append(carry & UInt128(Limbs.mask))
            carry >>= 61
        }
        return limbs + [carry + (columns.last ?? 0)]
    }
}
