import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens

/// What RSASSA-PKCS1-v1_5 signs (RFC 8017 §9.2): 00 01 FF … FF 00, then the hash with its name in DER. Each part can be
/// exchanged, to make what a verifier must refuse.
struct PaddedHash {
    var start: [UInt8] = [0, 1]
    var fillByte: UInt8 = 0xFF
    var separator: [UInt8] = [0]
    var name: [UInt8]
    var hash: [UInt8]
    /// What stands behind the hash: nothing, in an honest one.
    var end: [UInt8] = []
    /// How long all of it is: as the modulus is.
    var count = 256

    init(of message: [UInt8], _ function: HashFunction) {
        let slice = message[...]
        hash = SoftwareCrypto().hash(slice.span, with: function)
        name = PaddedHash.name(of: function, length: UInt8(hash.count))
    }

    var bytes: [UInt8] {
        let tail = separator + name + hash + end
        return start + [UInt8](repeating: fillByte, count: max(count - start.count - tail.count, 0)) + tail
    }

    /// SEQUENCE { SEQUENCE { OBJECT IDENTIFIER 2.16.840.1.101.3.4.2.n, NULL }, OCTET STRING }, up to the hash itself.
    static func name(of function: HashFunction, length: UInt8) -> [UInt8] {
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
