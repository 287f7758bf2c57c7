import EntraID
import Foundation

/// What the instances share, in Redis: pending sign-ins, sessions, users, the logout tokens that were processed, and the
/// provider's metadata and keys.
///
/// Every operation that only one instance may do is one command or one script. The keys of Redis open nothing: they are
/// hashes of secrets, or name a user for a logout.
struct SharedStore: Sendable {
    let redis: RedisClient
    let fault: Fault?

    static func key(_ kind: String, _ name: String) -> String { "app:\(kind):\(name)" }

    static func text(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }

    func value<Value: Decodable>(_ key: String, take: Bool = false) async throws -> Value? {
        let text = try await redis.text(take ? "GETDEL" : "GET", key)
        return try text.map { try JSONDecoder().decode(Value.self, from: Data($0)) }
    }
}

extension SharedStore: PendingSignInStore {
    func save(_ pending: PendingSignIn, for key: PendingSignInKey) async throws {
        try await redis.send(
            "SET", SharedStore.key("pending", key.rawValue), try SharedStore.text(pending), "PX",
            "\(pending.lifetime.milliseconds)")
    }

    func take(_ key: PendingSignInKey) async throws -> PendingSignIn? {
        try await value(SharedStore.key("pending", key.rawValue), take: fault != .takeKeeps)
    }
}

extension SharedStore: LogoutTokenStore {
    func insert(_ key: String, until end: Date) async throws -> Bool {
        let seconds = max(1, Int(end.timeIntervalSince1970.rounded(.up)))
        let isNew = try await redis.succeeds(
            "SET", SharedStore.key("logout", key), "1", "NX", "EXAT", "\(seconds)")
        return isNew || fault == .tokensForgotten
    }
}

extension SharedStore: SharedSnapshotStore {
    func load(_ key: SharedSnapshotKey) async throws -> String? {
        try await redis.text("GET", SharedStore.key("snapshot", key.rawValue)).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    func save(_ snapshot: String, for key: SharedSnapshotKey, lasting lifetime: Duration) async throws {
        try await redis.send(
            "SET", SharedStore.key("snapshot", key.rawValue), snapshot, "PX", "\(lifetime.milliseconds)")
    }
}

/// The users of sessions, as the pages of the application need them.
extension SharedStore {
    func save(_ user: SiteUser, for name: String, lasting duration: Duration) async throws {
        try await redis.send(
            "SET", SharedStore.key("user", name), try SharedStore.text(user), "PX", "\(duration.milliseconds)")
    }

    func user(_ name: String) async throws -> SiteUser? { try await value(SharedStore.key("user", name)) }

    func removeUser(_ name: String) async throws { try await redis.send("DEL", SharedStore.key("user", name)) }
}

extension Duration {
    var milliseconds: Int { Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000) }
}
