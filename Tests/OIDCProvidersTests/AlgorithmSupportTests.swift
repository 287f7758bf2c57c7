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

    @Test("A verifier must support every configured algorithm") func everyAlgorithmIsRequired() throws {
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

    @Test("A verifier supports only RS256 by default") func defaultAlgorithm() {
        let verifier: ClosureVerifier = .acceptingAll
        #expect(problem([.rs256], verifier) == nil)
        #expect(problem([.rs256, .rs384], verifier)?.found == "RS384")
        let other: ClosureVerifier = .acceptingAll([.es256])
        #expect(problem([.es256], other) == nil)
        #expect(problem([.rs256], other)?.expected == "one or more of ES256")
    }

    /// With no algorithms, every token would be rejected.
    @Test("An empty list of algorithms is rejected") func emptyList() {
        let found = problem([], SoftwareCrypto())
        #expect(found?.code == .configAlgorithmUnsupported && found?.found == "no algorithm")
    }
}
