import OIDCPrimitives
import OIDCTokens

/// An encoding that a verifier must reject. Verifiers that parsed encodings instead of comparing them as a whole have
/// accepted forged signatures since 2006, mostly with the exponent 3.
struct PKCS1PaddingCases {
    /// The defect, as a clause after “although”.
    let name: String
    let encoded: PaddedHash

    private init(_ name: String, _ message: [UInt8], _ corrupt: (inout PaddedHash) -> Void) {
        self.name = name
        var encoded = PaddedHash(of: message, .sha256)
        corrupt(&encoded)
        self.encoded = encoded
    }

    static func all(of message: [UInt8]) -> [PKCS1PaddingCases] {
        return [
            PKCS1PaddingCases("it has the padding of an encryption", message) { $0.start = [0, 2] },
            PKCS1PaddingCases("it has padding of type 0", message) { $0.start = [0, 0] },
            PKCS1PaddingCases("its first byte is not zero", message) { $0.start = [1, 1] },
            PKCS1PaddingCases("its padding is shifted by one byte", message) { $0.start = [1] },
            PKCS1PaddingCases("its padding consists of zeros", message) { $0.fillByte = 0 },
            PKCS1PaddingCases("its padding is not all 0xFF", message) { $0.start = [0, 1, 0xFE] },
            PKCS1PaddingCases("its padding has no end", message) { $0.separator = [0xFF] },
            PKCS1PaddingCases("its padding is short and garbage follows the hash", message) { encoded in
                let used = encoded.start.count + 8 + 1 + encoded.name.count + encoded.hash.count
                encoded.end = [UInt8](repeating: 0xA5, count: encoded.count - used)
            },
            PKCS1PaddingCases("it has no padding and garbage follows the hash", message) { encoded in
                let used = encoded.start.count + 1 + encoded.name.count + encoded.hash.count
                encoded.end = [UInt8](repeating: 0xA5, count: encoded.count - used)
            },
            PKCS1PaddingCases("a zero follows the hash", message) { $0.end = [0] },
            PKCS1PaddingCases("the hash's last byte is missing", message) { $0.hash.removeLast() },
            PKCS1PaddingCases("the hash is of another message", message) { $0.hash[0] ^= 1 },
            PKCS1PaddingCases("the hash has no name", message) { $0.name = [] },
            PKCS1PaddingCases("the hash has the name of SHA-384", message) {
                $0.name = PaddedHash.name(of: .sha384, length: UInt8($0.hash.count))
            },
            PKCS1PaddingCases("it uses SHA-512", message) { $0 = PaddedHash(of: message, .sha512) },
            PKCS1PaddingCases("the hash name has no parameters", message) { encoded in
                encoded.name = Array(encoded.name[..<15] + encoded.name[17...])
                encoded.name[1] -= 2
                encoded.name[3] -= 2
            },
            PKCS1PaddingCases("a length is encoded in the long form", message) { encoded in
                encoded.name = [0x30, 0x81] + encoded.name[1...]
            },
            PKCS1PaddingCases("it is the bare hash without padding", message) { encoded in
                (encoded.start, encoded.separator, encoded.name, encoded.fillByte) = ([0], [], [], 0)
            },
        ]
    }
}
