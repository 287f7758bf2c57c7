import OIDCPrimitives

extension JSONWebKey {
    /// The public numbers of a key (RFC 7518 §6, RFC 8037 §2). Which of them can check a signature depends on the
    /// injected ``SignatureVerifier``.
    public enum Material: Hashable, Sendable {
        /// `kty` is `RSA`.
        case rsa(RSANumbers)
        /// `kty` is `EC`. Whether the point is on its curve is for the verifier to check.
        case ellipticCurve(Curve, x: [UInt8], y: [UInt8])
        /// `kty` is `OKP`.
        case octetKeyPair(Curve, x: [UInt8])
    }

    /// The modulus and the public exponent of an RSA key.
    public struct RSANumbers: Hashable, Sendable {
        /// The modulus, most significant byte first, without leading zeros.
        public let modulus: [UInt8]
        /// The public exponent.
        public let exponent: UInt64

        /// The number of bits in the modulus.
        public var bitCount: Int { modulus.count * 8 - (modulus.first?.leadingZeroBitCount ?? 0) }
    }

    /// The curves with which signatures are made.
    public enum Curve: String, Hashable, Sendable {
        /// P-256, for ES256.
        case p256 = "P-256"
        /// P-384, for ES384.
        case p384 = "P-384"
        /// P-521, for ES512.
        case p521 = "P-521"
        /// secp256k1 (RFC 8812).
        case secp256k1
        /// Ed25519, for EdDSA.
        case ed25519 = "Ed25519"
        /// Ed448, for EdDSA.
        case ed448 = "Ed448"

        /// The number of bytes in a coordinate, or in the public key of an Edwards curve.
        var size: Int {
            switch self {
            case .p256, .secp256k1, .ed25519: 32
            case .p384: 48
            case .p521: 66
            case .ed448: 57
            }
        }

        fileprivate static let ellipticCurves: [Curve] = [.p256, .p384, .p521, .secp256k1]
        fileprivate static let edwardsCurves: [Curve] = [.ed25519, .ed448]
    }
}

extension JSONWebKey.Material: CustomStringConvertible {
    /// The sort and size of the key: `RSA, 2048 bits` or `EC, P-256`.
    public var description: String {
        switch self {
        case .rsa(let numbers): "RSA, \(numbers.bitCount) bits"
        case .ellipticCurve(let curve, _, _): "EC, \(curve.rawValue)"
        case .octetKeyPair(let curve, _): "OKP, \(curve.rawValue)"
        }
    }
}

// MARK: - Reading

extension JSONWebKey.Material {
    typealias Defect = JSONWebKey.Defect

    /// The values of `kty` that signatures are made with.
    enum KeyType: String, CaseIterable {
        case rsa = "RSA"
        case ellipticCurve = "EC"
        case octetKeyPair = "OKP"

        init?(bytesOf name: String) {
            guard let type = KeyType.allCases.first(where: { name.hasSameBytes(as: $0.rawValue) }) else { return nil }
            self = type
        }
    }

    /// Reads the numbers of a key of a type.
    init(_ keyType: KeyType, _ members: JSONObject, limits: KeySetLimits) throws(Defect) {
        switch keyType {
        case .ellipticCurve:
            let curve = try Self.curve(among: JSONWebKey.Curve.ellipticCurves, members)
            self = .ellipticCurve(
                curve, x: try Self.coordinate("x", curve, members), y: try Self.coordinate("y", curve, members))
        case .octetKeyPair:
            let curve = try Self.curve(among: JSONWebKey.Curve.edwardsCurves, members)
            self = .octetKeyPair(curve, x: try Self.coordinate("x", curve, members))
        case .rsa:
            self = .rsa(try JSONWebKey.RSANumbers(members, limits: limits))
        }
    }

    private static func curve(
        among curves: [JSONWebKey.Curve], _ members: JSONObject
    ) throws(Defect) -> JSONWebKey.Curve {
        let name = try JSONWebKey.text("crv", members)
        guard let name, let curve = curves.first(where: { name.hasSameBytes(as: $0.rawValue) }) else {
            throw Defect(.keysUnsupported, "its curve is not one with which keys of its type sign")
        }
        return curve
    }

    /// RFC 7518 §6.2.1.2 and RFC 8037 §2: as many bytes as the curve has, also where they begin with zeros.
    private static func coordinate(
        _ name: String, _ curve: JSONWebKey.Curve, _ members: JSONObject
    ) throws(Defect) -> [UInt8] {
        let bytes = try JSONWebKey.bytes(name, members)
        guard bytes.count == curve.size else {
            throw Defect(.keysMalformed, "its “\(name)” is not \(curve.size) bytes long")
        }
        return bytes
    }
}

extension JSONWebKey.RSANumbers {
    fileprivate init(_ members: JSONObject, limits: KeySetLimits) throws(JSONWebKey.Defect) {
        modulus = try JSONWebKey.RSANumbers.oddNumber("n", members)
        let exponentBytes = try JSONWebKey.RSANumbers.oddNumber("e", members)
        guard let exponent = JSONWebKey.RSANumbers.exponent(exponentBytes) else {
            throw JSONWebKey.Defect(.keysMalformed, "its exponent is below 3 or above 33 bits")
        }
        self.exponent = exponent
        let bits = bitCount
        guard bits >= limits.smallestModulus else {
            throw JSONWebKey.Defect(
                .keysKeyTooSmall, "it has \(bits) bits, and fewer than \(limits.smallestModulus) can be broken")
        }
        guard bits <= limits.largestModulus else {
            throw JSONWebKey.Defect(.keysUnsupported, "it has more than \(limits.largestModulus) bits")
        }
    }

    /// An odd number, RFC 7518 §6.3.1: without leading zeros.
    private static func oddNumber(_ name: String, _ members: JSONObject) throws(JSONWebKey.Defect) -> [UInt8] {
        let bytes = try JSONWebKey.bytes(name, members)
        guard bytes.first != 0 else { throw JSONWebKey.Defect(.keysMalformed, "its “\(name)” begins with a zero") }
        guard let last = bytes.last, last & 1 == 1 else {
            throw JSONWebKey.Defect(.keysMalformed, "its “\(name)” is even")
        }
        return bytes
    }

    private static func exponent(_ bytes: [UInt8]) -> UInt64? {
        guard bytes.count <= 5 else { return nil }
        let value = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return value >= 3 && value >> 33 == 0 ? value : nil
    }
}
