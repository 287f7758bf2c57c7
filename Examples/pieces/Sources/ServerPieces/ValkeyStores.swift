public import EntraID
import Foundation
public import Valkey

/// What several instances of a server share, in Redis 6.2 or newer, or in Valkey.
///
/// Every method is one command or one script, so that of two instances exactly one succeeds. The keys are hashes, and
/// open nothing. The values contain secrets: protect the connection and the server like a database of sessions.
public struct ValkeyStore: Sendable {
    private let client: ValkeyClient
    private let prefix: String

    /// Creates a store. All names in it begin with the prefix, so that several applications can share a server.
    public init(_ client: ValkeyClient, prefix: String = "app:") {
        self.client = client
        self.prefix = prefix
    }

    func key(_ kind: String, _ name: String) -> ValkeyKey { ValkeyKey("\(prefix)\(kind):\(name)") }

    /// Runs a command, and gives up after two seconds, so that the user sees a page with status 503
    /// and can try again. The client itself waits much longer for a server that hangs.
    private func inTime<Value: Sendable>(
        _ command: @escaping @Sendable (ValkeyClient) async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            defer { group.cancelAll() }
            group.addTask { [client] in try await command(client) }
            group.addTask {
                try await Task.sleep(for: .seconds(2))
                throw StoreTimeout()
            }
            guard let first = try await group.next() else { throw CancellationError() }
            return first
        }
    }

    /// Saves a text for a time.
    public func save(_ text: String, for key: ValkeyKey, lasting duration: Duration) async throws {
        _ = try await inTime { try await $0.set(key, value: text, expiration: .milliseconds(duration.milliseconds)) }
    }

    /// Returns a text, or `nil` if there is none.
    public func load(_ key: ValkeyKey) async throws -> String? {
        try await inTime { try await $0.get(key) }.map { String($0) }
    }

    /// Removes a text and returns it. Of several calls, exactly one gets it.
    public func take(_ key: ValkeyKey) async throws -> String? {
        try await inTime { try await $0.getdel(key) }.map { String($0) }
    }

    /// Saves a text if there is none, and returns whether it did.
    public func insert(_ text: String, for key: ValkeyKey, lasting duration: Duration) async throws -> Bool {
        try await inTime {
            try await $0.set(
                key, value: text, condition: .nx, expiration: .milliseconds(duration.milliseconds))
        } != nil
    }

    /// Runs a script that returns whether it changed anything.
    func run(_ script: String, _ keys: [ValkeyKey], _ arguments: String...) async throws -> Bool {
        try await inTime {
            try await $0.eval(script: script, keys: keys, args: arguments).decode(as: Int.self)
        } == 1
    }

    /// Adds a member to a set until a time, and removes those whose time is over: otherwise, the set of a user who signs
    /// in every day would grow forever.
    func add(_ member: String, to set: ValkeyKey, until end: Date) async throws {
        let script = """
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[3])
            redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
            return redis.call('EXPIREAT', KEYS[1], ARGV[2])
            """
        _ = try await run(script, [set], member, end.wholeSeconds, Date().wholeSeconds)
    }

    func members(of set: ValkeyKey) async throws -> [String] {
        try await inTime { try await $0.zrange(set, start: "0", stop: "-1").decode(as: [String].self) }
    }
}

extension ValkeyStore: PendingSignInStore {
    /// Saves a sign-in that has started.
    public func save(_ pending: PendingSignIn, for key: PendingSignInKey) async throws {
        let name = self.key("pending", key.rawValue)
        try await save(text(pending), for: name, lasting: pending.lifetime)
    }

    /// Removes a sign-in and returns it.
    public func take(_ key: PendingSignInKey) async throws -> PendingSignIn? {
        try await take(self.key("pending", key.rawValue)).map { try value($0) }
    }
}

extension ValkeyStore: SharedSnapshotStore {
    /// Returns the metadata and keys that an instance saved last.
    public func load(_ key: SharedSnapshotKey) async throws -> String? {
        try await load(self.key("snapshot", key.rawValue))
    }

    /// Saves metadata and keys for all instances.
    public func save(
        _ snapshot: String, for key: SharedSnapshotKey, lasting lifetime: Duration
    ) async throws {
        try await save(snapshot, for: self.key("snapshot", key.rawValue), lasting: lifetime)
    }
}

extension ValkeyStore: LogoutTokenStore {
    /// Saves the `jti` of a logout token, and returns whether it was new.
    public func insert(_ key: String, until end: Date) async throws -> Bool {
        let duration = Duration.seconds(max(1, end.timeIntervalSinceNow))
        return try await insert("1", for: self.key("logout", key), lasting: duration)
    }
}

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
}

extension Date {
    fileprivate var wholeSeconds: String { "\(Int(timeIntervalSince1970))" }
}

extension Duration {
    var milliseconds: Int { Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000) }
}

private func text(_ value: some Encodable) throws -> String {
    String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
}

private func value<Value: Decodable>(_ text: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(text.utf8))
}

extension ValkeyStore: UserStore {
    /// Saves the user of a session.
    public func save(_ user: SiteUser, for name: String, lasting duration: Duration) async throws {
        try await save(text(user), for: key("user", name), lasting: duration)
    }

    /// Returns the user of a session.
    public func load(_ name: String) async throws -> SiteUser? {
        try await load(key("user", name)).map { try value($0) }
    }

    /// Removes the user of a session.
    public func remove(_ name: String) async throws {
        _ = try await inTime { try await $0.del(keys: [key("user", name)]) }
    }
}

/// The store did not respond in time.
private struct StoreTimeout: Error {}
