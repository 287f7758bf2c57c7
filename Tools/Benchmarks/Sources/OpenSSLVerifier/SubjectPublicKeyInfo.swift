import OIDCTokens

/// SubjectPublicKeyInfo ::= SEQUENCE { algorithm, BIT STRING } (RFC 5280 §4.1), in DER.
enum SubjectPublicKeyInfo {
    static func der(of key: JSONWebKey) -> [UInt8]? {
        if let rsa = key.rsa {
            let exponent = (0..<8).reversed().map { UInt8(truncatingIfNeeded: rsa.exponent >> (8 * $0)) }
            let numbers = DER.sequence(DER.integer(rsa.modulus[...]) + DER.integer(exponent[...]))
            return info(DER.identifier([0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 1]) + [0x05, 0], numbers)
        }
        if let point = key.ellipticCurve, let curve = curves[point.curve] {
            let ellipticCurve = DER.identifier([0x2A, 0x86, 0x48, 0xCE, 0x3D, 2, 1])
            return info(ellipticCurve + DER.identifier(curve), [0x04] + point.x + point.y)
        }
        if let pair = key.octetKeyPair, pair.curve == .ed25519 {
            return info(DER.identifier([0x2B, 0x65, 0x70]), pair.x)
        }
        return nil
    }

    private static let curves: [JSONWebKey.Curve: [UInt8]] = [
        .p256: [0x2A, 0x86, 0x48, 0xCE, 0x3D, 3, 1, 7], .p384: [0x2B, 0x81, 0x04, 0, 0x22],
        .p521: [0x2B, 0x81, 0x04, 0, 0x23],
    ]

    private static func info(_ algorithm: [UInt8], _ key: [UInt8]) -> [UInt8] {
        DER.sequence(DER.sequence(algorithm) + DER.element(0x03, [0] + key))
    }
}

/// The part of DER that keys and signatures need.
enum DER {
    static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        let count = content.count
        let length: [UInt8] =
            switch count {
            case 0..<0x80: [UInt8(count)]
            case 0x80..<0x100: [0x81, UInt8(count)]
            default: [0x82, UInt8(count >> 8), UInt8(count & 0xFF)]
            }
        return [tag] + length + content
    }

    static func sequence(_ content: [UInt8]) -> [UInt8] { element(0x30, content) }

    static func identifier(_ content: [UInt8]) -> [UInt8] { element(0x06, content) }

    /// The numbers of a sequence of them, without leading zeros.
    static func integers(of bytes: [UInt8]) -> [[UInt8]] {
        var rest = bytes.dropFirst(bytes.count > 1 && bytes[1] == 0x81 ? 3 : 2)
        var numbers: [[UInt8]] = []
        while rest.popFirst() == 0x02, let count = rest.popFirst(), rest.count >= Int(count) {
            numbers.append(Array(rest.prefix(Int(count)).drop { $0 == 0 }))
            rest = rest.dropFirst(Int(count))
        }
        return numbers
    }

    /// A non-negative number, most significant byte first.
    static func integer(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let digits = Array(bytes.drop { $0 == 0 })
        return element(0x02, (digits.first ?? 0x80) & 0x80 == 0 ? digits : [0] + digits)
    }
}
