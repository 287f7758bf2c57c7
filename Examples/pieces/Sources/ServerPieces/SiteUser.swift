public import EntraID
import Synchronization

/// A user, as far as the pages of the application need it.
public struct SiteUser: Codable, Sendable {
    /// The key under which to store the user. A subject alone is not unique across issuers.
    public let key: EntraIdentity.SubjectKey
    /// The name to show. Users can change it, so it is not a key.
    public let name: String
    /// The roles of the application that the user has.
    public internal(set) var roles: [String]

    /// Creates a user.
    public init(_ identity: EntraIdentity) {
        key = identity.subjectKey
        name = identity.display.name ?? identity.display.userName ?? "unknown"
        roles = identity.roles
    }
}

/// A store of the users of sessions.
public protocol UserStore: Sendable {
    /// Saves a user for a time.
    func save(_ user: SiteUser, for name: String, lasting duration: Duration) async throws
    /// Returns a user.
    func load(_ name: String) async throws -> SiteUser?
    /// Removes a user.
    func remove(_ name: String) async throws
}

/// A store for a single process. It keeps at most 100,000 users, and drops those that end first.
public final class UsersInMemory: UserStore {
    private let users = Mutex<[String: (user: SiteUser, end: ContinuousClock.Instant)]>([:])
    private static let capacity = 100_000

    /// Creates an empty store.
    public init() {}

    /// Saves a user for a time.
    public func save(_ user: SiteUser, for name: String, lasting duration: Duration) {
        let now = ContinuousClock.now
        users.withLock { users in
            if users.count >= UsersInMemory.capacity {
                users = users.filter { $0.value.end > now }
                for (name, _) in users.sorted(by: { $0.value.end < $1.value.end }).prefix(users.count / 8) {
                    users[name] = nil
                }
            }
            users[name] = (user, now + duration)
        }
    }

    /// Returns a user.
    public func load(_ name: String) -> SiteUser? {
        users.withLock { $0[name].flatMap { $0.end > .now ? $0.user : nil } }
    }

    /// Removes a user.
    public func remove(_ name: String) { users.withLock { $0[name] = nil } }
}
