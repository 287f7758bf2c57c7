import OIDCTokens

/// An RSA public key with RSASSA-PKCS1-v1_5 verification (RFC 8017 §8.2.2).
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

    /// Returns whether raising the signature to the public exponent gives the encoding of the message's hash. The two
    /// are compared as a whole. No part of the signature is parsed, so a forger cannot hide anything in it.
    func isValid(signature: Span<UInt8>, message: Span<UInt8>, algorithm: SigningAlgorithm) -> Bool {
        // 1. The signature is as long as the modulus.
        guard signature.count == byteCount, let encoding = EncodedHash(algorithm) else { return false }
        // 3. and 4. Encode the message's hash and compare as numbers: byte strings of the same length are equal if
        // these are.
        return encoding.withBytes(of: message, count: byteCount) { encoded in
            modulus.isPower(encoded, of: signature, exponent)
        }
    }
}

/// EMSA-PKCS1-v1_5 (RFC 8017 §9.2): 00 01 FF … FF 00, then the hash with its algorithm identifier in DER.
private enum EncodedHash {
    case sha256
    case sha384
    case sha512

    init?(_ algorithm: SigningAlgorithm) {
        switch algorithm {
        case .rs256: self = .sha256
        case .rs384: self = .sha384
        case .rs512: self = .sha512
        default: return nil
        }
    }

    /// DigestInfo ::= SEQUENCE { SEQUENCE { OBJECT IDENTIFIER 2.16.840.1.101.3.4.2.n, NULL }, OCTET STRING }, up to the
    /// hash itself.
    private static let name: [UInt8] = [
        0x30, 17, 0x30, 13, 0x06, 9, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0, 0x05, 0, 0x04, 0,
    ]

    private var hashLength: Int {
        switch self {
        case .sha256: 32
        case .sha384: 48
        case .sha512: 64
        }
    }

    private var functionNumber: UInt8 {
        switch self {
        case .sha256: 1
        case .sha384: 2
        case .sha512: 3
        }
    }

    /// Calls a closure with the encoding of a message's hash, of the given length in bytes, which is at least 256.
    func withBytes(of message: Span<UInt8>, count: Int, _ body: (Span<UInt8>) -> Bool) -> Bool {
        unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { bytes in
            unsafe bytes.initialize(repeating: 0xFF)
            let hashStart = count - hashLength
            let nameStart = hashStart - EncodedHash.name.count
            unsafe bytes[0] = 0
            unsafe bytes[1] = 1
            unsafe bytes[nameStart - 1] = 0
            for (offset, byte) in EncodedHash.name.enumerated() { unsafe bytes[nameStart + offset] = byte }
            unsafe bytes[nameStart + 1] += UInt8(hashLength)
            unsafe bytes[nameStart + 14] = functionNumber
            unsafe bytes[hashStart - 1] = UInt8(hashLength)

            let hash = unsafe UnsafeMutableBufferPointer(rebasing: bytes[hashStart...])
            switch self {
            case .sha256: unsafe SHA256.hash(message, into: hash)
            case .sha384: unsafe SHA512.hash384(message, into: hash)
            case .sha512: unsafe SHA512.hash(message, into: hash)
            }
            return unsafe body(bytes.span)
        }
    }
}
