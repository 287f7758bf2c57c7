import EntraID
import LibCrypto
import OIDCSoftwareCrypto
import OIDCTokens
import Samples

/// The cost of validating a token: the signature, everything else, and the memory for both.
struct TokenFigures {
    private let library: LibCrypto
    private let samples: SignedTokens
    private let tokens: [SignedTokens.Token]
    private let checked: TokenVerifier
    private let unchecked: TokenVerifier

    init(_ library: LibCrypto, tokenCount: Int) throws {
        self.library = library
        samples = try SignedTokens(library)
        tokens = try (0..<tokenCount).map { [samples] number in try samples.token(number) }
        checked = try samples.verifier(crypto: SoftwareCrypto(), digest: SoftwareCrypto())
        unchecked = try samples.verifier(crypto: UncheckedCrypto(), digest: UncheckedCrypto())
    }

    func measure(_ run: inout Run, rounds: Int) throws {
        try measureValidation(&run, rounds)
        try measureArithmetic(&run, rounds)
        try measureLookup(&run, rounds)
        try measureSizes(&run, rounds)
        try countAllocations(&run)
    }

    private func validate(_ token: SignedTokens.Token, _ verifier: TokenVerifier) throws -> VerifiedIDToken {
        try verifier.verify(token.text, against: samples.expectations, at: samples.now)
    }

    // MARK: - Time

    private func measureValidation(_ run: inout Run, _ rounds: Int) throws {
        var race = InterleavedBenchmark()
        let slices = 20
        race.add("EVP_DigestVerify", operations: tokens.count, slices: slices) { [self] slice in
            self.slice(slice, of: slices).count { library.isValid($0.signature, $0.input, samples.pair, .sha256) }
        }
        race.add("whole validation, identity typed", operations: tokens.count, slices: slices) { [self] slice in
            try total(self.slice(slice, of: slices), checked)
        }
        race.add("the same without SHA and RSA", operations: tokens.count, slices: slices) { [self] slice in
            try total(self.slice(slice, of: slices), unchecked)
        }
        race.add("of that, parsing the token", operations: tokens.count, slices: slices) { [self] slice in
            try self.slice(slice, of: slices).reduce(0) {
                try $0 + ($1.takenApart().header.keyID?.utf8.count ?? 0)
            }
        }
        let laps = try race.run(rounds: rounds)
        run.set(.wholeValidation, laps[1], over: laps[0])
        run.set(.everythingButArithmetic, laps[2], over: laps[0])
        run.laps += laps
    }

    private func slice(_ slice: Int, of count: Int) -> ArraySlice<SignedTokens.Token> {
        tokens[tokens.count * slice / count..<tokens.count * (slice + 1) / count]
    }

    /// Validates tokens and reads the identity of each user.
    private func total(_ tokens: ArraySlice<SignedTokens.Token>, _ verifier: TokenVerifier) throws -> Int {
        try tokens.reduce(0) { sum, token in
            let identity = EntraIdentity(try validate(token, verifier))
            return sum + identity.subjectKey.subject.utf8.count + (identity.userKey == nil ? 0 : 1)
        }
    }

    /// OpenSSL receives the hash. Our code receives the empty message and hashes one block with SHA-256: 1 % of its time.
    private func measureArithmetic(_ run: inout Run, _ rounds: Int) throws {
        guard let signature = library.sign([], with: samples.pair, .sha256),
            let prepared = library.prepare(samples.pair, .sha256),
            let key = SoftwareCrypto().prepare(checked.keys.keys[0])
        else { return }
        let hash = library.digest([], .sha256)
        let bytes = signature[...]
        let message = [UInt8]()[...]
        var race = InterleavedBenchmark()
        race.add("EVP_PKEY_verify", operations: 500) {
            (0..<500).count { _ in prepared.isValid(signature, hash: hash) }
        }
        race.add("RSA-2048 in Swift", operations: 500) {
            (0..<500).count { _ in key.isValid(signature: bytes.span, message: message.span, algorithm: .rs256) }
        }
        let laps = try race.run(rounds: rounds)
        run.set(.rsaVerification, laps[1], over: laps[0])
        run.laps += laps
    }

    /// Uses small tokens, so that the key lookup is a measurable part of the time.
    private func measureLookup(_ run: inout Run, _ rounds: Int) throws {
        var race = InterleavedBenchmark()
        for count in [6, 1_000] {
            let verifier = try samples.verifier(keyCount: count, crypto: UncheckedCrypto(), digest: UncheckedCrypto())
            let tokens = try (0..<100).map { try samples.smallToken(keyNumber: $0 * 7 % count) }
            race.add("a small token, one of \(count) keys", operations: tokens.count * 10) { [self] in
                try (0..<10).reduce(0) { sum, _ in
                    try tokens.reduce(sum) { try $0 + validate($1, verifier).subject.utf8.count }
                }
            }
        }
        let laps = try race.run(rounds: rounds * 2)
        run.set(.keyLookup, laps[1], over: laps[0])
        run.laps += laps
    }

    private func measureSizes(_ run: inout Run, _ rounds: Int) throws {
        var race = InterleavedBenchmark()
        var sizes: [Double] = []
        for groupCount in [8, 200] {
            let tokens = try (0..<50).map { try samples.token($0, groupCount: groupCount) }
            sizes.append(Double(tokens[0].text.utf8.count))
            race.add("\(tokens[0].text.utf8.count) bytes without SHA and RSA", operations: tokens.count) { [self] in
                try tokens.reduce(0) { sum, token in
                    let identity = EntraIdentity(try validate(token, unchecked))
                    guard case .listed(let groups) = identity.groups else { return sum }
                    return sum + groups.count
                }
            }
        }
        let laps = try race.run(rounds: rounds * 4)
        run.set(.costPerByte, laps[1].minimum / sizes[1] / (laps[0].minimum / sizes[0]))
        run.laps += laps
    }

    // MARK: - Memory

    private func countAllocations(_ run: inout Run) throws {
        run.set(.allocationsOnDemand, try allocations { try validate(tokens[0], checked).claims["exp"] == nil ? 0 : 1 })
        run.set(
            .allocationsTyped,
            try allocations { EntraIdentity(try validate(tokens[0], checked)).roles.count })
    }
}

extension SignedTokens.Token {
    func takenApart() throws -> CompactToken { try CompactToken(text) }
}
