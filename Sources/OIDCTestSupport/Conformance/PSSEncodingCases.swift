import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens

/// An encoding of RSASSA-PSS (RFC 8017 §9.1.1). Each part can be replaced, to create encodings that a verifier must
/// reject.
struct SaltedHash {
    var function: HashAlgorithm = .sha256
    /// The hash function of the mask, which is that of the hash in a valid encoding.
    var maskFunction: HashAlgorithm = .sha256
    var salt = [UInt8](repeating: 0x5A, count: 32)
    var hash: [UInt8]
    /// The eight bytes before the hash and the salt, when they are hashed together.
    var start = [UInt8](repeating: 0, count: 8)
    var fillByte: UInt8 = 0
    var separator: UInt8 = 1
    var end: UInt8 = 0xBC
    /// The highest bit, which is beyond the encoding of a modulus of 2,048 bits.
    var topBit: UInt8 = 0

    init(of message: [UInt8]) {
        hash = SaltedHash.hash(message, .sha256)
    }

    /// The encoding for a modulus of 2,048 bits.
    var bytes: [UInt8] {
        let seed = SaltedHash.hash(start + hash + salt, function)
        let padding = [UInt8](repeating: fillByte, count: 256 - seed.count - salt.count - 2)
        let block = padding + [separator] + salt
        var mask: [UInt8] = []
        for counter in 0..<UInt8.max where mask.count < block.count {
            mask += SaltedHash.hash(seed + [0, 0, 0, counter], maskFunction)
        }
        var masked = zip(block, mask).map { $0 ^ $1 }
        masked[0] = masked[0] & 0x7F | topBit
        return masked + seed + [end]
    }

    static func hash(_ message: [UInt8], _ function: HashAlgorithm) -> [UInt8] {
        let slice = message[...]
        return SoftwareCrypto().hash(slice.span, with: function)
    }
}

/// An encoding that a verifier must reject, and its defect as a clause after “although”.
struct PSSEncodingCases {
    let name: String
    let encoded: SaltedHash

    private init(_ name: String, _ message: [UInt8], _ corrupt: (inout SaltedHash) -> Void) {
        self.name = name
        var encoded = SaltedHash(of: message)
        corrupt(&encoded)
        self.encoded = encoded
    }

    static func all(of message: [UInt8]) -> [PSSEncodingCases] {
        let lengths = [0, 1, 20, 31, 33, 64].map { length in
            PSSEncodingCases("its salt has \(length) bytes", message) { encoded in
                encoded.salt = [UInt8](repeating: 0x5A, count: length)
            }
        }
        return lengths + [
            PSSEncodingCases("its salt fills all space", message) { $0.salt = [UInt8](repeating: 1, count: 222) },
            PSSEncodingCases("its last byte is not 0xBC", message) { $0.end = 0xCC },
            PSSEncodingCases("no one precedes the salt", message) { $0.separator = 0 },
            PSSEncodingCases("another byte than one precedes the salt", message) { $0.separator = 0x81 },
            PSSEncodingCases("its padding is not zero", message) { $0.fillByte = 2 },
            PSSEncodingCases("its padding consists of ones", message) { $0.fillByte = 1 },
            PSSEncodingCases("the mask uses SHA-512", message) { $0.maskFunction = .sha512 },
            PSSEncodingCases("it uses SHA-384", message) { encoded in
                encoded.function = .sha384
                encoded.maskFunction = .sha384
                encoded.hash = SaltedHash.hash(message, .sha384)
                encoded.salt = [UInt8](repeating: 0x5A, count: 48)
            },
            PSSEncodingCases("the hash is of another message", message) { $0.hash[0] ^= 1 },
            PSSEncodingCases("the hash's last byte is missing", message) { $0.hash.removeLast() },
            PSSEncodingCases("the eight bytes before the hash are not zero", message) { $0.start[7] = 1 },
            PSSEncodingCases("the eight bytes before the hash are missing", message) { $0.start = [] },
            PSSEncodingCases("its highest bit is set", message) { $0.topBit = 0x80 },
        ]
    }
}
