import OIDCPrimitives
import OIDCTokens

/// An encoding that no signature may stand for. Verifiers that took such apart instead of comparing it as a whole have
/// let forgeries pass since 2006, above all under the exponent 3.
struct BadPadding {
    /// What is wrong with it, behind “though”.
    let name: String
    let encoded: PaddedHash

    private init(_ name: String, _ message: [UInt8], _ spoil: (inout PaddedHash) -> Void) {
        self.name = name
        var encoded = PaddedHash(of: message, .sha256)
        spoil(&encoded)
        self.encoded = encoded
    }

    static func all(of message: [UInt8]) -> [BadPadding] {
        return [
            BadPadding("its padding is that of encryption", message) { $0.start = [0, 2] },
            BadPadding("its padding is of type 0", message) { $0.start = [0, 0] },
            BadPadding("its first byte is not zero", message) { $0.start = [1, 1] },
            BadPadding("its padding is one byte off", message) { $0.start = [1] },
            BadPadding("its padding is of zeros", message) { $0.fillByte = 0 },
            BadPadding("its padding is not all ones", message) { $0.start = [0, 1, 0xFE] },
            BadPadding("nothing ends its padding", message) { $0.separator = [0xFF] },
            BadPadding("its padding is short and rubbish stands behind the hash", message) { encoded in
                let used = encoded.start.count + 8 + 1 + encoded.name.count + encoded.hash.count
                encoded.end = [UInt8](repeating: 0xA5, count: encoded.count - used)
            },
            BadPadding("it has no padding, and rubbish stands behind the hash", message) { encoded in
                let used = encoded.start.count + 1 + encoded.name.count + encoded.hash.count
                encoded.end = [UInt8](repeating: 0xA5, count: encoded.count - used)
            },
            BadPadding("a zero stands behind the hash", message) { $0.end = [0] },
            BadPadding("the hash's last byte is missing", message) { $0.hash.removeLast() },
            BadPadding("the hash is of another message", message) { $0.hash[0] ^= 1 },
            BadPadding("the hash has no name", message) { $0.name = [] },
            BadPadding("the hash has the name of SHA-384", message) {
                $0.name = PaddedHash.name(of: .sha384, length: UInt8($0.hash.count))
            },
            BadPadding("it is that of SHA-512", message) { $0 = PaddedHash(of: message, .sha512) },
            BadPadding("the name's parameters are left out", message) { encoded in
                encoded.name = Array(encoded.name[..<15] + encoded.name[17...])
                encoded.name[1] -= 2
                encoded.name[3] -= 2
            },
            BadPadding("a length is written in its long form", message) { encoded in
                encoded.name = [0x30, 0x81] + encoded.name[1...]
            },
            BadPadding("the hash stands without padding at the end", message) { encoded in
                (encoded.start, encoded.separator, encoded.name, encoded.fillByte) = ([0], [], [], 0)
            },
        ]
    }
}
