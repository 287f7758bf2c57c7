import OIDCPrimitives
import LibCrypto
import OIDCFixtures
import OIDCSoftwareCrypto
import OIDCTokens
import Testing

@Suite struct HashTests {
    private func hexadecimal(_ text: String, _ function: HashAlgorithm) -> String {
        let bytes = Array(text.utf8)[...]
        return SoftwareCrypto().hash(bytes.span, with: function).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
    }

    /// The NIST examples for FIPS 180.
    @Test(
        "Hashes match the NIST examples",
        arguments: [
            ("abc", HashAlgorithm.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            ("", .sha256, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", .sha256,
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                "abc", .sha384,
                "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7"
            ),
            (
                "abc", .sha512,
                "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd"
                    + "454d4423643ce80e2a9ac94fa54ca49f"
            ),
        ])
    func standardExamples(message: String, function: HashAlgorithm, expected: String) {
        #expect(hexadecimal(message, function) == expected)
    }

    /// Covers every length around the ends of blocks and padding.
    @Test("Hashes match OpenSSL for every length", .enabled(if: OpenSSL.isAvailable)) func matchesOpenSSL() throws {
        let library = try #require(OpenSSL.library)
        var random = SeededGenerator(seed: 180)
        let pairs: [(HashAlgorithm, LibCrypto.Hash)] = [(.sha256, .sha256), (.sha384, .sha384), (.sha512, .sha512)]
        for length in Array(0...300) + [1_000, 4_095, 65_537] {
            let message = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let slice = message[...]
            for (function, other) in pairs {
                #expect(SoftwareCrypto().hash(slice.span, with: function) == library.digest(message, other))
            }
        }
    }
}

/// The system's OpenSSL, for comparisons. `.ci/run` makes sure that it is installed.
enum OpenSSL {
    static let library = LibCrypto()
    static var isAvailable: Bool { library != nil }
}
