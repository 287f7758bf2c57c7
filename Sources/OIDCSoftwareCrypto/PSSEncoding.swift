import OIDCPrimitives

/// EMSA-PSS (RFC 8017 §9.1.2) with MGF1, the hash function of the signature in both, and a salt as long as the hash:
/// what RFC 7518 §3.5 requires of PS256, PS384 and PS512.
struct PSSEncoding {
    private let function: HashAlgorithm

    init(_ function: HashAlgorithm) {
        self.function = function
    }

    /// Returns whether bytes are an encoding of a message's hash in a number of bits. The bytes may begin with zeros
    /// beyond those bits.
    ///
    /// - Parameters:
    ///   - bytes: The result of the exponentiation.
    ///   - message: The signed message.
    ///   - bitCount: The number of bits in the modulus, less one. It is at least 2,047, so that the longest hash and its
    ///     salt always fit.
    func isValid(_ bytes: [UInt8], for message: Span<UInt8>, bitCount: Int) -> Bool {
        let length = (bitCount + 7) / 8
        guard bytes.prefix(bytes.count - length).allSatisfy({ $0 == 0 }) else { return false }
        let encoded = bytes.suffix(length)
        let hash = hash(message)
        guard encoded.last == 0xBC else { return false }
        let seed = encoded.dropLast().suffix(hash.count)
        let maskedBlock = encoded.prefix(length - hash.count - 1)

        // The bits above the encoding are zero, before and after unmasking.
        let topBits: UInt8 = 0xFF >> UInt8(8 * length - bitCount)
        guard maskedBlock[maskedBlock.startIndex] & ~topBits == 0 else { return false }
        var block = zip(maskedBlock, mask(from: seed, count: maskedBlock.count)).map { $0 ^ $1 }
        block[0] &= topBits

        // Zeros, a one, and a salt as long as the hash. A salt of another length moves the one.
        let padding = block.dropLast(hash.count)
        guard padding.last == 1, padding.dropLast().allSatisfy({ $0 == 0 }) else { return false }
        let salted = [UInt8](repeating: 0, count: 8) + hash + block.suffix(hash.count)
        return self.hash(salted.span).elementsEqual(seed)
    }

    /// MGF1 (RFC 8017 §B.2.1): the hashes of the seed with a counter, one after the other.
    private func mask(from seed: ArraySlice<UInt8>, count: Int) -> [UInt8] {
        var mask: [UInt8] = []
        var counter: UInt32 = 0
        while mask.count < count {
            let numbered = seed + (0..<4).map { UInt8(truncatingIfNeeded: counter >> (24 - 8 * $0)) }
            mask += hash(numbered.span)
            counter += 1
        }
        return Array(mask.prefix(count))
    }

    private func hash(_ message: Span<UInt8>) -> [UInt8] { SoftwareCrypto().hash(message, with: function) }
}
