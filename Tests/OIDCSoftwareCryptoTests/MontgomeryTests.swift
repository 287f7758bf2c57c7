import LibCrypto
import OIDCFixtures
import Testing

@testable import OIDCSoftwareCrypto

/// Compares the arithmetic with other implementations on random and extreme operands: schoolbook arithmetic in bytes
/// for small numbers, OpenSSL for large ones. In each pair of exponents, one has set bits between its first and last.
@Suite struct MontgomeryTests {
    @Test("Powers match schoolbook arithmetic", arguments: [8, 64, 112, 120, 176, 240])
    func matchesSchoolbookArithmetic(bits: Int) throws {
        var random = SeededGenerator(seed: UInt64(bits))
        for round in 0..<3 {
            let modulus = oddNumber(byteCount: bits / 8, allOnes: round == 0, &random)
            let montgomery = try #require(MontgomeryModulus(bigEndianBytes: modulus))
            for base in bases(below: modulus, &random) {
                for exponent: UInt64 in [3, 11] {
                    let expected = Schoolbook.power(base, exponent, modulo: modulus)
                    try expectPower(expected, base, exponent, montgomery)
                }
            }
        }
    }

    /// Every length around the smallest key's. With 31 limbs or more, columns must be carried early.
    @Test("Powers of about 2,048 bits match OpenSSL", .enabled(if: OpenSSL.isAvailable), arguments: 255...264)
    func matchesOpenSSL(byteCount: Int) throws {
        try expectPowersOfOpenSSL(byteCount)
    }

    /// With 60 limbs or more, columns must be carried within a row.
    @Test(
        "Powers of larger sizes match OpenSSL", .enabled(if: OpenSSL.isAvailable),
        arguments: [290, 291, 384, 385, 464, 465, 512, 700, 1_023, 1_024])
    func largePowersMatchOpenSSL(byteCount: Int) throws {
        try expectPowersOfOpenSSL(byteCount)
    }

    private func expectPowersOfOpenSSL(_ byteCount: Int) throws {
        let library = try #require(OpenSSL.library)
        var random = SeededGenerator(seed: UInt64(byteCount))
        for round in 0..<2 {
            let modulus = oddNumber(byteCount: byteCount, allOnes: round == 0, &random)
            let montgomery = try #require(MontgomeryModulus(bigEndianBytes: modulus))
            for base in bases(below: modulus, &random) {
                for exponent: UInt64 in [3, 263] {
                    let expected = try #require(library.power(base, exponent, modulo: modulus))
                    try expectPower(expected, base, exponent, montgomery)
                }
            }
        }
    }

    @Test("A base that is not below the modulus is rejected") func basesOutOfRange() throws {
        let modulus: [UInt8] = [0xC0, 0, 0, 0, 0, 0, 0, 0, 1]
        let montgomery = try #require(MontgomeryModulus(bigEndianBytes: modulus))
        #expect(!isPower([0, 0, 0, 0, 0, 0, 0, 0, 0], of: modulus, 3, montgomery))
        let base = modulus[...]
        #expect(montgomery.power(of: base.span, 3) == nil)
        var more = modulus
        more[8] = 2
        #expect(!isPower([0, 0, 0, 0, 0, 0, 0, 0, 1], of: more, 3, montgomery))
        #expect(!isPower([0, 0, 0, 0, 0, 0, 0, 0, 1], of: [UInt8](repeating: 0xFF, count: 9), 3, montgomery))
    }

    @Test("A modulus must be odd, and leading zeros do not count as bits") func modulusBits() throws {
        #expect(MontgomeryModulus(bigEndianBytes: []) == nil)
        #expect(MontgomeryModulus(bigEndianBytes: [0, 0]) == nil)
        #expect(MontgomeryModulus(bigEndianBytes: [0xFF, 0xFE]) == nil)
        #expect(try #require(MontgomeryModulus(bigEndianBytes: [0x80, 1])).bitCount == 16)
        #expect(try #require(MontgomeryModulus(bigEndianBytes: [0, 0, 0x7F, 1])).bitCount == 15)
    }

    // MARK: - Operands

    private func oddNumber(byteCount: Int, allOnes: Bool, _ random: inout SeededGenerator) -> [UInt8] {
        var number = (0..<byteCount).map { _ in UInt8(truncatingIfNeeded: allOnes ? 0xFF : random.next()) }
        number[0] |= 0x80
        number[byteCount - 1] |= 1
        return number
    }

    /// A random base, 0, 1, the greatest, and one whose limbs are all ones.
    private func bases(below modulus: [UInt8], _ random: inout SeededGenerator) -> [[UInt8]] {
        var any = modulus.map { _ in UInt8(truncatingIfNeeded: random.next()) }
        any[0] &= 0x7F
        var ones = [UInt8](repeating: 0xFF, count: modulus.count)
        ones[0] = 0x7F
        return [
            any, [UInt8](repeating: 0, count: modulus.count), Schoolbook.one(modulus.count),
            Schoolbook.predecessor(modulus), ones,
        ]
    }

    /// Checks that the expected number is the power and that a number next to it is not.
    private func expectPower(
        _ expected: [UInt8], _ base: [UInt8], _ exponent: UInt64, _ modulus: MontgomeryModulus
    ) throws {
        #expect(isPower(expected, of: base, exponent, modulus))
        var other = expected
        other[other.count / 2] ^= 0x10
        #expect(!isPower(other, of: base, exponent, modulus))
    }

    private func isPower(
        _ expected: [UInt8], of base: [UInt8], _ exponent: UInt64, _ modulus: MontgomeryModulus
    ) -> Bool {
        let (expected, base) = (expected[...], base[...])
        return modulus.isPower(expected.span, of: base.span, exponent)
    }
}

/// Arithmetic on big-endian bytes by shifting and adding: slow, but simple enough to trust.
private enum Schoolbook {
    static func one(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count - 1) + [1] }

    static func predecessor(_ number: [UInt8]) -> [UInt8] { subtract(number, one(number.count)) }

    static func power(_ base: [UInt8], _ exponent: UInt64, modulo modulus: [UInt8]) -> [UInt8] {
        var result = one(modulus.count)
        for bit in (0..<64 - exponent.leadingZeroBitCount).reversed() {
            result = multiply(result, result, modulo: modulus)
            if exponent >> UInt64(bit) & 1 == 1 { result = multiply(result, base, modulo: modulus) }
        }
        return result
    }

    private static func multiply(_ left: [UInt8], _ right: [UInt8], modulo modulus: [UInt8]) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: modulus.count + 1)
        let wideModulus = [0] + modulus
        let wideRight = [0] + right
        for byte in left {
            for bit in (0..<8).reversed() {
                result = reduce(add(result, result), wideModulus)
                if byte >> UInt8(bit) & 1 == 1 { result = reduce(add(result, wideRight), wideModulus) }
            }
        }
        return Array(result.dropFirst())
    }

    private static func reduce(_ number: [UInt8], _ modulus: [UInt8]) -> [UInt8] {
        number.lexicographicallyPrecedes(modulus) ? number : subtract(number, modulus)
    }

    private static func add(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        var carry = 0
        return Array(
            zip(left, right).reversed().map { pair in
                let sum = Int(pair.0) + Int(pair.1) + carry
                carry = sum >> 8
                return UInt8(sum & 0xFF)
            }.reversed())
    }

    private static func subtract(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        var borrow = 0
        return Array(
            zip(left, right).reversed().map { pair in
                let difference = Int(pair.0) - Int(pair.1) - borrow
                borrow = difference < 0 ? 1 : 0
                return UInt8((difference + 256) & 0xFF)
            }.reversed())
    }
}
