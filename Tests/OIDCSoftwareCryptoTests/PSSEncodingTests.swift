import LibCrypto
import OIDCFixtures
import OIDCPrimitives
import OIDCTokens
import Testing

@testable import OIDCSoftwareCrypto

/// Encodings of RSASSA-PSS without the exponentiation, and signatures that are only numbers.
@Suite(.enabled(if: OpenSSL.isAvailable)) struct PSSEncodingTests {
    @Test(
        "Every part of an encoding is checked", arguments: [2_048, 2_049, 2_050, 2_055],
        [(HashAlgorithm.sha256, LibCrypto.Hash.sha256), (.sha384, .sha384), (.sha512, .sha512)])
    func parts(bits: Int, hash: (ours: HashAlgorithm, theirs: LibCrypto.Hash)) throws {
        let valid = PSSSample(try #require(OpenSSL.library), hash.theirs, modulusBits: bits)
        let message = PSSSample.message[...]
        func isValid(_ bytes: [UInt8]) -> Bool {
            PSSEncoding(hash.ours).isValid(bytes, for: message.span, bitCount: bits - 1)
        }
        let count = (bits + 7) / 8
        let bytes = valid.bytes(modulusCount: count, variant: 7)
        #expect(isValid(bytes))
        for defect in valid.defects {
            #expect(!isValid(defect.sample.bytes(modulusCount: count, variant: 7)), "\(bits) bits: \(defect.name)")
        }
        if bits % 8 == 1 {
            // The modulus has one more byte than the encoding.
            #expect(bytes[0] == 0 && !isValid([1] + bytes.dropFirst()))
        }
    }

    @Test("A number is not a signature") func numbers() throws {
        // Any odd number of this size does: a signature is only raised to the exponent.
        let modulus: [UInt8] = [0x80] + [UInt8](repeating: 0x55, count: 255)
        let key = try #require(RSAPublicKey(modulus: modulus, exponent: 65_537))
        let message = PSSSample.message[...]
        for signature in [
            [UInt8](repeating: 0, count: 255) + [2], [UInt8](repeating: 0x11, count: 256), modulus,
            [UInt8](repeating: 0xFF, count: 256), [2],
        ] {
            for algorithm in [SigningAlgorithm.ps256, .ps384, .ps512, .rs256, .es256, .edDSA] {
                let bytes = signature[...]
                let isValid = key.isValid(signature: bytes.span, message: message.span, algorithm: algorithm)
                #expect(!isValid)
            }
        }
    }
}
