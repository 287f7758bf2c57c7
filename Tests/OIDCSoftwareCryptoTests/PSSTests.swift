import LibCrypto
import OIDCFixtures
import OIDCPrimitives
import OIDCTokens
import Testing

@testable import OIDCSoftwareCrypto

/// Encodings of RSASSA-PSS that OpenSSL raises to the private exponent, for moduli of which the bytes have up to seven
/// bits more than the encoding.
@Suite(.enabled(if: OpenSSL.isAvailable)) struct PSSTests {
    private let library: LibCrypto

    init() throws {
        library = try #require(OpenSSL.library)
    }

    private func accepts(_ encoding: PSSSample, _ pair: LibCrypto.KeyPair, _ algorithm: SigningAlgorithm) throws -> Bool
    {
        // With a bit above the encoding, some of the numbers are not below the modulus.
        let signatures = (0..<UInt8.max).lazy.compactMap {
            library.raise(encoding.bytes(modulusCount: pair.modulus.count, variant: $0), with: pair)
        }
        guard let signature = signatures.first?[...] else { return false }
        let key = try #require(RSAPublicKey(modulus: pair.modulus, exponent: pair.exponent))
        let message = PSSSample.message[...]
        return key.isValid(signature: signature.span, message: message.span, algorithm: algorithm)
    }

    @Test(
        "Only encodings with a salt as long as the hash are valid",
        arguments: [2_048, 2_049, 2_050, 2_055, 3_072],
        [(SigningAlgorithm.ps256, LibCrypto.Hash.sha256), (.ps384, .sha384), (.ps512, .sha512)])
    func encodings(bits: Int, algorithm: (name: SigningAlgorithm, hash: LibCrypto.Hash)) throws {
        let pair = try #require(library.makeKey(bits: bits))
        #expect(pair.modulus.count * 8 - pair.modulus[0].leadingZeroBitCount == bits)
        let valid = PSSSample(library, algorithm.hash, modulusBits: bits)
        #expect(try accepts(valid, pair, algorithm.name))
        #expect(try !accepts(valid, pair, .rs256))
        for other in [SigningAlgorithm.ps256, .ps384, .ps512] where other != algorithm.name {
            #expect(try !accepts(valid, pair, other))
        }

        for defect in valid.defects {
            let isAccepted = try accepts(defect.sample, pair, algorithm.name)
            #expect(!isAccepted, "\(bits) bits, \(algorithm.name): \(defect.name)")
        }
    }
}
