import OIDCTokens

/// An RSA public key, and RSASSA-PKCS1-v1_5 verification with it (RFC 8017 §8.2.2).
struct RSAPublicKey: PreparedKey {
    private let modulus: MontgomeryModulus
    private let exponent: UInt64
    /// The length of the modulus, and so of every signature, in bytes.
    private let byteCount: Int

    init?(modulus bytes: [UInt8], exponent: UInt64) {
        guard exponent >= 3, exponent & 1 == 1, exponent >> 33 == 0,
            let modulus = MontgomeryModulus(bigEndianBytes: bytes), (2_048...8_192).contains(modulus.bitCount)
        else { return nil }
        self.modulus = modulus
        self.exponent = exponent
        byteCount = (modulus.bitCount + 7) / 8
    }

    /// The signature's power is the encoding of the message's hash, compared as a whole: nothing of a signature is
    /// parsed, so that there is nothing a forger could hide in it.
    func isValid(signature: Span<UInt8>, message: Span<UInt8>, algorithm: SigningAlgorithm) -> Bool {
        // 1. The signature is as long as the modulus.
        guard signature.count == byteCount, let encoding = encoding(of: message, algorithm)?[...] else { return false }
        // 2. It is a number below the modulus; raise it to the public exponent.
        let number = MontgomeryModulus.limbs(of: signature, count: modulus.limbCount)
        guard MontgomeryModulus.isLess(number, modulus.limbs) else { return false }
        let power = modulus.power(number, exponent)
        // 3. and 4. Encode the message's hash, and compare, as numbers: equally long texts are equal when these are.
        return power == MontgomeryModulus.limbs(of: encoding.span, count: modulus.limbCount)
    }

    /// EMSA-PKCS1-v1_5 (RFC 8017 §9.2): 00 01 FF … FF 00, then the hash with its name in DER.
    private func encoding(of message: Span<UInt8>, _ algorithm: SigningAlgorithm) -> [UInt8]? {
        let hash: [UInt8]
        let function: UInt8
        switch algorithm {
        case .rs256: (hash, function) = (SHA256.hash(message), 1)
        case .rs384: (hash, function) = (SHA512.hash384(message), 2)
        case .rs512: (hash, function) = (SHA512.hash(message), 3)
        default: return nil
        }
        // DigestInfo ::= SEQUENCE { SEQUENCE { OBJECT IDENTIFIER 2.16.840.1.101.3.4.2.n, NULL }, OCTET STRING }
        let count = UInt8(truncatingIfNeeded: hash.count)
        let name: [UInt8] = [
            0x30, count + 17, 0x30, 13, 0x06, 9, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, function, 0x05, 0,
            0x04, count,
        ]
        var encoding = [UInt8](repeating: 0xFF, count: byteCount - name.count - hash.count)
        encoding[0] = 0
        encoding[1] = 1
        encoding[encoding.count - 1] = 0
        encoding.reserveCapacity(byteCount)
        encoding += name
        encoding += hash
        return encoding
    }
}
