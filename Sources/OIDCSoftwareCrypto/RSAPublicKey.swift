import OIDCPrimitives
import OIDCTokens

/// An RSA public key that verifies signatures of both schemes, RSASSA-PKCS1-v1_5 and RSASSA-PSS (RFC 8017 §8).
struct RSAPublicKey: PreparedKey {
    private let modulus: MontgomeryModulus
    private let exponent: UInt64
    /// The length of the modulus, and so of every signature, in bytes.
    private let byteCount: Int

    init?(modulus bytes: [UInt8], exponent: UInt64) {
        guard exponent >= 3, exponent & 1 == 1, exponent >> 33 == 0,
            let modulus = MontgomeryModulus(bigEndianBytes: bytes), (2_048...8_192).contains(modulus.bitCount)
        else { return nil }
        self.modulus = modulus
        self.exponent = exponent
        byteCount = (modulus.bitCount + 7) / 8
    }

    func isValid(signature: Span<UInt8>, message: Span<UInt8>, algorithm: SigningAlgorithm) -> Bool {
        guard signature.count == byteCount else { return false }
        return switch algorithm {
        case .rs256, .rs384, .rs512: hasPKCS1Encoding(signature, message, algorithm.hash)
        case .ps256, .ps384, .ps512: hasPSSEncoding(signature, message, algorithm.hash)
        default: false
        }
    }

    /// Returns whether raising the signature to the public exponent gives the encoding of the message's hash. The two
    /// are compared as a whole. No part of the signature is parsed, so a forger cannot hide anything in it.
    private func hasPKCS1Encoding(_ signature: Span<UInt8>, _ message: Span<UInt8>, _ hash: HashAlgorithm) -> Bool {
        PKCS1Encoding(hash).withBytes(of: message, count: byteCount) { encoded in
            modulus.isPower(encoded, of: signature, exponent)
        }
    }

    /// Returns whether raising the signature to the public exponent gives an encoding of the message's hash. There are
    /// many, one for each salt, so the salt has to be taken from the encoding.
    private func hasPSSEncoding(_ signature: Span<UInt8>, _ message: Span<UInt8>, _ hash: HashAlgorithm) -> Bool {
        guard let encoded = modulus.power(of: signature, exponent) else { return false }
        return PSSEncoding(hash).isValid(encoded, for: message, bitCount: modulus.bitCount - 1)
    }
}
