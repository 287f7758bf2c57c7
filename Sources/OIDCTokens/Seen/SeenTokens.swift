import OIDCPrimitives

/// The access tokens that a live provider has verified, within ``SeenTokenLimits``.
///
/// A token is found by a hash of its last bytes, which are the end of its signature, and then by comparing all of its
/// bytes in constant time. The hash has a secret key, so nobody can choose tokens that are found slowly. Only tokens
/// that passed every check are inserted, so a forged token changes nothing.
///
/// The tokens are divided among several locks, so that threads rarely wait for each other.
package final class SeenTokens: Sendable {
    private let shards: [Locked<SeenTokenShard>]
    private let key = UInt64.random(in: .min ... .max)
    /// Replaces the hash in tests.
    private let testHash: (@Sendable (String) -> Int)?

    /// Creates an empty collection, or returns `nil` if the limits allow no tokens.
    package convenience init?(_ limits: SeenTokenLimits) {
        self.init(limits, hash: nil)
    }

    package init?(_ limits: SeenTokenLimits, hash: (@Sendable (String) -> Int)?) {
        guard limits.tokens > 0, limits.bytes > 0 else { return nil }
        let count = SeenTokens.shardCount(for: limits)
        shards = (0..<count).map { index in
            let extra = index < limits.tokens % count ? 1 : 0
            return Locked(SeenTokenShard(tokens: limits.tokens / count + extra, bytes: limits.bytes / count))
        }
        testHash = hash
    }

    /// Returns a power of two up to 16 that leaves room for many tokens behind each lock.
    private static func shardCount(for limits: SeenTokenLimits) -> Int {
        var count = 16
        while count > 1, limits.tokens / count < 32 || limits.bytes / count < 1 << 18 { count /= 2 }
        return count
    }

    /// Returns a token with exactly these bytes, which becomes the one that was used last.
    func token(_ text: String) -> SeenTokenShard.Found? {
        let hash = hash(of: text)
        guard let found = shard(for: hash).withLock({ $0.use(text, hash) }) else { return nil }
        if found.isCompared || found.token.signed.token.hasSameBytes(as: text) { return found }
        shard(for: hash).withLock { $0.countMissInsteadOfHit() }
        return nil
    }

    /// Inserts a token that passed every check, or replaces the same token, or states what it was accepted with.
    ///
    /// A token that is inserted for the first time is only noted, and inserted when it arrives again. So a token that
    /// arrives only once takes no memory and replaces no other.
    func insert(_ token: SeenToken, _ acceptance: SeenToken.Acceptance) {
        guard token.signed.token.byteCount <= SeenTokenLimits.longestToken else { return }
        let hash = token.signed.token.withText(hash)
        shard(for: hash).withLock { $0.insert(token, hash, acceptance) }
    }

    /// Removes a token, unless another object has replaced it.
    ///
    /// - Parameter isMiss: Whether finding it does not count as a hit after all.
    func remove(_ token: SeenToken, isMiss: Bool) {
        let hash = token.signed.token.withText(hash)
        shard(for: hash).withLock { $0.remove(token, hash, isMiss: isMiss) }
    }

    /// The sum of the counts behind all locks.
    package var counts: SeenTokenCounts {
        shards.reduce(into: SeenTokenCounts()) { sum, shard in
            let counts = shard.withLock { $0.counts }
            sum.hits += counts.hits
            sum.misses += counts.misses
            sum.tokens += counts.tokens
            sum.bytes += counts.bytes
        }
    }

    private func shard(for hash: Int) -> Locked<SeenTokenShard> {
        // The dictionary behind each lock uses other bits, because it hashes again.
        shards[hash & (shards.count - 1)]
    }

    private func hash(of text: String) -> Int {
        if let testHash { return testHash(text) }
        var hasher = Hasher()
        hasher.combine(key)
        text.withUTF8Bytes { bytes in
            hasher.combine(bytes.count)
            hasher.combine(bytes.extracting(last: 64))
        }
        return hasher.finalize()
    }
}
