public import EntraID
import Foundation
import Valkey

extension ValkeyStore: SessionStore {
    /// Returns a session.
    public func load(_ key: SessionKey) async throws -> StoredSession? { try await session(named: key.rawValue) }

    private func session(named name: String) async throws -> StoredSession? {
        try await load(key("session", name)).map { try value($0) }
    }

    /// Saves a session over the revision that it replaces.
    public func compareAndSwap(
        _ key: SessionKey, expecting revision: Int?, _ session: StoredSession
    ) async throws -> Bool {
        let script = """
            local found = redis.call('GET', KEYS[2])
            if (found or '') ~= ARGV[1] then return 0 end
            redis.call('SET', KEYS[1], ARGV[3], 'EXAT', ARGV[4])
            redis.call('SET', KEYS[2], ARGV[2], 'EXAT', ARGV[4])
            return 1
            """
        let end = session.expiresAt
        // First, so that no logout misses a session. One that starts later ends later, so the sets last long enough.
        if revision == nil {
            for set in sets(of: session.tokens) { try await add(key.rawValue, to: set, until: end) }
        }
        return try await run(
            script, [self.key("session", key.rawValue), self.key("revision", key.rawValue)],
            revision.map(String.init) ?? "", "\(session.revision)", text(session), end.wholeSeconds)
    }

    /// Removes a session.
    public func remove(_ key: SessionKey) async throws { _ = try await remove(sessionNamed: key.rawValue) }

    private func remove(sessionNamed name: String) async throws -> Bool {
        try await inTime { try await $0.del(keys: [key("session", name), key("revision", name)]) } > 0
    }

    /// Removes the sessions that a logout names.
    public func removeAll(_ selection: SessionSelection) async throws -> Int {
        guard let owner = selection.providerSession ?? selection.subject else { return 0 }
        var count = 0
        for name in try await members(of: set(selection.issuer, owner)) {
            guard let session = try await session(named: name), selection.contains(session.tokens) else { continue }
            if try await remove(sessionNamed: name) { count += 1 }
        }
        return count
    }

    /// Starts the lease with which one instance renews a session's tokens.
    public func acquireLease(
        _ key: SessionKey, for owner: String, lasting duration: Duration
    ) async throws -> Bool {
        try await insert(owner, for: self.key("lease", key.rawValue), lasting: duration)
    }

    /// Finishes a lease, if the owner still has it.
    public func releaseLease(_ key: SessionKey, of owner: String) async throws {
        let script = """
            if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
            return redis.call('DEL', KEYS[1])
            """
        _ = try await run(script, [self.key("lease", key.rawValue)], owner)
    }

    /// The sets in which a logout finds a session: that of its user, and that of the provider's session.
    private func sets(of tokens: SignedInTokens) -> [ValkeyKey] {
        [tokens.subject, tokens.providerSession].compactMap { owner in owner.map { set(tokens.issuer, $0) } }
    }

    private func set(_ issuer: String, _ owner: String) -> ValkeyKey { key("sessions-of", "\(issuer) \(owner)") }

    /// Adds a member to a set until a time, and removes those whose time has passed. Otherwise, the set of a user who
    /// signs in every day would grow forever.
    private func add(_ member: String, to set: ValkeyKey, until end: Date) async throws {
        let script = """
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[3])
            redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
            return redis.call('EXPIREAT', KEYS[1], ARGV[2])
            """
        _ = try await run(script, [set], member, end.wholeSeconds, Date().wholeSeconds)
    }

    private func members(of set: ValkeyKey) async throws -> [String] {
        try await inTime { try await $0.zrange(set, start: "0", stop: "-1").decode(as: [String].self) }
    }
}

extension Date {
    /// The seconds since 1970. Redis rejects 0, which is in the place of a stored time that is out of range.
    fileprivate var wholeSeconds: String { "\(Int(exactly: timeIntervalSince1970.rounded(.up)) ?? 0)" }
}
