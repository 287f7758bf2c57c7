import OIDCPrimitives

/// The tokens behind one lock, in the order of their last use. Those used since the last insertion are in the order of
/// their first use since then.
struct SeenTokenShard: Sendable {
    /// A place for a token. Unused places form a list through `older`.
    private struct Place: Sendable {
        var token: SeenToken?
        var acceptance: SeenToken.Acceptance?
        var hash = 0
        /// The age at which the token last became the newest.
        var age = 0
        var newer: Int?
        var older: Int?
        /// The next place with a token of the same hash.
        var alike: Int?
    }

    /// A token that was found.
    struct Found: Sendable {
        let token: SeenToken
        /// What the token was accepted with last.
        let acceptance: SeenToken.Acceptance?
        /// Whether its bytes were compared.
        let isCompared: Bool
    }

    // What every use changes comes first, next to the lock, so that it shares a line of the processor's cache with it:
    // a line that another core changed last is slow to get.
    private(set) var counts = SeenTokenCounts()
    /// The number of insertions.
    private var age = 0
    private let mostTokens: Int
    private let mostBytes: Int
    private var places: [Place] = []
    private var unused: Int?
    /// The first place for each hash.
    private var heads: [Int: Int] = [:]
    private var newest: Int?
    private var oldest: Int?
    private var notes: SeenTokenNotes

    init(tokens: Int, bytes: Int) {
        mostTokens = tokens
        mostBytes = bytes
        notes = SeenTokenNotes(tokens: tokens)
    }

    /// Returns the token with these bytes and makes it the newest.
    ///
    /// If only one token has the hash, its bytes are not compared, because that takes longest and other threads may
    /// wait for the lock. The caller compares them.
    mutating func use(_ text: String, _ hash: Int) -> Found? {
        let first = heads[hash]
        let isOnly = first.map { places[$0].alike == nil } ?? true
        guard let place = isOnly ? first : place(hash, where: { $0.signed.token.hasSameBytes(as: text) }) else {
            counts.misses += 1
            return nil
        }
        counts.hits += 1
        // Between two insertions, the order does not matter, because nothing is removed. Leaving it as it is keeps
        // the memory that threads share unchanged.
        if places[place].age != age {
            unlink(place)
            makeNewest(place)
        }
        return places[place].token.map {
            Found(token: $0, acceptance: places[place].acceptance, isCompared: !isOnly)
        }
    }

    /// Counts the last hit as a miss.
    mutating func countMissInsteadOfHit() {
        counts.hits -= 1
        counts.misses += 1
    }

    /// Inserts a token as the newest, in place of the same one, and removes the oldest until the limits are met.
    mutating func insert(_ token: SeenToken, _ hash: Int, _ acceptance: SeenToken.Acceptance) {
        let same = place(hash) { other in token.signed.token.withText { other.signed.token.hasSameBytes(as: $0) } }
        if let same, places[same].token === token {
            places[same].acceptance = acceptance
            return
        }
        guard same != nil || notes.contains(noting: hash) else { return }
        if let same { remove(same) }
        guard token.byteCount <= mostBytes else { return }
        let place = unused ?? places.count
        if place == places.count { places.append(Place()) } else { unused = places[place].older }
        places[place] = Place(
            token: token, acceptance: acceptance, hash: hash, alike: heads.updateValue(place, forKey: hash))
        age += 1
        makeNewest(place)
        counts.tokens += 1
        counts.bytes += token.byteCount
        while counts.tokens > mostTokens || counts.bytes > mostBytes, let oldest { remove(oldest) }
    }

    /// Removes a token if this very object is still here.
    mutating func remove(_ token: SeenToken, _ hash: Int, isMiss: Bool) {
        if isMiss { countMissInsteadOfHit() }
        if let place = place(hash, where: { $0 === token }) { remove(place) }
    }

    // MARK: - Places

    private func place(_ hash: Int, where isWanted: (SeenToken) -> Bool) -> Int? {
        var next = heads[hash]
        while let place = next {
            if let token = places[place].token, isWanted(token) { return place }
            next = places[place].alike
        }
        return nil
    }

    private mutating func makeNewest(_ place: Int) {
        places[place].age = age
        places[place].newer = nil
        places[place].older = newest
        if let newest { places[newest].newer = place }
        newest = place
        if oldest == nil { oldest = place }
    }

    private mutating func unlink(_ place: Int) {
        let (newer, older) = (places[place].newer, places[place].older)
        if let newer { places[newer].older = older } else { newest = older }
        if let older { places[older].newer = newer } else { oldest = newer }
    }

    private mutating func remove(_ place: Int) {
        unlink(place)
        let (hash, alike) = (places[place].hash, places[place].alike)
        if heads[hash] == place {
            heads[hash] = alike
        } else {
            var before = heads[hash]
            while let other = before, places[other].alike != place { before = places[other].alike }
            if let before { places[before].alike = alike }
        }
        counts.tokens -= 1
        counts.bytes -= places[place].token?.byteCount ?? 0
        places[place] = Place(older: unused)
        unused = place
    }
}
