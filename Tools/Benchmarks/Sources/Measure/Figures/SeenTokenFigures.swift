import Dispatch
import EntraID
import LibCrypto
import Machine
import OIDCDiscovery
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import Samples

/// The cost of access tokens that a live provider has seen before, and of remembering those that it has not.
struct SeenTokenFigures {
    private let library: LibCrypto
    private let samples: SignedTokens
    private let tokens: [SignedTokens.Token]
    /// The same tokens for each thread, because every request brings its own bytes.
    private let arrivals: [[String]]
    private let newTokens: [SignedTokens.Token]
    private let newTokenRounds: Int
    private let provider: LiveProvider
    private let stored: StoredProvider
    private let memory: (token: Double, counted: Double)

    init(_ library: LibCrypto, isShort: Bool) async throws {
        self.library = library
        let samples = try SignedTokens(library)
        self.samples = samples
        newTokens = try (0..<(isShort ? 2_000 : 5_000)).map { number in try samples.accessToken(number) }
        // With 5,000 tokens, 200 rounds are a million validations.
        newTokenRounds = isShort ? 5 : 200
        let tokens = Array(newTokens.prefix(500))
        self.tokens = tokens
        arrivals = (0..<2).map { _ in tokens.map { String(decoding: Array($0.text.utf8), as: UTF8.self) } }
        provider = try SeenTokenFigures.provider(samples, .standard)
        stored = try await provider.snapshot(warnings: .ignored).stored
        memory = try await SeenTokenFigures.memory(samples, newTokens.prefix(2_000))
    }

    private static func provider(_ samples: SignedTokens, _ limits: SeenTokenLimits) throws -> LiveProvider {
        let keySet = samples.keySet()
        return LiveProvider(
            profile: EntraProfile(
                try EntraAuthority(parsing: SignedTokens.issuer, warnings: .ignored), allowedTenants: .anyTenant),
            transport: ClosureTransport { request in
                let isKeySet = request.url.hasSuffix("/keys")
                return TransportResponse(status: 200, body: isKeySet ? keySet : Array(ProviderDocuments.metadata.utf8))
            },
            verifier: SoftwareCrypto(), digest: SoftwareCrypto(), seenTokens: limits)
    }

    func measure(_ run: inout Run, rounds: Int) throws {
        run.set(.seenTokenBytes, memory.token)
        run.set(.seenTokenBytesCounted, memory.counted)
        try measureHits(&run, rounds)
        try measureThreads(&run, rounds)
        try measureMisses(&run)
    }

    private func validate(_ token: String, _ provider: LiveProvider) -> Int {
        SeenTokenFigures.validate(token, provider, samples)
    }

    private static func validate(
        _ token: String, _ provider: LiveProvider, _ samples: SignedTokens
    ) -> Int {
        guard let snapshot = provider.snapshotIfAvailable() else { return 0 }
        return validate(token, snapshot, samples)
    }

    private static func validate(
        _ token: String, _ snapshot: ProviderSnapshot, _ samples: SignedTokens
    ) -> Int {
        guard let verified = try? snapshot.verify(token, against: samples.accessExpectations, at: samples.now)
        else { return 0 }
        return EntraAccess(verified).scopes.count
    }

    // MARK: - Memory

    /// Fills a new provider, and returns the bytes for each token and for each byte that counts.
    private static func memory(_ samples: SignedTokens, _ tokens: ArraySlice<SignedTokens.Token>) async throws -> (
        token: Double, counted: Double
    ) {
        let provider = try provider(samples, .standard)
        _ = try await provider.snapshot(warnings: .ignored)
        // The first token sets up permanent state.
        for _ in 0..<2 { consume(validate(tokens[tokens.startIndex].text, provider, samples)) }
        let (before, first) = (allocated_bytes(), provider.seenTokenCounts)
        for token in tokens + tokens { consume(validate(token.text, provider, samples)) }
        let taken = Double(allocated_bytes()) - Double(before)
        let counts = provider.seenTokenCounts
        return (
            (taken / Double(counts.tokens - first.tokens)).rounded(), taken / Double(counts.bytes - first.bytes)
        )
    }

    // MARK: - Time

    private func measureHits(_ run: inout Run, _ rounds: Int) throws {
        // A token is remembered when it arrives for the second time.
        for token in tokens + tokens + tokens { consume(validate(token.text, provider)) }
        let misses = provider.seenTokenCounts.misses
        var race = InterleavedBenchmark()
        race.add("EVP_DigestVerify, access tokens", operations: tokens.count, slices: 10) { [self] slice in
            part(slice).count { library.isValid($0.signature, $0.input, samples.pair, .sha256) }
        }
        race.add("a seen token, access typed", operations: tokens.count, slices: 10) { [self] slice in
            part(slice).reduce(0) { $0 + validate($1.text, provider) }
        }
        let laps = try race.run(rounds: rounds)
        guard provider.seenTokenCounts.misses == misses else { return }
        run.set(.seenToken, laps[1], over: laps[0])
        run.laps += laps
    }

    private func part(_ slice: Int) -> ArraySlice<SignedTokens.Token> {
        tokens[tokens.count * slice / 10..<tokens.count * (slice + 1) / 10]
    }

    /// Both threads use the same tokens, but begin at different ones.
    private func measureThreads(_ run: inout Run, _ rounds: Int) throws {
        var race = InterleavedBenchmark()
        for threads in 1...2 {
            race.add("EVP_DigestVerify, \(threads) together", operations: threads * 50) {
                work(threads) { [library, samples, tokens] _, start in
                    (0..<50).count {
                        let token = tokens[(start + $0) % tokens.count]
                        return library.isValid(token.signature, token.input, samples.pair, .sha256)
                    }
                }
            }
        }
        for threads in 1...2 {
            race.add("seen tokens, \(threads) together", operations: threads * 2_000) {
                work(threads) { [self] thread, start in
                    guard let snapshot = provider.snapshotIfAvailable() else { return 0 }
                    let tokens = arrivals[thread]
                    return (0..<2_000).reduce(0) {
                        $0 + SeenTokenFigures.validate(tokens[(start + $1) % tokens.count], snapshot, samples)
                    }
                }
            }
        }
        for threads in 1...2 {
            race.add("the same with a new look for the snapshot, \(threads) together", operations: threads * 2_000) {
                work(threads) { [self] thread, start in
                    let tokens = arrivals[thread]
                    return (0..<2_000).reduce(0) { $0 + validate(tokens[(start + $1) % tokens.count], provider) }
                }
            }
        }
        let laps = try race.run(rounds: rounds * 4)
        let there = laps[0].minimum / laps[1].minimum
        run.set(.seenTokensTwoThreads, laps[2].minimum / laps[3].minimum * (2 / there))
        run.laps += laps
    }

    private func work(_ threads: Int, _ operation: @Sendable (_ thread: Int, _ start: Int) -> Int) -> Int {
        DispatchQueue.concurrentPerform(iterations: threads) { [tokens] index in
            stay_on_core(Int32(index))
            consume(operation(index, index * tokens.count / 2))
        }
        stay_on_core(0)
        return threads
    }

    /// Each round begins with a new provider, so that it has seen none of the tokens.
    private func measureMisses(_ run: inout Run) throws {
        let slices = newTokens.count / 50
        var hits = 0
        var race = InterleavedBenchmark()
        for (name, limits) in [
            ("1,000 remembered", try SeenTokenLimits(tokens: 1_000)), ("none remembered", SeenTokenLimits.none),
        ] {
            var current = try SeenTokenFigures.provider(samples, limits)
            race.add("ever new tokens, \(name)", operations: newTokens.count, slices: slices) { [self] slice in
                if slice == 0 {
                    current = try SeenTokenFigures.provider(samples, limits)
                    try current.restore(stored)
                }
                defer { if slice == slices - 1 { hits += current.seenTokenCounts.hits } }
                return newTokens[slice * 50..<(slice + 1) * 50].reduce(0) { $0 + validate($1.text, current) }
            }
        }
        let laps = try race.run(rounds: newTokenRounds)
        guard hits == 0 else { return }
        run.set(.everNewTokens, laps[0], over: laps[1])
        run.laps += laps
    }
}
