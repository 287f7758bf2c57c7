import OIDCDiscovery
import OIDCPrimitives
import OIDCProviders

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The renewal of one session: the lease, the request, and the change in the store.
struct SessionRenewal: Sendable {
    let clients: [SignInClient]
    let store: any SessionStore
    let time: any TimeSource
    let random: any RandomSource
    let digest: any MessageDigest
    /// The longest time that a request takes.
    let requestTimeout: Duration
    /// Sessions that could not be stored after the provider had answered. Their refresh tokens exist nowhere else.
    private let unsaved = Locked<[SessionKey: StoredSession]>([:])

    init(
        clients: [SignInClient], store: any SessionStore, time: any TimeSource, random: any RandomSource,
        digest: any MessageDigest, requestTimeout: Duration
    ) {
        self.clients = clients
        self.store = store
        self.time = time
        self.random = random
        self.digest = digest
        self.requestTimeout = requestTimeout
    }

    /// The duration of a lease: the request, two requests for new keys, and a margin.
    var leaseDuration: Duration { requestTimeout * 3 + .seconds(5) }
    /// The time after which requests no longer wait for a renewal: two leases, and two requests for the metadata.
    var longestRenewal: Duration { leaseDuration * 2 + requestTimeout * 2 + .seconds(5) }

    /// The number of sessions that are remembered because they could not be stored.
    private static let mostUnsaved = 1_000

    func key(_ id: SecretString) -> SessionKey { SessionKey(id, digest: digest) }

    /// Returns a random number from 0 to 1.
    func jitter() -> Double { Double(random.bytes(1).first ?? 0) / 255 }

    // MARK: - The steps

    /// Renews a session, unless another instance does, and returns the result of either.
    func run(_ key: SessionKey) async throws(Refusal) -> StoredSession {
        let owner = Base64URL.encode(random.bytes(16))
        let start = time.uptime
        var pause = Duration.milliseconds(100)
        while true {
            let session = try await load(key)
            guard session.isDue(at: time.now) else { return session }
            if let saved = try await saveAgain(session, for: key) { return saved }
            // The metadata is fetched before the lease begins, which then covers nothing but the renewal.
            _ = try await client(of: session).snapshot()
            let leasedAt = time.uptime
            if try await acquire(key, owner) { return try await renew(key, owner, leasedAt: leasedAt) }
            guard time.uptime - start < leaseDuration * 2, (try? await time.sleep(for: pause)) != nil else {
                throw Refusal(.sessionRenewalPending())
            }
            pause = min(pause * 2, .seconds(1))
        }
    }

    private func renew(_ key: SessionKey, _ owner: String, leasedAt: Duration) async throws(Refusal) -> StoredSession {
        let result: Result<StoredSession, Refusal>
        do throws(Refusal) {
            // Another instance may have renewed it just before this one got the lease.
            let session = try await load(key)
            if session.isDue(at: time.now) {
                // A lease that ends during the request would let another instance send the same refresh token.
                guard time.uptime - leasedAt < leaseDuration - requestTimeout else {
                    throw Refusal(.sessionRenewalPending())
                }
                result = .success(try await renewed(session, key))
            } else {
                result = .success(session)
            }
        } catch {
            result = .failure(error)
        }
        // If the answer could not be stored, the lease stays until its end. No other instance sends the old refresh
        // token in the meantime, and this one stores the answer as soon as it can.
        if unsaved.withLock({ $0[key] }) == nil { try? await store.releaseLease(key, of: owner) }
        return try result.get()
    }

    /// Sends the refresh token and stores what the provider answers.
    private func renewed(_ session: StoredSession, _ key: SessionKey) async throws(Refusal) -> StoredSession {
        guard let grant = session.tokens.grant else { return session }
        let sentAt = time.now
        let renewal: TokenRenewal
        do throws(Refusal) {
            renewal = try await client(of: session).renewAndReport(grant)
        } catch {
            guard let reason = error.providerError, reason.endsSession else { throw error }
            let end = SessionEnd(reason)
            _ = try await save(session.ended(end), replacing: session, for: key)
            throw end.refusal
        }
        switch renewal.idToken {
        case .success(let token):
            let tokens = session.tokens.renewed(by: renewal, token, receivedAt: sentAt)
            return try await save(session.renewed(tokens, jitter: jitter()), replacing: session, for: key)
        case .failure(let refusal) where refusal.isAboutToken:
            // The tokens cannot be trusted, and the refresh token that was sent may be used up.
            _ = try await save(session.ended(SessionEnd(nil)), replacing: session, for: key)
            throw Refusal(.sessionEnded(nil), and: refusal.problems)
        case .failure(let refusal):
            // The keys could not be fetched. The new refresh token is kept, because the old one may be used up.
            _ = try await save(session.with(renewal.grant), replacing: session, for: key)
            throw refusal
        }
    }

    /// Returns the client that can renew a session.
    private func client(of session: StoredSession) throws(Refusal) -> SignInClient {
        let tokens = session.tokens
        guard
            let client = clients.first(where: {
                $0.configuration.name.hasSameBytes(as: tokens.provider)
                    && $0.configuration.clientID.hasSameBytes(as: tokens.clientID)
            })
        else { throw Refusal(.sessionEnded(nil), and: [.grantOfOtherProvider()]) }
        return client
    }

    // MARK: - The store

    /// Returns a session that lasts.
    func load(_ key: SessionKey) async throws(Refusal) -> StoredSession {
        let session: StoredSession?
        do {
            session = try await store.load(key)
        } catch {
            // The store's error is not repeated, because it may contain anything.
            throw Refusal(error is DecodingError ? .sessionUnreadable() : .sessionStoreUnavailable())
        }
        guard let session, session.expiresAt > time.now else { throw Refusal(.sessionNotFound()) }
        if let end = session.end { throw end.refusal }
        return session
    }

    func swap(
        _ key: SessionKey, expecting revision: Int?, _ session: StoredSession
    ) async throws(Refusal) -> Bool {
        do {
            return try await store.compareAndSwap(key, expecting: revision, session)
        } catch {
            throw Refusal(.sessionStoreUnavailable())
        }
    }

    private func acquire(_ key: SessionKey, _ owner: String) async throws(Refusal) -> Bool {
        do {
            return try await store.acquireLease(key, for: owner, lasting: leaseDuration)
        } catch {
            throw Refusal(.sessionStoreUnavailable())
        }
    }

    /// Stores the next revision of a session, and returns what is stored then. If the stored session is another than the
    /// one that was renewed, it wins: it is newer, or the user has signed out.
    private func save(
        _ next: StoredSession, replacing session: StoredSession, for key: SessionKey
    ) async throws(Refusal) -> StoredSession {
        for pause in [Duration.milliseconds(100), .milliseconds(400), .zero] {
            do throws(Refusal) {
                guard try await swap(key, expecting: session.revision, next) else { return try await load(key) }
                return next
            } catch {
                guard error.first.code == .sessionStoreUnavailable else { throw error }
                if pause > .zero { try? await time.sleep(for: pause) }
            }
        }
        unsaved.withLock { unsaved in
            if unsaved.count < SessionRenewal.mostUnsaved { unsaved[key] = next }
        }
        throw Refusal(.sessionStoreUnavailable())
    }

    /// Stores an earlier answer that could not be stored, and returns it. Returns `nil` if there is none.
    private func saveAgain(_ session: StoredSession, for key: SessionKey) async throws(Refusal) -> StoredSession? {
        guard let next = unsaved.withLock({ $0.removeValue(forKey: key) }), next.revision == session.revision + 1 else {
            return nil
        }
        let saved = try await save(next, replacing: session, for: key)
        if let end = saved.end { throw end.refusal }
        return saved.isDue(at: time.now) ? nil : saved
    }
}

extension ProviderError {
    /// Whether only the user can help, by signing in again.
    fileprivate var endsSession: Bool {
        [
            "interaction_required", "login_required", "consent_required", "account_selection_required", "invalid_grant",
            "access_denied",
        ].contains(ExactString(error))
    }
}

extension Refusal {
    /// Whether the ID token is wrong, rather than the keys unavailable with which it is verified.
    fileprivate var isAboutToken: Bool {
        ["token.", "issuer."].contains { first.code.rawValue.hasPrefixBytes($0) }
    }
}
