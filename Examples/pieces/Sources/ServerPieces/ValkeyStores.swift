public import EntraID
import Foundation
public import Valkey

/// What several instances of a server share, in Redis 6.2 or newer, or in Valkey.
///
/// Every operation that only one instance may do is one command or one script. The keys open nothing: they are hashes
/// of secrets, or name a user for a logout. The values contain secrets: protect the connection and the server like a
/// database of sessions.
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
    func inTime<Value: Sendable>(
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

    func text(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }

    func value<Value: Decodable>(_ text: String) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(text.utf8))
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

extension Duration {
    var milliseconds: Int { Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000) }
}

/// The store did not respond in time.
private struct StoreTimeout: Error {}
