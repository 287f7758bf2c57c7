import OIDCFixtures
import OIDCPrimitives
import OIDCProviders
import OIDCSoftwareCrypto
import OIDCTokens
import Testing

@Suite struct AlgorithmSupportTests {
    private func problem(_ algorithms: [SigningAlgorithm], _ verifier: some SignatureVerifier) -> Problem? {
        do throws(Refusal) {
            try verifier.requireSupport(for: algorithms)
            return nil
        } catch {
            return error.problems.first
        }
    }

    @Test func everyAlgorithmMustBeServed() throws {
        let crypto = SoftwareCrypto()
        #expect(problem([.rs256, .rs384, .rs512], crypto) == nil)
        #expect(problem([.rs512], crypto) == nil)
        for unsupported in SigningAlgorithm.all where !crypto.algorithms.contains(unsupported) {
            for list in [[unsupported], [.rs256, unsupported], [unsupported, .rs256]] {
                let found = try #require(problem(list, crypto))
                #expect(found.code == .configAlgorithmUnsupported && found.found == unsupported.name)
            }
        }
    }

    @Test func aVerifierServesRS256UnlessItSaysOtherwise() {
        let verifier: ClosureVerifier = .acceptingAll
        #expect(problem([.rs256], verifier) == nil)
        #expect(problem([.rs256, .rs384], verifier)?.found == "RS384")
        let other: ClosureVerifier = .acceptingAll([.es256])
        #expect(problem([.es256], other) == nil)
        #expect(problem([.rs256], other)?.expected == "some of ES256")
    }

    /// With no algorithm at all, every token would be refused.
    @Test func anEmptyListIsRefused() {
        let found = problem([], SoftwareCrypto())
        #expect(found?.code == .configAlgorithmUnsupported && found?.found == "no algorithm")
    }
}
