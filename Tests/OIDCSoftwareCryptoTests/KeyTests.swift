import Testing

@testable import OIDCSoftwareCrypto

/// The numbers that are accepted as a key. They need not form a real key, because nothing is factored.
@Suite struct KeyTests {
    private let modulus = [UInt8](repeating: 0xFF, count: 256)

    @Test("Odd moduli of 2,048 to 8,192 bits are accepted") func moduli() {
        #expect(isAccepted(modulus, 65_537))
        #expect(isAccepted([0x80] + modulus.dropFirst(), 65_537), "2,048 bits")
        #expect(!isAccepted([0x7F] + modulus.dropFirst(), 65_537), "2,047 bits")
        #expect(isAccepted([UInt8](repeating: 0xFF, count: 1_024), 65_537), "8,192 bits")
        #expect(!isAccepted([1] + [UInt8](repeating: 0xFF, count: 1_024), 65_537), "8,193 bits")
        #expect(!isAccepted(modulus.dropLast() + [0xFE], 65_537), "even")
        #expect(!isAccepted([], 65_537))
    }

    @Test("Odd exponents from 3 to 33 bits are accepted") func exponents() {
        for exponent: UInt64 in [3, 5, 65_537, 1 << 33 - 1] {
            #expect(isAccepted(modulus, exponent), "exponent \(exponent)")
        }
        for exponent: UInt64 in [0, 1, 2, 4, 65_536, 1 << 33 - 2, 1 << 33 | 1, .max] {
            #expect(!isAccepted(modulus, exponent), "exponent \(exponent)")
        }
    }

    private func isAccepted(_ modulus: [UInt8], _ exponent: UInt64) -> Bool {
        RSAPublicKey(modulus: modulus, exponent: exponent) != nil
    }
}
