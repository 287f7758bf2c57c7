import LibCrypto
import OIDCFixtures
import OIDCPrimitives
import OIDCTokens
import Testing

@testable import OIDCSoftwareCrypto

/// Encodings of RSASSA-PSS that OpenSSL raises to the private exponent, for moduli of which the bytes have up to seven
/// bits more than the encoding.
@Suite(.enabled(if: OpenSSL.isAvailable)) struct PSSTests {
    private let library: LibCrypto
    private static let message = Array("Signed by anybody.".utf8)

    init() throws {
        library = try #require(OpenSSL.library)
    }

    /// An encoding (RFC 8017 §9.1.1), of which each part can be replaced.
    private struct Encoding {
        let library: LibCrypto
        let hash: LibCrypto.Hash
        /// The number of bits in the modulus, less one.
        let bits: Int
        var start = [UInt8](repeating: 0, count: 8)
        var saltCount: Int
        var digest: [UInt8]
        /// The bytes to change in the unmasked block, by their place.
        var changes: [(place: Int, byte: UInt8)] = []
        var separator: UInt8 = 1
        var end: UInt8 = 0xBC
        /// Whether a bit above the encoding is set.
        var hasBitAbove = false

        init(_ library: LibCrypto, _ hash: LibCrypto.Hash, modulusBits: Int) {
            self.library = library
            self.hash = hash
            bits = modulusBits - 1
            digest = library.digest(PSSTests.message, hash)
            saltCount = digest.count
        }

        /// The encoding as bytes, as many as the modulus has.
        func bytes(modulusCount: Int, variant: UInt8) -> [UInt8] {
            let length = (bits + 7) / 8
            let salt = [UInt8](repeating: variant, count: saltCount)
            let seed = library.digest(start + digest + salt, hash)
            var block = [UInt8](repeating: 0, count: length - seed.count - salt.count - 2) + [separator] + salt
            for change in changes { block[change.place] = change.byte }
            var mask: [UInt8] = []
            for counter in 0..<UInt8.max where mask.count < block.count {
                mask += library.digest(seed + [0, 0, 0, counter], hash)
            }
            var encoded = zip(block, mask).map { $0 ^ $1 }
            encoded[0] &= 0xFF >> UInt8(8 * length - bits)
            encoded += seed + [end]
            var bytes = [UInt8](repeating: 0, count: modulusCount - length) + encoded
            if hasBitAbove { bytes[modulusCount - bits / 8 - 1] |= 1 << UInt8(bits % 8) }
            return bytes
        }
    }

    private func accepts(_ encoding: Encoding, _ pair: LibCrypto.KeyPair, _ algorithm: SigningAlgorithm) throws -> Bool
    {
        // With a bit above the encoding, some of the numbers are not below the modulus.
        let signatures = (0..<UInt8.max).lazy.compactMap {
            library.raise(encoding.bytes(modulusCount: pair.modulus.count, variant: $0), with: pair)
        }
        guard let signature = signatures.first?[...] else { return false }
        let key = try #require(RSAPublicKey(modulus: pair.modulus, exponent: pair.exponent))
        let message = PSSTests.message[...]
        return key.isValid(signature: signature.span, message: message.span, algorithm: algorithm)
    }

    @Test(
        "Only encodings with a salt as long as the hash are valid",
        arguments: [2_048, 2_049, 2_050, 2_055, 3_072],
        [(SigningAlgorithm.ps256, LibCrypto.Hash.sha256), (.ps384, .sha384), (.ps512, .sha512)])
    func encodings(bits: Int, algorithm: (name: SigningAlgorithm, hash: LibCrypto.Hash)) throws {
        let pair = try #require(library.makeKey(bits: bits))
        #expect(pair.modulus.count * 8 - pair.modulus[0].leadingZeroBitCount == bits)
        let valid = Encoding(library, algorithm.hash, modulusBits: bits)
        #expect(try accepts(valid, pair, algorithm.name))
        #expect(try !accepts(valid, pair, .rs256))
        for other in [SigningAlgorithm.ps256, .ps384, .ps512] where other != algorithm.name {
            #expect(try !accepts(valid, pair, other))
        }

        let padding = (bits + 6) / 8 - 2 * valid.digest.count - 2
        func rejects(_ defect: String, _ corrupt: (inout Encoding) -> Void) throws {
            var encoding = valid
            corrupt(&encoding)
            #expect(try !accepts(encoding, pair, algorithm.name), "\(bits) bits, \(algorithm.name): \(defect)")
        }
        try rejects("no salt") { $0.saltCount = 0 }
        try rejects("a shorter salt") { $0.saltCount -= 1 }
        try rejects("a longer salt") { $0.saltCount += 1 }
        try rejects("another last byte") { $0.end = 0xBD }
        try rejects("no one before the salt") { $0.separator = 0 }
        try rejects("another byte before the salt") { $0.separator = 3 }
        try rejects("a bit in the first byte of the padding") { $0.changes = [(0, 1)] }
        try rejects("a bit in the middle of the padding") { $0.changes = [(padding / 2, 0x80)] }
        try rejects("a bit in the last byte of the padding") { $0.changes = [(padding - 1, 1)] }
        try rejects("a bit above the encoding") { $0.hasBitAbove = true }
        try rejects("other bytes before the hash") { $0.start[0] = 1 }
        try rejects("a byte less before the hash") { $0.start.removeLast() }
        try rejects("the hash of another message") { $0.digest[0] ^= 1 }
    }
}
