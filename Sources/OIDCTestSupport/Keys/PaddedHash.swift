import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens

/// The message that RSASSA-PKCS1-v1_5 signs (RFC 8017 §9.2): 00 01 FF … FF 00, followed by the DER-encoded hash name
/// and the hash. Each part can be replaced, to create encodings that a verifier must reject.
struct PaddedHash {
    var start: [UInt8] = [0, 1]
    var fillByte: UInt8 = 0xFF
    var separator: [UInt8] = [0]
    var name: [UInt8]
    var hash: [UInt8]
    /// The bytes after the hash. Empty in a valid encoding.
    var end: [UInt8] = []
    /// The total length, which is that of the modulus.
    var count = 256

    init(of message: [UInt8], _ function: HashAlgorithm) {
        let slice = message[...]
        hash = SoftwareCrypto().hash(slice.span, with: function)
        name = PaddedHash.name(of: function, length: UInt8(hash.count))
    }

    var bytes: [UInt8] {
        let tail = separator + name + hash + end
        return start + [UInt8](repeating: fillByte, count: max(count - start.count - tail.count, 0)) + tail
    }

    /// Returns the DER encoding up to the hash itself: SEQUENCE { SEQUENCE { OBJECT IDENTIFIER 2.16.840.1.101.3.4.2.n,
    /// NULL }, OCTET STRING }.
    static func name(of function: HashAlgorithm, length: UInt8) -> [UInt8] {
        let number: UInt8 =
            switch function {
            case .sha256: 1
            case .sha384: 2
            case .sha512: 3
            }
        return [
            0x30, 17 + length, 0x30, 13, 0x06, 9, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, number, 0x05, 0,
            0x04, length,
        ]
    }
}
