import Crypto
import CryptoExtras
public import EntraID
import Foundation

/// Verifies signatures and computes hashes with swift-crypto, which has BoringSSL inside.
///
/// It supports RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512 and EdDSA (Ed25519). Name the types of
/// this library in full where swift-crypto has the same name: `OIDCPrimitives.MessageDigest`.
public struct SwiftCryptoVerifier: SignatureVerifier, OIDCPrimitives.MessageDigest {
    /// Creates a verifier.
    public init() {}

    /// All algorithms of the library.
    public var algorithms: [SigningAlgorithm] { SigningAlgorithm.all }

    /// Prepares a key, or returns `nil` if swift-crypto cannot use it.
    public func prepare(_ key: JSONWebKey) -> (any PreparedKey)? {
        if let numbers = key.rsa { return RSAKey(numbers) }
        if let numbers = key.ellipticCurve { return CurveKey(numbers) }
        return key.octetKeyPair.flatMap(Ed25519Key.init)
    }

    /// Computes a hash.
    public func hash(_ message: Span<UInt8>, with function: OIDCPrimitives.HashAlgorithm) -> [UInt8] {
        function.digest(of: message.data)
    }
}

private struct RSAKey: PreparedKey {
    let key: _RSA.Signing.PublicKey

    init?(_ numbers: JSONWebKey.RSANumbers) {
        let exponent = withUnsafeBytes(of: numbers.exponent.bigEndian) { Data($0.drop { $0 == 0 }) }
        guard let key = try? _RSA.Signing.PublicKey(n: Data(numbers.modulus), e: exponent) else { return nil }
        self.key = key
    }

    func isValid(signature: Span<UInt8>, message: Span<UInt8>, algorithm: SigningAlgorithm) -> Bool {
        let padding: _RSA.Signing.Padding
        switch algorithm {
        case .rs256, .rs384, .rs512: padding = .insecurePKCS1v1_5
        case .ps256, .ps384, .ps512: padding = .PSS
        default: return false
        }
        let signature = _RSA.Signing.RSASignature(rawRepresentation: signature.data)
        let message = message.data
        switch algorithm {
        case .rs256, .ps256: return key.isValidSignature(signature, for: SHA256.hash(data: message), padding: padding)
        case .rs384, .ps384: return key.isValidSignature(signature, for: SHA384.hash(data: message), padding: padding)
        default: return key.isValidSignature(signature, for: SHA512.hash(data: message), padding: padding)
        }
    }
}

private enum CurveKey: PreparedKey {
    case p256(P256.Signing.PublicKey), p384(P384.Signing.PublicKey), p521(P521.Signing.PublicKey)

    init?(_ numbers: JSONWebKey.EllipticCurveNumbers) {
        let point = Data(numbers.x + numbers.y)
        switch numbers.curve {
        case .p256:
            guard let key = try? P256.Signing.PublicKey(rawRepresentation: point) else { return nil }
            self = .p256(key)
        case .p384:
            guard let key = try? P384.Signing.PublicKey(rawRepresentation: point) else { return nil }
            self = .p384(key)
        case .p521:
            guard let key = try? P521.Signing.PublicKey(rawRepresentation: point) else { return nil }
            self = .p521(key)
        default: return nil
        }
    }

    func isValid(signature: Span<UInt8>, message: Span<UInt8>, algorithm: SigningAlgorithm) -> Bool {
        let (signature, message) = (signature.data, message.data)
        switch (self, algorithm) {
        case (.p256(let key), .es256):
            guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
            return key.isValidSignature(signature, for: message)
        case (.p384(let key), .es384):
            guard let signature = try? P384.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
            return key.isValidSignature(signature, for: message)
        case (.p521(let key), .es512):
            guard let signature = try? P521.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
            return key.isValidSignature(signature, for: message)
        default: return false
        }
    }
}

private struct Ed25519Key: PreparedKey {
    let key: Curve25519.Signing.PublicKey

    init?(_ numbers: JSONWebKey.OctetKeyPairNumbers) {
        guard numbers.curve == .ed25519,
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: numbers.x)
        else { return nil }
        self.key = key
    }

    func isValid(signature: Span<UInt8>, message: Span<UInt8>, algorithm: SigningAlgorithm) -> Bool {
        algorithm == .edDSA && key.isValidSignature(signature.data, for: message.data)
    }
}

extension OIDCPrimitives.HashAlgorithm {
    fileprivate func digest(of data: Data) -> [UInt8] {
        switch self {
        case .sha256: Array(SHA256.hash(data: data))
        case .sha384: Array(SHA384.hash(data: data))
        case .sha512: Array(SHA512.hash(data: data))
        }
    }
}

extension Span<UInt8> {
    fileprivate var data: Data { withUnsafeBufferPointer { Data($0) } }
}
