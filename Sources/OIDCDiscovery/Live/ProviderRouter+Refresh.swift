public import OIDCPrimitives

extension ProviderRouter {
    /// Fetches the metadata and the keys of all providers, and returns their new snapshots in the order of
    /// ``providers``. See ``LiveProvider/refreshNow()``.
    ///
    /// - Throws: The problems of all providers whose refresh fails. The others have new snapshots nevertheless.
    @discardableResult
    public func refreshNow() async throws(Refusal) -> [ProviderSnapshot] { try await providers.refreshNow() }
}

extension [LiveProvider] {
    /// Refreshes all providers at the same time.
    package func refreshNow() async throws(Refusal) -> [ProviderSnapshot] {
        let results = await withTaskGroup(of: (Int, Result<ProviderSnapshot, Refusal>).self) { group in
            for index in indices {
                let provider = self[index]
                group.addTask { (index, await provider.refreshResult()) }
            }
            var results: [Int: Result<ProviderSnapshot, Refusal>] = [:]
            for await (index, result) in group { results[index] = result }
            return indices.compactMap { results[$0] }
        }
        var snapshots: [ProviderSnapshot] = []
        var problems: [Problem] = []
        for result in results {
            switch result {
            case .success(let snapshot): snapshots.append(snapshot)
            case .failure(let refusal): problems += refusal.problems
            }
        }
        if let refusal = Refusal(problems) { throw refusal }
        return snapshots
    }
}

extension LiveProvider {
    fileprivate func refreshResult() async -> Result<ProviderSnapshot, Refusal> {
        do throws(Refusal) {
            return .success(try await refreshNow())
        } catch {
            return .failure(error)
        }
    }
}
