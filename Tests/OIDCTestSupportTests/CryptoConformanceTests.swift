import EntraID
import OIDCFixtures
import OIDCSoftwareCrypto
import OIDCTestSupport
import Testing

/// The suites find nothing where nothing is wrong, and what is wrong where something is.
@Suite struct CryptoConformanceTests {
    @Test("SoftwareCrypto passes the conformance suites") func ourOwnPass() {
        #expect(Conformance.failures(ofDigest: SoftwareCrypto()) == [])
        #expect(Conformance.failures(ofVerifier: SoftwareCrypto()) == [])
    }

    @Test func aDigestThatIsWrongIsFound() {
        struct OneLetterIsWrong: Digest {
            func hash(_ message: Span<UInt8>, with function: HashFunction) -> [UInt8] {
                guard message.count < 1_000, message.count != 1 || function != .sha384 else { return [] }
                return SoftwareCrypto().hash(message, with: function)
            }
        }
        #expect(
            Conformance.failures(ofDigest: OneLetterIsWrong()) == [
                "sha384 of 1 bytes is wrong; it has 0 bytes", "sha256 of 1048576 bytes is wrong; it has 0 bytes",
                "sha384 of 1048576 bytes is wrong; it has 0 bytes", "sha512 of 1048576 bytes is wrong; it has 0 bytes",
            ])
    }

    @Test func aVerifierThatTakesNothingIsFound() {
        let failures = Conformance.failures(ofVerifier: ClosureVerifier { _ in nil })
        #expect(failures.count == 6)
        #expect(failures.allSatisfy { $0.hasSuffix("the key is not taken") })
    }

    private let rsa: [SigningAlgorithm] = [.rs256, .rs384, .rs512]

    /// RS256 is all that a verifier serves which says nothing.
    @Test func onlyTheServedAlgorithmsAreTried() {
        let onlyRS256 = ClosureVerifier { key in
            guard let strict = SoftwareCrypto().prepare(key) else { return nil }
            return { signature, message, algorithm in
                let (signature, message) = (signature[...], message[...])
                return algorithm == .rs256
                    && strict.isValid(signature: signature.span, message: message.span, algorithm: algorithm)
            }
        }
        let failures = Conformance.failures(ofVerifier: onlyRS256)
        #expect(failures.isEmpty)
    }

    @Test func aVerifierThatRefusesEverythingIsFound() {
        let failures = Conformance.failures(ofVerifier: ClosureVerifier(algorithms: rsa) { _ in { _, _, _ in false } })
        #expect(failures.count == 14)
        #expect(failures.allSatisfy { $0.hasSuffix("a good signature is refused") })
    }

    @Test func aVerifierThatAcceptsEverythingIsFound() {
        let failures = Conformance.failures(ofVerifier: .acceptingAll(rsa))
        #expect(failures.contains("2048 bits, exponent 3, RS256: accepted, though it is empty"))
        #expect(failures.contains("4096 bits, exponent 65537, RS512: accepted as PS256"))
        #expect(failures.contains("the test key with exponent 3: accepted, though the hash has no name"))
        #expect(failures.contains("the test key with exponent 65537: accepted, though the modulus was added to it"))
        #expect(failures.count == 4 * 3 * (16 + 9 + 2) + 2 * (18 + 1))
    }

    /// A verifier that forgives one thing is found by it: here a signature of another length.
    @Test func aVerifierThatPadsSignaturesIsFound() {
        let lenient = ClosureVerifier(algorithms: rsa) { key in
            guard let strict = SoftwareCrypto().prepare(key), let modulus = key.rsa?.modulus else { return nil }
            return { signature, message, algorithm in
                let signature = signature.drop { $0 == 0 }
                let padded = ([UInt8](repeating: 0, count: max(modulus.count - signature.count, 0)) + signature)[
                    ...]
                let message = message[...]
                return strict.isValid(signature: padded.span, message: message.span, algorithm: algorithm)
            }
        }
        let failures = Conformance.failures(ofVerifier: lenient)
        #expect(!failures.isEmpty)
        #expect(
            failures.allSatisfy { $0.hasSuffix("a zero stands before it") || $0.hasSuffix("its first byte is missing") }
        )
    }
}
