public import LibCrypto
public import OIDCPrimitives
public import OIDCTokens

/// A new key pair of the system's OpenSSL that signs with one algorithm.
public struct OpenSSLSigner: Sendable {
    private let algorithm: SigningAlgorithm
    private let key: SigningKey

    /// Generates a key pair. Returns `nil` if OpenSSL has no such keys.
    public init?(_ library: LibCrypto, _ algorithm: SigningAlgorithm) {
        let key: SigningKey? =
            switch algorithm {
            case .es256: SigningKey(library, type: "EC", option: ("ec_paramgen_curve", "P-256"))
            case .es384: SigningKey(library, type: "EC", option: ("ec_paramgen_curve", "P-384"))
            case .es512: SigningKey(library, type: "EC", option: ("ec_paramgen_curve", "P-521"))
            case .edDSA: SigningKey(library, type: "ED25519")
            default: SigningKey(library, type: "RSA", option: ("rsa_keygen_bits", "2048"))
            }
        guard let key else { return nil }
        self.algorithm = algorithm
        self.key = key
    }

    /// The public key as members of a key, without `kid` and `alg`.
    public var publicMembers: JSONObject {
        let bytes = key.publicKey
        func text(_ bytes: some Collection<UInt8>) -> JSONValue { .string(Base64URL.encode(Array(bytes))) }
        guard let size = OpenSSLVerifier.coordinateSizes[algorithm.name] else {
            if algorithm.keyType == "OKP" {
                return ["kty": "OKP", "crv": "Ed25519", "x": text(bytes.suffix(32))]
            }
            // The last element is an exponent of three bytes, after its tag and length. The modulus is before it.
            return ["kty": "RSA", "n": text(bytes.dropLast(5).suffix(256)), "e": "AQAB"]
        }
        let curve = [32: "P-256", 48: "P-384"][size] ?? "P-521"
        return [
            "kty": "EC", "crv": .string(curve), "x": text(bytes.suffix(2 * size).prefix(size)),
            "y": text(bytes.suffix(size)),
        ]
    }

    /// Returns the signature of a message, as JOSE writes it.
    public func sign(_ message: [UInt8]) -> [UInt8]? {
        guard let signature = key.sign(message, algorithm.opensslScheme) else { return nil }
        guard let size = OpenSSLVerifier.coordinateSizes[algorithm.name] else { return signature }
        return DER.integers(of: signature).flatMap { [UInt8](repeating: 0, count: max(0, size - $0.count)) + $0 }
    }
}
