import Dispatch
import EntraID
import LibCrypto
import Machine
import OIDCDiscovery
import OIDCSoftwareCrypto
import OIDCTokens
import Samples

/// The throughput of two threads on two cores that share one live provider.
///
/// A cloud machine does not always provide two full cores. OpenSSL, which shares nothing between threads, shows in the same
/// rounds how much is available: if it gains 1.8, a gain of 1.8 counts as 2.
struct ThreadFigures {
    private let library: LibCrypto
    private let samples: SignedTokens
    private let tokens: [SignedTokens.Token]
    private let provider: LiveProvider

    init(_ library: LibCrypto) async throws {
        self.library = library
        samples = try SignedTokens(library)
        tokens = try (0..<50).map { [samples] number in try samples.token(number) }
        let keySet = samples.keySet()
        provider = LiveProvider(
            profile: EntraProfile(
                try EntraAuthority(parsing: SignedTokens.issuer, warnings: .ignored), allowedTenants: .anyTenant),
            transport: ClosureTransport { request in
                let isKeySet = request.url.hasSuffix("/keys")
                return TransportResponse(status: 200, body: isKeySet ? keySet : Array(ProviderDocuments.metadata.utf8))
            },
            verifier: SoftwareCrypto(), digest: SoftwareCrypto())
        _ = try await provider.snapshot(warnings: .ignored)
    }

    func measure(_ run: inout Run, rounds: Int) throws {
        var race = InterleavedBenchmark()
        for threads in 1...2 {
            race.add("EVP_DigestVerify, \(threads) at a time", operations: threads * tokens.count) {
                work(threads) { [library, samples] token in
                    library.isValid(token.signature, token.input, samples.pair, .sha256) ? 1 : 0
                }
            }
        }
        for threads in 1...2 {
            race.add("a validation, \(threads) at a time", operations: threads * tokens.count) {
                work(threads) { [provider, samples] token in
                    let verified = try? provider.snapshotIfAvailable()?.verify(
                        token.text, against: samples.expectations, at: samples.now)
                    return verified?.subject.utf8.count ?? 0
                }
            }
        }
        let laps = try race.run(rounds: rounds * 8)
        let there = laps[0].minimum / laps[1].minimum
        run.set(.twoThreads, laps[2].minimum / laps[3].minimum * (2 / there))
        run.laps += laps
    }

    /// Performs the operation with every token on each thread, each on its own core.
    private func work(_ threads: Int, _ operation: @Sendable (SignedTokens.Token) -> Int) -> Int {
        DispatchQueue.concurrentPerform(iterations: threads) { [tokens] index in
            stay_on_core(Int32(index))
            for token in tokens { consume(operation(token)) }
        }
        stay_on_core(0)
        return threads
    }
}
