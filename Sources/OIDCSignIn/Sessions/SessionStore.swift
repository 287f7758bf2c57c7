import OIDCPrimitives

/// A server-side store of sessions, which several instances of a server can share.
///
/// ``InMemorySessions`` works for a single process. With several, a session is renewed by one of them: the instance
/// that holds its lease. A store needs four things, each of which must be atomic:
///
/// - ``compareAndSwap(_:expecting:_:)`` writes a session only over the revision that it replaces. In SQL, it is
///   `UPDATE … WHERE key = … AND revision = …`, or `INSERT … ON CONFLICT DO NOTHING` if none is expected. In Redis, it
///   is a Lua script that compares the revision, a field of its own, before it writes both.
/// - ``acquireLease(_:for:lasting:)`` is `SET lease:key owner NX PX milliseconds` in Redis. In SQL, it is an `UPDATE`
///   or `INSERT` that succeeds if the stored lease has ended *by the database's clock*.
/// - ``releaseLease(_:of:)`` deletes the lease only if the owner still holds it: a Lua script in Redis, and
///   `DELETE … WHERE key = … AND owner = …` in SQL.
/// - ``removeAll(_:)`` finds the sessions of a user or of a provider's session. In SQL, these are columns with an
///   index. In Redis, they are sets of keys.
///
/// A lease must end by itself, because its holder may have crashed. It protects the renewal only.
///
/// The store receives no session IDs, but only hashes of them, so its keys open no session. The sessions contain access
/// tokens and refresh tokens. Encrypt them at rest, like other credentials.
public protocol SessionStore: Sendable {
    /// Returns a session, or `nil` if there is none under this key.
    func load(_ key: SessionKey) async throws -> StoredSession?

    /// Saves a session until its ``StoredSession/expiresAt`` if the stored one has the expected revision, and returns
    /// whether it did. Nothing changes otherwise.
    ///
    /// - Parameters:
    ///   - key: The session's key.
    ///   - revision: The revision of the session that is replaced, or `nil` if there must be none.
    ///   - session: The new session.
    func compareAndSwap(
        _ key: SessionKey, expecting revision: Int?, _ session: StoredSession
    ) async throws -> Bool

    /// Removes a session, if there is one.
    func remove(_ key: SessionKey) async throws

    /// Removes all sessions that a logout names, and returns their number.
    func removeAll(_ selection: SessionSelection) async throws -> Int

    /// Starts a lease for an owner unless another owner has one, and returns whether it did.
    ///
    /// - Parameters:
    ///   - key: The session's key.
    ///   - owner: A random name.
    ///   - duration: The time after which the lease ends by itself.
    func acquireLease(_ key: SessionKey, for owner: String, lasting duration: Duration) async throws -> Bool

    /// Finishes a lease, if the owner still has it.
    func releaseLease(_ key: SessionKey, of owner: String) async throws
}

/// The key under which a ``SessionStore`` keeps a session: the SHA-256 hash of its ID.
///
/// It has no public initializer, because a key requires a session ID.
public struct SessionKey: Hashable, Sendable {
    /// The key in base64url, 43 characters. It is not a secret, because the ID cannot be derived from it.
    public let rawValue: String

    init(_ id: SecretString, digest: some MessageDigest) {
        let bytes = (Array("session".utf8) + [0] + Array(id.revealed().utf8))[...]
        rawValue = Base64URL.encode(digest.hash(bytes.span, with: .sha256))
    }
}

/// The sessions that a logout ends: those of a user, or of a provider's session.
public struct SessionSelection: Hashable, Sendable {
    /// The issuer (`iss`).
    public let issuer: String
    /// The subject (`sub`), or `nil` if any.
    public let subject: String?
    /// The provider's session (`sid`), or `nil` if any.
    public let providerSession: String?

    /// Returns whether two selections are the same. Strings are compared by their bytes.
    public static func == (left: SessionSelection, right: SessionSelection) -> Bool { left.exact == right.exact }

    /// Hashes the bytes of the strings.
    public func hash(into hasher: inout Hasher) { hasher.combine(exact) }

    private var exact: [ExactString?] { [issuer, subject, providerSession].map { $0.map { ExactString($0) } } }

    /// Creates a selection, or `nil` if it would select everybody.
    init?(issuer: String, subject: String?, providerSession: String?) {
        guard subject != nil || providerSession != nil else { return nil }
        self.issuer = issuer
        self.subject = subject
        self.providerSession = providerSession
    }

    /// Returns whether tokens belong to the selection. Everything is compared by bytes.
    public func contains(_ tokens: SignedInTokens) -> Bool {
        func matches(_ expected: String?, _ found: String?) -> Bool {
            expected.map { expected in found.map { $0.hasSameBytes(as: expected) } ?? false } ?? true
        }
        return tokens.issuer.hasSameBytes(as: issuer) && matches(subject, tokens.subject)
            && matches(providerSession, tokens.providerSession)
    }
}
