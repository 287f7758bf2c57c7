public import OIDCPrimitives

/// A signature algorithm.
///
/// The injected ``SignatureVerifier`` determines which algorithms are supported, and ``CommonExpectations`` which are
/// accepted. `none` and HMAC are not listed, because neither proves anything about a token that is verified with public
/// keys.
public struct SigningAlgorithm: Hashable, Sendable, CustomStringConvertible {
    /// The value of `alg`.
    public let name: String
    /// The `kty` of the keys for this algorithm.
    public let keyType: String
    /// The curve of the keys, for algorithms that require a specific one.
    let curve: JSONWebKey.Curve?
    /// The hash function for the signature, and for `at_hash` and `c_hash`.
    public let hash: HashAlgorithm

    private init(_ name: String, _ hash: HashAlgorithm, curve: JSONWebKey.Curve? = nil) {
        self.name = name
        self.keyType = curve?.keyType ?? JSONWebKey.Material.KeyType.rsa.rawValue
        self.curve = curve
        self.hash = hash
    }

    /// Creates an algorithm that is not defined here, such as ES256K or Ed25519, for a verifier that supports it. Returns
    /// `nil` for `none` and HMAC, which prove nothing with public keys.
    ///
    /// - Parameters:
    ///   - name: The value of `alg`.
    ///   - curve: The curve of the keys, or `nil` for RSA keys.
    ///   - hash: The hash function for `at_hash` and `c_hash`.
    public init?(_ name: String, curve: JSONWebKey.Curve?, hash: HashAlgorithm) {
        guard !name.isEmpty, !name.hasSameBytes(as: "none"), !name.utf8.starts(with: "HS".utf8) else { return nil }
        self.init(name, hash, curve: curve)
    }

    /// RSASSA-PKCS1-v1_5 with SHA-256, the algorithm that every OpenID Connect provider supports.
    public static let rs256 = SigningAlgorithm("RS256", .sha256)
    /// RSASSA-PKCS1-v1_5 with SHA-384.
    public static let rs384 = SigningAlgorithm("RS384", .sha384)
    /// RSASSA-PKCS1-v1_5 with SHA-512.
    public static let rs512 = SigningAlgorithm("RS512", .sha512)
    /// RSASSA-PSS with SHA-256.
    public static let ps256 = SigningAlgorithm("PS256", .sha256)
    /// RSASSA-PSS with SHA-384.
    public static let ps384 = SigningAlgorithm("PS384", .sha384)
    /// RSASSA-PSS with SHA-512.
    public static let ps512 = SigningAlgorithm("PS512", .sha512)
    /// ECDSA on P-256 with SHA-256.
    public static let es256 = SigningAlgorithm("ES256", .sha256, curve: .p256)
    /// ECDSA on P-384 with SHA-384.
    public static let es384 = SigningAlgorithm("ES384", .sha384, curve: .p384)
    /// ECDSA on P-521 with SHA-512.
    public static let es512 = SigningAlgorithm("ES512", .sha512, curve: .p521)
    /// Ed25519. Its token hashes are made with SHA-512.
    public static let edDSA = SigningAlgorithm("EdDSA", .sha512, curve: .ed25519)

    /// All algorithms defined here.
    public static let all = [rs256, rs384, rs512, ps256, ps384, ps512, es256, es384, es512, edDSA]

    /// Creates an algorithm from its name, compared by bytes.
    public init?(named name: String) {
        guard let row = SigningAlgorithm.all.first(where: { $0.name.utf8.elementsEqual(name.utf8) }) else { return nil }
        self = row
    }

    /// Returns whether signatures of this algorithm can be verified with a key: it must have the right type and curve
    /// and not be reserved for another algorithm.
    func fits(_ key: JSONWebKey) -> Bool {
        if let name = key.algorithmName, !name.hasSameBytes(as: self.name) { return false }
        return switch key.material {
        case .rsa: keyType == "RSA"
        case .ellipticCurve(let numbers): numbers.curve == curve
        case .octetKeyPair(let numbers): numbers.curve == curve
        }
    }

    /// The name of the algorithm.
    public var description: String { name }
}
