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
    let unsaved = Locked<[SessionKey: StoredSession]>([:])

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

    /// The duration of a lease: the client's credential, the request, two requests for new keys, and a margin.
    var leaseDuration: Duration { requestTimeout * 4 + .seconds(5) }
    /// The time of a lease after which nothing is sent: the answer could not be verified and stored before its end.
    private var latestSending: Duration { leaseDuration - requestTimeout * 3 }
    /// The time after which requests no longer wait for a renewal: two leases, and two requests for the metadata.
    var longestRenewal: Duration { leaseDuration * 2 + requestTimeout * 2 + .seconds(5) }

    /// The maximum number of sessions that are remembered because they could not be stored.
    static let mostUnsaved = 1_000

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
            let isDue = session.isDue(at: time.now)
            result = .success(isDue ? try await renewed(session, key, leasedAt: leasedAt) : session)
        } catch {
            result = .failure(error)
        }
        // If the answer could not be stored, the lease stays until its end. No other instance sends the old refresh
        // token in the meantime, and this one stores the answer as soon as it can.
        if unsaved.withLock({ $0[key] }) == nil { try? await store.releaseLease(key, of: owner) }
        return try result.get()
    }

    /// Sends the refresh token and stores what the provider answers.
    private func renewed(
        _ session: StoredSession, _ key: SessionKey, leasedAt: Duration
    ) async throws(Refusal) -> StoredSession {
        guard let grant = session.tokens.grant else { return session }
        let sentAt = time.now
        let renewal: TokenRenewal
        do throws(Refusal) {
            renewal = try await client(of: session).renewAndReport(grant) { [self] () throws(Refusal) in
                // Creating the client's credential can take any time. A lease that ends before the answer is stored
                // would let another instance send the same refresh token.
                guard time.uptime - leasedAt < latestSending else { throw Refusal(.sessionRenewalPending()) }
            }
        } catch {
            guard let reason = error.providerError, reason.endsSession else { throw error }
            return try await end(session, key, Refusal(.sessionEnded(reason)), SessionEnd(reason))
        }
        switch renewal.idToken {
        case .success(let token):
            let tokens = session.tokens.renewed(by: renewal, token, receivedAt: sentAt)
            return try await save(session.renewed(tokens, jitter: jitter()), replacing: session, for: key)
        case .failure(let refusal) where refusal.isAboutToken:
            // The tokens cannot be trusted, and the refresh token that was sent may be used up.
            return try await end(
                session, key, Refusal(.sessionEnded(nil), and: refusal.problems), SessionEnd(nil))
        case .failure(let refusal):
            // The keys could not be fetched. The new refresh token is kept, because the old one may be used up.
            _ = try await save(session.with(renewal.grant), replacing: session, for: key)
            throw refusal
        }
    }

    /// Ends a session in the store, unless the stored one is newer. Then that one is returned, because it wins.
    private func end(
        _ session: StoredSession, _ key: SessionKey, _ refusal: Refusal, _ end: SessionEnd
    ) async throws(Refusal) -> StoredSession {
        let stored = try await save(session.ended(end), replacing: session, for: key)
        guard stored.end == nil else {
            reportEnd(of: session.tokens, refusal.problems)
            throw refusal
        }
        return stored
    }

    /// Returns the client that can renew a session.
    private func client(of session: StoredSession) throws(Refusal) -> SignInClient {
        guard let client = client(of: session.tokens) else {
            throw Refusal(.sessionEnded(nil), and: [.grantOfOtherProvider()])
        }
        return client
    }

    /// Returns the client that received the tokens.
    func client(of tokens: SignedInTokens) -> SignInClient? {
        clients.first {
            $0.configuration.name.hasSameBytes(as: tokens.provider)
                && $0.configuration.clientID.hasSameBytes(as: tokens.clientID)
        }
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
