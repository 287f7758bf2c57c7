public import OIDCPrimitives

extension LiveProvider {
    /// Fetches the metadata and the keys, whether or not a refresh is due, and returns the new snapshot. Use it for an
    /// administrator's “check now”, or in a health check that must reach the provider.
    ///
    /// Calls at the same time share one fetch, and join a refresh in progress. There is no minimum interval between two
    /// calls, because the application makes them: do not call this method for a user's request. If the refresh fails,
    /// the current snapshot remains in use, as after a scheduled refresh that fails.
    ///
    ///     let snapshot = try await provider.refreshNow()
    ///     for warning in snapshot.warnings { print(warning) }
    ///
    /// - Throws: `discovery.*`, `issuer.invalid` and `keys.*` if the refresh fails, or `discovery.cancelled` if the task
    ///   is cancelled. The fetch continues in that case.
    @discardableResult
    public func refreshNow() async throws(Refusal) -> ProviderSnapshot {
        // A fetch in progress may be for keys only. The next one is then a full refresh, unless another token with an
        // unknown key comes first, which happens once per interval.
        for _ in 0..<4 where !Task.isCancelled {
            let fetch = state.withLock { $0.requestedRefresh() }
            await refresher.waitForEnd(of: fetch)
            switch state.withLock({ $0.result(of: fetch) }) {
            case .success(let snapshot): return snapshot
            case .failure(let refusal): throw refusal
            case nil: continue
            }
        }
        throw Refusal(.transportFailed(.cancelled, at: metadataURL))
    }
}
