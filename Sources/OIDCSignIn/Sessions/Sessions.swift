import OIDCDiscovery
public import OIDCPrimitives
import OIDCProviders
public import OIDCTokens

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The sessions of users who are signed in: each has an access token, which is renewed before it ends.
///
///     // Once, at startup
///     let sessions = try Sessions(signIn, store: store)
///
///     // At the callback
///     let result = try await signIn.finish(request)
///     let id = try await sessions.begin(result)  // into a cookie of your own
///
///     // Every request
///     let tokens = try await sessions.tokens(for: SecretString(cookieValue))
///
///     // The user signs out
///     let ended = try await sessions.end(SecretString(cookieValue))
///
/// Many providers accept a refresh token once, and end the whole sign-in if it arrives again. So a session has one
/// renewal at a time: in a process, all requests wait for the same renewal, and among several instances, the one with the
/// lease of the ``SessionStore`` renews, while the others wait and load the result. Create one value and use it
/// everywhere; its copies share their renewals.
///
/// While the provider cannot be reached, the access token is used until it expires, and after that the error states that
/// the request can be repeated (`Refusal.isRetryable`). An outage does not sign users out. If the provider requires the
/// user to sign in again, the reason of the error is ``RefusalReason/signInAgain``.
public struct Sessions: Sendable {
    private let renewal: SessionRenewal
    let flights: RenewalFlights
    private let lifetime: Duration
    private let keepsIDTokens: Bool

    /// The standard lifetime of a session: 30 days.
    public static let standardLifetime = Duration.seconds(30 * 86_400)

    /// Creates sessions for the users of a sign-in.
    ///
    /// - Parameters:
    ///   - signIn: The sign-in, whose providers renew the tokens.
    ///   - store: The store. The default keeps the sessions in memory, which works for a single process.
    ///   - lifetime: The time after which a user has to sign in again in any case, at most a year.
    ///   - keepsIDTokens: Whether to keep each session's latest ID token, which some providers need at the sign-out.
    /// - Throws: `config.limit-out-of-range` if the lifetime is below a minute or above a year.
    public init(
        _ signIn: SignIn, store: (any SessionStore)? = nil, lifetime: Duration = Sessions.standardLifetime,
        keepsIDTokens: Bool = false
    ) throws(Refusal) {
        try self.init(
            signIn.clients[0], signIn.clients, store: store, lifetime: lifetime, keepsIDTokens: keepsIDTokens)
    }

    /// Creates sessions for the users of one client.
    ///
    /// - Parameters:
    ///   - client: The client that renews the tokens.
    ///   - store: The store. The default keeps the sessions in memory, which works for a single process.
    ///   - lifetime: The time after which a user has to sign in again in any case, at most a year.
    ///   - keepsIDTokens: Whether to keep each session's latest ID token, which some providers need at the sign-out.
    /// - Throws: `config.limit-out-of-range` if the lifetime is below a minute or above a year.
    public init(
        _ client: SignInClient, store: (any SessionStore)? = nil, lifetime: Duration = Sessions.standardLifetime,
        keepsIDTokens: Bool = false
    ) throws(Refusal) {
        try self.init(client, [client], store: store, lifetime: lifetime, keepsIDTokens: keepsIDTokens)
    }

    private init(
        _ first: SignInClient, _ clients: [SignInClient], store: (any SessionStore)?, lifetime: Duration,
        keepsIDTokens: Bool
    ) throws(Refusal) {
        if let problem = Problem.limit("lifetime", lifetime, from: .seconds(60), to: .seconds(366 * 86_400)) {
            throw Refusal(problem)
        }
        self.lifetime = lifetime
        self.keepsIDTokens = keepsIDTokens
        renewal = SessionRenewal(
            clients: clients, store: store ?? InMemorySessions(time: first.time), time: first.time,
            random: first.random, digest: first.digest, requestTimeout: first.limits.requestTimeout)
        flights = RenewalFlights(renewal)
    }

    /// Starts a session after a sign-in and returns its ID, a new 256-bit secret.
    ///
    /// Send the ID to the browser in a cookie that is `Secure`, `HttpOnly`, and `SameSite=Lax`. Call this method at
    /// every sign-in: an ID that the browser had before it must not stay valid, so end the previous session too.
    ///
    /// - Parameter result: The result of the sign-in.
    /// - Throws: `session.store-unavailable`.
    public func begin(_ result: SignInResult) async throws(Refusal) -> SecretString {
        let now = renewal.time.now
        let id = SecretString(Base64URL.encode(renewal.random.bytes(32)))
        let session = StoredSession(
            SignedInTokens(result, receivedAt: now, keepsIDToken: keepsIDTokens),
            expiresAt: now + lifetime.inSeconds, jitter: renewal.jitter())
        guard try await renewal.swap(renewal.key(id), expecting: nil, session) else {
            throw Refusal(.sessionStoreUnavailable())
        }
        return id
    }

    /// Returns the current tokens of a session, after renewing them if necessary.
    ///
    /// Shortly before the access token ends, the renewal starts, and the access token is returned at once. Only in its
    /// last seconds and after its end does the request wait. If a request is cancelled, the renewal continues.
    ///
    /// - Parameter id: The session ID that the browser sent.
    /// - Throws: A `Refusal` with the reason ``RefusalReason/signInAgain`` if there is no such session
    ///   (`session.not-found`, `session.unreadable`) or it has ended (`session.ended`), with
    ///   ``RefusalReason/unavailable`` if the request can be repeated, or with ``RefusalReason/configuration``.
    public func tokens(for id: SecretString) async throws(Refusal) -> SignedInTokens {
        let key = renewal.key(id)
        let session = try await renewal.load(key)
        let now = renewal.time.now
        guard session.isDue(at: now) else {
            // Without a refresh token, the session is as long as the access token.
            if session.tokens.haveEnded(at: now) { throw Refusal(.sessionEnded(nil)) }
            return session.tokens
        }
        guard session.tokens.areAboutToEnd(at: now) else {
            await flights.start(key)
            return session.tokens
        }
        switch await flights.outcome(for: key) {
        case .success(let renewed)?: return renewed.tokens
        case .failure(let refusal)?: return try session.tokens(despite: refusal, at: renewal.time.now)
        case nil: return try session.tokens(despite: Refusal(.sessionRenewalPending()), at: renewal.time.now)
        }
    }

    /// Removes a session, and returns its last tokens for the sign-out at the provider, or `nil` if there is no
    /// session.
    ///
    /// - Throws: `session.store-unavailable`.
    @discardableResult
    public func end(_ id: SecretString) async throws(Refusal) -> SignedInTokens? {
        let key = renewal.key(id)
        let session: StoredSession?
        do {
            session = try await renewal.store.load(key)
        } catch {
            // A session that cannot be read must end, too.
            session = nil
        }
        try await renewal.remove(key)
        // A session that the provider ended was reported then.
        if let session, session.end == nil { renewal.reportEnd(of: session.tokens) }
        return session?.tokens
    }

    /// Removes the sessions that a logout token names: those with its session, or all of its user. Returns their
    /// number.
    ///
    /// - Throws: `session.store-unavailable`.
    @discardableResult
    public func end(_ logout: LogoutToken) async throws(Refusal) -> Int {
        try await end(issuer: logout.issuer, subject: logout.subject, providerSession: logout.session)
    }

    /// Removes the sessions of a user, or with a session of the provider. Returns their number.
    ///
    /// - Parameters:
    ///   - issuer: The issuer.
    ///   - subject: The subject, or `nil` for any.
    ///   - providerSession: The provider's session, or `nil` for any. If both are `nil`, no session ends.
    /// - Throws: `session.store-unavailable`.
    @discardableResult
    public func end(
        issuer: String, subject: String? = nil, providerSession: String? = nil
    ) async throws(Refusal) -> Int {
        guard
            let selection = SessionSelection(issuer: issuer, subject: subject, providerSession: providerSession)
        else { return 0 }
        let count: Int
        do {
            count = try await renewal.store.removeAll(selection)
        } catch {
            throw Refusal(.sessionStoreUnavailable())
        }
        renewal.reportEnds(count, issuer: issuer)
        return count
    }
}

extension StoredSession {
    /// Returns the tokens if they can still be used after a renewal failed.
    ///
    /// - Throws: The refusal, if the access token or the session has ended.
    fileprivate func tokens(despite refusal: Refusal, at now: Date) throws(Refusal) -> SignedInTokens {
        guard refusal.reason != .signInAgain, !tokens.haveEnded(at: now) else { throw refusal }
        return tokens
    }
}
