import EntraID
import OIDCFixtures
import OIDCSoftwareCrypto
import OIDCTestSupport
import Testing

/// The conformance suites find every fault, and no fault in a correct implementation.
@Suite struct CryptoConformanceTests {
    @Test("SoftwareCrypto passes the conformance suites") func softwareCrypto() {
        #expect(Conformance.failures(ofDigest: SoftwareCrypto()) == [])
        #expect(Conformance.failures(ofVerifier: SoftwareCrypto()) == [])
    }

    @Test("A wrong digest is detected") func wrongDigest() {
        struct WrongByOneByte: MessageDigest {
            func hash(_ message: Span<UInt8>, with function: HashAlgorithm) -> [UInt8] {
                guard message.count < 1_000, message.count != 1 || function != .sha384 else { return [] }
                return SoftwareCrypto().hash(message, with: function)
            }
        }
        #expect(
            Conformance.failures(ofDigest: WrongByOneByte()) == [
                "sha384 of 1 bytes is wrong: the result has 0 bytes",
                "sha256 of 1048576 bytes is wrong: the result has 0 bytes",
                "sha384 of 1048576 bytes is wrong: the result has 0 bytes",
                "sha512 of 1048576 bytes is wrong: the result has 0 bytes",
            ])
    }

    @Test("A verifier that accepts no keys is detected") func verifierWithoutKeys() {
        let failures = Conformance.failures(ofVerifier: ClosureVerifier { _ in nil })
        #expect(failures.count == 7)
        #expect(failures.allSatisfy { $0.hasSuffix("the key is rejected") })
    }

    private let rsa: [SigningAlgorithm] = [.rs256, .rs384, .rs512]

    /// By default, a verifier supports only RS256.
    @Test("Only supported algorithms are tested") func supportedAlgorithmsOnly() {
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

    @Test("A verifier that rejects every signature is detected") func verifierRejectingAll() {
        let failures = Conformance.failures(ofVerifier: ClosureVerifier(algorithms: rsa) { _ in { _, _, _ in false } })
        #expect(failures.count == 5 * 3 + 2)
        #expect(failures.allSatisfy { $0.hasSuffix("a valid signature is rejected") })
    }

    @Test("A verifier that accepts every signature is detected") func verifierAcceptingAll() {
        let failures = Conformance.failures(ofVerifier: .acceptingAll(rsa))
        #expect(failures.contains("2048 bits, exponent 3, RS256: accepted although it is empty"))
        #expect(failures.contains("4096 bits, exponent 65537, RS512: accepted as PS256"))
        #expect(failures.contains("the test key with exponent 3, RS256: accepted although the hash has no name"))
        #expect(
            failures.contains("the test key with exponent 65537, RS256: accepted although the modulus was added to it"))
        // Each of the five keys also has valid signatures of the three algorithms that are not claimed.
        #expect(failures.count == 5 * 3 * (16 + 9 + 2) + 2 * (18 + 1) + 5 * 3)
    }

    @Test("A verifier that accepts every salt and mask is detected") func verifierAcceptingEverySalt() {
        let failures = Conformance.failures(ofVerifier: .acceptingAll([.ps256]))
        for name in [
            "its salt has 0 bytes", "its salt has 20 bytes", "the mask uses SHA-512", "its highest bit is set",
        ] {
            #expect(failures.contains("the test key with exponent 3, PS256: accepted although \(name)"))
        }
        #expect(failures.count == 5 * (16 + 9 + 2) + 2 * 19 + 5 * 5)
    }

    /// A verifier with a single leniency is detected, here signatures of another length.
    @Test("A verifier that pads signatures is detected") func verifierPaddingSignatures() {
        let lenient = ClosureVerifier(algorithms: rsa) { [rsa] key in
            guard let strict = SoftwareCrypto().prepare(key), let modulus = key.rsa?.modulus else { return nil }
            return { signature, message, algorithm in
                guard rsa.contains(algorithm) else { return false }
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
            failures.allSatisfy {
                $0.hasSuffix("a zero byte was prepended") || $0.hasSuffix("its first byte is missing")
            }
        )
    }

    // MARK: - Claims

    /// A correct verifier that claims some algorithms and refuses some keys.
    private func verifier(
        _ algorithms: [SigningAlgorithm], refusing isRefused: @escaping @Sendable (JSONWebKey) -> Bool = { _ in false }
    ) -> ClosureVerifier {
        ClosureVerifier(algorithms: algorithms) { key in
            guard !isRefused(key), let strict = SoftwareCrypto().prepare(key) else { return nil }
            return { signature, message, algorithm in
                let (signature, message) = (signature[...], message[...])
                return algorithms.contains(algorithm)
                    && strict.isValid(signature: signature.span, message: message.span, algorithm: algorithm)
            }
        }
    }

    @Test(
        "A verifier may claim any of the algorithms",
        arguments: [[.rs256], [.ps256, .ps384, .ps512], [.rs256, .ps256], [.rs384, .ps512]] as [[SigningAlgorithm]])
    func claims(algorithms: [SigningAlgorithm]) {
        #expect(Conformance.failures(ofVerifier: verifier(algorithms)) == [])
    }

    @Test("A verifier that accepts an algorithm that it does not claim is detected") func unclaimedAlgorithm() {
        let generous = ClosureVerifier(algorithms: [.rs256, .ps256]) { key in
            guard let strict = SoftwareCrypto().prepare(key) else { return nil }
            return { signature, message, algorithm in
                let (signature, message) = (signature[...], message[...])
                return algorithm != .ps512
                    && strict.isValid(signature: signature.span, message: message.span, algorithm: algorithm)
            }
        }
        let failures = Conformance.failures(ofVerifier: generous)
        #expect(failures.count == 5 * 3)
        #expect(
            failures.contains(
                "2049 bits, exponent 65537, RS384: accepted although the verifier does not claim this algorithm")
        )
    }

    /// Some crypto libraries do not load these keys.
    @Test("A verifier that refuses unusual keys passes only if it says so") func refusedKeys() {
        let verifier = verifier([.rs256, .ps256]) { key in
            key.rsa?.exponent == 3 || key.rsa?.bitCount.isMultiple(of: 8) == false
        }
        #expect(Conformance.failures(ofVerifier: verifier, refusing: [.exponentThree, .partialBytes]) == [])
        #expect(
            Conformance.failures(ofVerifier: verifier, refusing: [.exponentThree]) == [
                "2049 bits, exponent 65537: the key is rejected"
            ])
        #expect(
            Conformance.failures(ofVerifier: verifier) == [
                "2048 bits, exponent 3: the key is rejected", "2049 bits, exponent 65537: the key is rejected",
                "the test key with exponent 3: the key is rejected",
            ])
    }

    @Test("A verifier that accepts the keys that it says it refuses is detected") func acceptedKeys() {
        #expect(
            Conformance.failures(ofVerifier: verifier([.rs256]), refusing: [.partialBytes]) == [
                "2049 bits, exponent 65537: the key is accepted, although the verifier says that it refuses "
                    + "RSA keys whose number of bits is not divisible by eight"
            ])
    }

    @Test("No verifier may refuse ordinary keys") func requiredKeys() {
        let verifier = verifier([.rs256]) { $0.rsa?.bitCount == 4_096 }
        let failures = Conformance.failures(ofVerifier: verifier, refusing: [.exponentThree, .partialBytes])
        #expect(failures.contains("4096 bits, exponent 65537: the key is rejected"))
    }
}
