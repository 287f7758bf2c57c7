import LibCrypto
import OIDCFixtures
import OIDCPrimitives
import OIDCTokens
import Testing

@testable import OIDCSoftwareCrypto

/// Compares the results for valid and damaged OpenSSL signatures with OpenSSL's. `Trials` runs ten thousand of them in
/// a release build.
@Suite(.enabled(if: OpenSSL.isAvailable)) struct SignatureTests {
    private let library: LibCrypto

    init() throws {
        library = try #require(OpenSSL.library)
    }

    @Test(
        "Results for valid and damaged signatures match OpenSSL", arguments: [2_048, 2_056, 2_176, 3_072, 4_096],
        [3, 37, 65_537, 8_589_934_591] as [UInt64])
    func matchesOpenSSL(bits: Int, exponent: UInt64) throws {
        let pair = try #require(library.makeKey(bits: bits, exponent: exponent))
        let key = try #require(SoftwareCrypto().prepare(try webKey(pair)))
        var random = SeededGenerator(seed: UInt64(bits) ^ exponent)
        let message = (0..<100).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        for (algorithm, hash) in [
            (SigningAlgorithm.rs256, LibCrypto.Hash.sha256), (.rs384, .sha384), (.rs512, .sha512),
        ] {
            let signature = try #require(library.sign(message, with: pair, hash))
            #expect(isValid(signature, message, key, algorithm))
            for damaged in damages(signature, pair.modulus, &random) {
                let expected = library.isValid(damaged, message, pair, hash)
                #expect(!expected)
                #expect(isValid(damaged, message, key, algorithm) == expected)
            }
            #expect(!isValid(signature, message + [0], key, algorithm))
            #expect(!isValid(signature, message, key, algorithm == .rs256 ? .rs384 : .rs256))
            #expect(!isValid(signature, message, key, .ps256))
        }
    }

    private func damages(_ signature: [UInt8], _ modulus: [UInt8], _ random: inout SeededGenerator) -> [[UInt8]] {
        var flipped = signature
        flipped[random.below(signature.count)] ^= 1 << UInt8(random.below(8))
        let zeros = [UInt8](repeating: 0, count: signature.count)
        return [
            flipped, zeros, Array(zeros.dropLast()) + [1], modulus, [UInt8](repeating: 0xFF, count: signature.count),
            Array(signature.dropLast()), signature + [0], [0] + signature, [], signature.reversed(),
        ]
    }

    private func isValid(
        _ signature: [UInt8], _ message: [UInt8], _ key: any PreparedKey, _ algorithm: SigningAlgorithm
    ) -> Bool {
        let (signature, message) = (signature[...], message[...])
        return key.isValid(signature: signature.span, message: message.span, algorithm: algorithm)
    }

    private func webKey(_ pair: LibCrypto.KeyPair) throws -> JSONWebKey {
        let exponent = (0..<8).reversed().map { UInt8(truncatingIfNeeded: pair.exponent >> (8 * $0)) }.drop { $0 == 0 }
        let text = """
            {"keys":[{"kty":"RSA","n":"\(Base64URL.encode(pair.modulus))","e":"\(Base64URL.encode(exponent))"}]}
            """
        return try KeySet(jwks: Array(text.utf8), warnings: .ignored).keys[0]
    }
}
