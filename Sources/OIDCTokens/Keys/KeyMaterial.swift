import OIDCPrimitives

extension JSONWebKey {
    /// The public values of a key, by key type.
    package enum Material: Hashable, Sendable {
        case rsa(RSANumbers)
        case ellipticCurve(EllipticCurveNumbers)
        case octetKeyPair(OctetKeyPairNumbers)
    }

    /// `kty`, the type of the key.
    public var keyType: String { material.keyType.rawValue }

    /// The public values of an RSA key (`kty` is `RSA`, RFC 7518 §6.3), or `nil` for any other key.
    public var rsa: RSANumbers? {
        if case .rsa(let numbers) = material { numbers } else { nil }
    }

    /// The public values of an elliptic curve key (`kty` is `EC`, RFC 7518 §6.2), or `nil` for any other key.
    public var ellipticCurve: EllipticCurveNumbers? {
        if case .ellipticCurve(let numbers) = material { numbers } else { nil }
    }

    /// The public values of an octet key pair (`kty` is `OKP`, RFC 8037 §2), or `nil` for any other key.
    public var octetKeyPair: OctetKeyPairNumbers? {
        if case .octetKeyPair(let numbers) = material { numbers } else { nil }
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

    /// The curve and the point of an elliptic curve key. The verifier must check that the point is on the curve.
    public struct EllipticCurveNumbers: Hashable, Sendable {
        /// The curve.
        public let curve: Curve
        /// The x coordinate, as long as the curve requires.
        public let x: [UInt8]
        /// The y coordinate, as long as the curve requires.
        public let y: [UInt8]
    }

    /// The curve and the public key of an octet key pair.
    public struct OctetKeyPairNumbers: Hashable, Sendable {
        /// The curve.
        public let curve: Curve
        /// The public key, as long as the curve requires.
        public let x: [UInt8]
    }

    /// A curve for signatures.
    public struct Curve: Hashable, Sendable, CustomStringConvertible {
        /// The value of `crv`.
        public let name: String
        /// The number of bytes in a coordinate, or in the public key of an Edwards curve.
        let size: Int
        /// The `kty` of the keys on this curve.
        var keyType: String {
            let isEdwards = Curve.edwardsCurves.contains(self)
            return (isEdwards ? Material.KeyType.octetKeyPair : .ellipticCurve).rawValue
        }

        private init(_ name: String, size: Int) {
            self.name = name
            self.size = size
        }

        /// P-256, for ES256.
        public static let p256 = Curve("P-256", size: 32)
        /// P-384, for ES384.
        public static let p384 = Curve("P-384", size: 48)
        /// P-521, for ES512.
        public static let p521 = Curve("P-521", size: 66)
        /// secp256k1 (RFC 8812).
        public static let secp256k1 = Curve("secp256k1", size: 32)
        /// Ed25519, for EdDSA.
        public static let ed25519 = Curve("Ed25519", size: 32)
        /// Ed448, for EdDSA.
        public static let ed448 = Curve("Ed448", size: 57)

        fileprivate static let ellipticCurves = [p256, p384, p521, secp256k1]
        fileprivate static let edwardsCurves = [ed25519, ed448]

        /// The name of the curve.
        public var description: String { name }
    }
}

extension JSONWebKey.Material: CustomStringConvertible {
    /// The type and size of the key: `RSA, 2048 bits` or `EC, P-256`.
    package var description: String {
        switch self {
        case .rsa(let numbers): "RSA, \(numbers.bitCount) bits"
        case .ellipticCurve(let numbers): "EC, \(numbers.curve)"
        case .octetKeyPair(let numbers): "OKP, \(numbers.curve)"
        }
    }
}

// MARK: - Reading

extension JSONWebKey.Material {
    typealias Defect = JSONWebKey.Defect

    /// The values of `kty` for signature keys.
    enum KeyType: String, CaseIterable {
        case rsa = "RSA"
        case ellipticCurve = "EC"
        case octetKeyPair = "OKP"

        init?(bytesOf name: String) {
            guard let type = KeyType.allCases.first(where: { name.hasSameBytes(as: $0.rawValue) }) else { return nil }
            self = type
        }
    }

    var keyType: KeyType {
        switch self {
        case .rsa: .rsa
        case .ellipticCurve: .ellipticCurve
        case .octetKeyPair: .octetKeyPair
        }
    }

    /// Creates the values of a key of the given type.
    init(_ keyType: KeyType, _ members: JSONObject, limits: KeySetLimits) throws(Defect) {
        switch keyType {
        case .ellipticCurve:
            let curve = try Self.curve(among: JSONWebKey.Curve.ellipticCurves, members)
            self = .ellipticCurve(
                .init(
                    curve: curve, x: try Self.coordinate("x", curve, members),
                    y: try Self.coordinate("y", curve, members)))
        case .octetKeyPair:
            let curve = try Self.curve(among: JSONWebKey.Curve.edwardsCurves, members)
            self = .octetKeyPair(.init(curve: curve, x: try Self.coordinate("x", curve, members)))
        case .rsa:
            self = .rsa(try JSONWebKey.RSANumbers(members, limits: limits))
        }
    }

    private static func curve(
        among curves: [JSONWebKey.Curve], _ members: JSONObject
    ) throws(Defect) -> JSONWebKey.Curve {
        let name = try JSONWebKey.text("crv", members)
        guard let name, let curve = curves.first(where: { name.hasSameBytes(as: $0.name) }) else {
            throw Defect(.keysUnsupported, "its curve is not a signature curve for its key type")
        }
        return curve
    }

    /// Returns a coordinate. It is always as long as the curve requires, even if it begins with zeros (RFC 7518
    /// §6.2.1.2, RFC 8037 §2).
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
            throw JSONWebKey.Defect(.keysMalformed, "its exponent is below 3 or longer than 33 bits")
        }
        self.exponent = exponent
        let bits = bitCount
        guard bits >= limits.minimumModulusBits else {
            throw JSONWebKey.Defect(
                .keysKeyTooSmall, "it has \(bits) bits, fewer than the required \(limits.minimumModulusBits)")
        }
        guard bits <= limits.maximumModulusBits else {
            throw JSONWebKey.Defect(.keysUnsupported, "it has more than \(limits.maximumModulusBits) bits")
        }
    }

    /// Returns an odd number without leading zeros (RFC 7518 §6.3.1).
    private static func oddNumber(_ name: String, _ members: JSONObject) throws(JSONWebKey.Defect) -> [UInt8] {
        let bytes = try JSONWebKey.bytes(name, members)
        guard bytes.first != 0 else { throw JSONWebKey.Defect(.keysMalformed, "its “\(name)” begins with a zero") }
        guard let last = bytes.last, last & 1 == 1 else {
            throw JSONWebKey.Defect(.keysMalformed, "its “\(name)” is not odd")
        }
        return bytes
    }

    private static func exponent(_ bytes: [UInt8]) -> UInt64? {
        guard bytes.count <= 5 else { return nil }
        let value = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return value >= 3 && value >> 33 == 0 ? value : nil
    }
}
