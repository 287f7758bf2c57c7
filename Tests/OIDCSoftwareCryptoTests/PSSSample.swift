import LibCrypto

/// An encoding (RFC 8017 §9.1.1), of which each part can be replaced.
struct PSSSample {
    static let message = Array("Signed by anybody.".utf8)

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
        digest = library.digest(PSSSample.message, hash)
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

    /// Samples that must be rejected, made from a valid one.
    var defects: [(name: String, sample: PSSSample)] {
        let padding = (bits + 7) / 8 - 2 * digest.count - 2
        let changes: [(String, (inout PSSSample) -> Void)] = [
            ("no salt", { $0.saltCount = 0 }),
            ("a shorter salt", { $0.saltCount -= 1 }),
            ("a longer salt", { $0.saltCount += 1 }),
            ("another last byte", { $0.end = 0xBD }),
            ("no one before the salt", { $0.separator = 0 }),
            ("another byte before the salt", { $0.separator = 3 }),
            ("a bit in the first byte of the padding", { $0.changes = [(0, 1)] }),
            ("a bit in the middle of the padding", { $0.changes = [(padding / 2, 0x80)] }),
            ("a bit in the last byte of the padding", { $0.changes = [(padding - 1, 1)] }),
            ("a bit above the encoding", { $0.hasBitAbove = true }),
            ("other bytes before the hash", { $0.start[0] = 1 }),
            ("a byte less before the hash", { $0.start.removeLast() }),
            ("the hash of another message", { $0.digest[0] ^= 1 }),
        ]
        return changes.map { name, change in
            var sample = self
            change(&sample)
            return (name, sample)
        }
    }
}
