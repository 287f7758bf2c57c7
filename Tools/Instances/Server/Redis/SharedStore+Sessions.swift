import EntraID
import Foundation

extension SharedStore: SessionStore {
    func load(_ key: SessionKey) async throws -> StoredSession? { try await session(named: key.rawValue) }

    private func session(named name: String) async throws -> StoredSession? {
        try await value(SharedStore.key("session", name))
    }

    func compareAndSwap(
        _ key: SessionKey, expecting revision: Int?, _ session: StoredSession
    ) async throws -> Bool {
        // The sets are those in which a logout finds the session. A session that begins later ends later, so they last
        // long enough.
        let script = """
            local found = redis.call('GET', KEYS[2])
            if (found or '') ~= ARGV[1] then return 0 end
            redis.call('SET', KEYS[1], ARGV[3], 'EXAT', ARGV[4])
            redis.call('SET', KEYS[2], ARGV[2], 'EXAT', ARGV[4])
            for place = 3, #KEYS do
                redis.call('SADD', KEYS[place], ARGV[5])
                redis.call('EXPIREAT', KEYS[place], ARGV[4])
            end
            return 1
            """
        let name = key.rawValue
        let sets = revision == nil ? SharedStore.sets(of: session.tokens) : []
        let keys = [SharedStore.key("session", name), SharedStore.key("revision", name)] + sets
        let reply = try await redis.send(
            ["EVAL", script, "\(keys.count)"] + keys + [
                revision.map(String.init) ?? "", "\(session.revision)", try SharedStore.text(session),
                "\(Int(session.expiresAt.timeIntervalSince1970.rounded(.up)))", name,
            ])
        guard case .number(let changed) = reply else { throw RedisFailure.malformed }
        return changed == 1
    }

    func remove(_ key: SessionKey) async throws { _ = try await remove(sessionNamed: key.rawValue) }

    private func remove(sessionNamed name: String) async throws -> Bool {
        try await redis.succeeds("DEL", SharedStore.key("session", name), SharedStore.key("revision", name))
    }

    func removeAll(_ selection: SessionSelection) async throws -> Int {
        guard fault != .logoutIgnored, let owner = selection.providerSession ?? selection.subject else { return 0 }
        let set = SharedStore.set(selection.issuer, owner)
        guard case .list(let names) = try await redis.send("SMEMBERS", set) else { throw RedisFailure.malformed }
        var count = 0
        for case .text(let bytes) in names {
            let name = String(decoding: bytes, as: UTF8.self)
            guard let session = try await session(named: name), selection.contains(session.tokens) else { continue }
            if try await remove(sessionNamed: name) { count += 1 }
            try await redis.send("SREM", set, name)
        }
        return count
    }

    func acquireLease(_ key: SessionKey, for owner: String, lasting duration: Duration) async throws -> Bool {
        if fault == .leaseForAll { return true }
        return try await redis.succeeds(
            "SET", SharedStore.key("lease", key.rawValue), owner, "NX", "PX", "\(duration.milliseconds)")
    }

    func releaseLease(_ key: SessionKey, of owner: String) async throws {
        let script = """
            if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
            return 0
            """
        try await redis.send("EVAL", script, "1", SharedStore.key("lease", key.rawValue), owner)
    }

    /// The sets in which a logout finds a session: that of its user, and that of the provider's session.
    private static func sets(of tokens: SignedInTokens) -> [String] {
        [tokens.subject, tokens.providerSession].compactMap { owner in owner.map { set(tokens.issuer, $0) } }
    }

    private static func set(_ issuer: String, _ owner: String) -> String { key("sessions-of", "\(issuer) \(owner)") }
}
