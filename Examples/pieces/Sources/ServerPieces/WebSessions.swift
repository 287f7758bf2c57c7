public import EntraID
import Foundation
import Synchronization

/// The sessions of browsers: a cookie with a random ID, and on the server the tokens and the user under its hash.
public struct WebSessions: Sendable {
    private let sessions: Sessions
    private let users: any UserStore
    private let isSecure: Bool
    private static let lifetime = Duration.seconds(12 * 3_600)

    /// Creates sessions. Without stores, they stay in memory and end with the process.
    ///
    /// - Parameters:
    ///   - signIn: The sign-in, which renews the tokens.
    ///   - isSecure: Whether browsers reach the server with https.
    ///   - store: The store of the tokens.
    ///   - users: The store of the users.
    public init(
        _ signIn: SignIn, isSecure: Bool, store: (any SessionStore)? = nil,
        users: any UserStore = UsersInMemory()
    ) throws(Refusal) {
        sessions = try Sessions(
            signIn, store: store, lifetime: WebSessions.lifetime, keepsIDTokens: true)
        self.users = users
        self.isSecure = isSecure
    }

    /// Starts a session after a sign-in and returns its cookie.
    ///
    /// The ID is new, and the session that the browser had before ends: otherwise, an attacker
    /// who planted a session in the browser could go on using it as the user who signed in.
    func begin(
        _ result: SignInResult, replacing cookieHeader: String?
    ) async throws -> String {
        _ = try? await end(cookieHeader)
        let id = try await sessions.begin(result)
        try await users.save(
            SiteUser(EntraIdentity(result.idToken)), for: name(of: id),
            lasting: WebSessions.lifetime)
        return cookie(id.revealed(), lasting: WebSessions.lifetime)
    }

    /// Returns the user of a request, or `nil` without a valid session. It renews tokens that are about to expire.
    ///
    /// - Throws: A `Refusal` if the session cannot be read at the moment. The user stays signed in.
    public func user(_ cookieHeader: String?) async throws -> SiteUser? {
        guard let id = id(in: cookieHeader) else { return nil }
        do throws(Refusal) {
            _ = try await sessions.tokens(for: id)
        } catch {
            guard error.reason == .signInAgain else { throw error }
            return nil
        }
        return try await users.load(name(of: id))
    }

    /// Returns the current tokens of a request's session, to call other APIs.
    public func tokens(_ cookieHeader: String?) async throws -> SignedInTokens? {
        guard let id = id(in: cookieHeader) else { return nil }
        return try await sessions.tokens(for: id)
    }

    /// Ends the session of a request, and returns its last tokens for the sign-out at the provider.
    func end(_ cookieHeader: String?) async throws -> SignedInTokens? {
        guard let id = id(in: cookieHeader) else { return nil }
        let ended = try await sessions.end(id)
        // Without a session, the user is unreachable, and the store removes the entry later.
        try? await users.remove(name(of: id))
        return ended
    }

    /// Whether a request has a cookie of a session, valid or not.
    func hasCookie(_ header: String?) -> Bool { !values(in: header).isEmpty }

    /// Ends the sessions that the provider named.
    func end(_ logout: FrontChannelLogout) async throws {
        guard let issuer = logout.issuer, let session = logout.session else { return }
        try await sessions.end(issuer: issuer, providerSession: session)
    }

    /// The value of `Set-Cookie` that removes the cookie.
    var expiredCookie: String { cookie("", lasting: .zero) }

    private func cookie(_ value: String, lasting duration: Duration) -> String {
        "\(cookieName)=\(value); Path=/; HttpOnly; SameSite=Lax; Max-Age=\(duration.components.seconds)"
            + (isSecure ? "; Secure" : "")
    }

    /// Browsers accept `__Host-` cookies from this host only, over https only.
    private var cookieName: String { isSecure ? "__Host-session" : "session" }

    private func values(in header: String?) -> [Substring] {
        (header ?? "").split(separator: ";").compactMap { pair -> Substring? in
            let pair = pair.drop { $0 == " " }
            return pair.hasPrefix("\(cookieName)=") ? pair.dropFirst(cookieName.count + 1) : nil
        }
    }

    private func id(in header: String?) -> SecretString? {
        let values = values(in: header)
        // Of two cookies with this name, it is unknown which is the user's.
        guard values.count == 1, values[0].utf8.count == 43 else { return nil }
        return SecretString(String(values[0]))
    }

    private func name(of id: SecretString) -> String {
        let bytes = Array("user".utf8) + [0] + Array(id.revealed().utf8)
        return Base64URL.encode(SoftwareCrypto().hash(bytes.span, with: .sha256))
    }
}

/// A user, as far as the pages of the application need it.
public struct SiteUser: Codable, Sendable {
    /// The key under which to store the user. A subject alone is not unique across issuers.
    public let key: EntraIdentity.SubjectKey
    /// The name to show. Users can change it, so it is not a key.
    public let name: String
    /// The roles of the application that the user has.
    public let roles: [String]

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
