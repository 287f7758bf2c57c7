import OIDCFixtures
import Testing

@testable import OIDCSoftwareCrypto

/// The arithmetic beside schoolbook arithmetic in bytes, on random and extreme operands.
@Suite struct MontgomeryTests {
    @Test(arguments: [64, 118, 119, 177, 236, 512])
    func powersAreThoseOfSchoolbookArithmetic(bits: Int) throws {
        var random = SeededGenerator(seed: UInt64(bits))
        for round in 0..<6 {
            let count = (bits + 7) / 8
            var modulus = (0..<count).map { _ in UInt8(truncatingIfNeeded: round == 0 ? 0xFF : random.next()) }
            modulus[0] |= 0x80
            modulus[count - 1] |= 1
            let montgomery = try #require(MontgomeryModulus(bigEndianBytes: modulus))
            var bases = [(0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }]
            bases[0][0] &= 0x7F
            bases += [[UInt8](repeating: 0, count: count), Schoolbook.one(count), Schoolbook.predecessor(modulus)]
            for base in bases {
                for exponent: UInt64 in [3, 5, 17, 257] {
                    let slice = base[...]
                    let limbs = MontgomeryModulus.limbs(of: slice.span, count: montgomery.limbs.count)
                    let power = Schoolbook.bytes(of: montgomery.power(limbs, exponent), count: count)
                    #expect(power == Schoolbook.power(base, exponent, modulo: modulus))
                }
            }
        }
    }

    @Test func bytesSurviveTheWayThroughLimbs() {
        var random = SeededGenerator(seed: 59)
        for count in [1, 7, 8, 9, 59, 118, 256, 1_024] {
            let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let slice = bytes[...]
            let limbs = MontgomeryModulus.limbs(of: slice.span, count: count * 8 / 59 + 1)
            #expect(limbs.allSatisfy { $0 >> 59 == 0 })
            #expect(Schoolbook.bytes(of: limbs, count: count) == bytes)
        }
    }
}

/// Numbers as bytes, most significant first, multiplied by shifting and adding: slow, and simple enough to trust.
private enum Schoolbook {
    /// The last bytes of a number in limbs of 59 bits, put together bit by bit.
    static func bytes(of limbs: [UInt64], count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        for bit in 0..<min(count * 8, limbs.count * 59) where limbs[bit / 59] >> UInt64(bit % 59) & 1 == 1 {
            bytes[count - 1 - bit / 8] |= 1 << UInt8(bit % 8)
        }
        return bytes
    }

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
