import OIDCPrimitives

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The calls of the store, whose errors become refusals.
extension SessionRenewal {
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

    /// Removes a session, and its answer that could not be stored.
    func remove(_ key: SessionKey) async throws(Refusal) {
        do {
            try await store.remove(key)
        } catch {
            throw Refusal(.sessionStoreUnavailable())
        }
        unsaved.withLock { unsaved in _ = unsaved.removeValue(forKey: key) }
    }

    func acquire(_ key: SessionKey, _ owner: String) async throws(Refusal) -> Bool {
        do {
            return try await store.acquireLease(key, for: owner, lasting: leaseDuration)
        } catch {
            throw Refusal(.sessionStoreUnavailable())
        }
    }

    /// Stores the next revision of a session, and returns what is stored then. If the stored session is another than
    /// the one that was renewed, it wins: it is newer, or the user has signed out.
    func save(
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
        let now = time.now
        unsaved.withLock { unsaved in
            if unsaved.count >= SessionRenewal.mostUnsaved { unsaved = unsaved.filter { $0.value.expiresAt > now } }
            if unsaved.count < SessionRenewal.mostUnsaved { unsaved[key] = next }
        }
        throw Refusal(.sessionStoreUnavailable())
    }

    /// Stores an earlier answer that could not be stored, and returns it. Returns `nil` if there is none.
    func saveAgain(_ session: StoredSession, for key: SessionKey) async throws(Refusal) -> StoredSession? {
        guard let next = unsaved.withLock({ $0.removeValue(forKey: key) }), next.revision == session.revision + 1 else {
            return nil
        }
        let saved = try await save(next, replacing: session, for: key)
        if let end = saved.end {
            reportEnd(of: saved.tokens, end.refusal.problems)
            throw end.refusal
        }
        return saved.isDue(at: time.now) ? nil : saved
    }
}
