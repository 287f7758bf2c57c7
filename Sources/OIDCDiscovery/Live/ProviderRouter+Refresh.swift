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
            for (index, provider) in enumerated() {
                group.addTask {
                    do throws(Refusal) {
                        return (index, .success(try await provider.refreshNow()))
                    } catch {
                        return (index, .failure(error))
                    }
                }
            }
            var results: [(Int, Result<ProviderSnapshot, Refusal>)] = []
            for await result in group { results.append(result) }
            return results.sorted { $0.0 < $1.0 }.map(\.1)
        }
        var problems: [Problem] = []
        for case .failure(let refusal) in results { problems += refusal.problems }
        if let refusal = Refusal(problems) { throw refusal }
        return results.compactMap { try? $0.get() }
    }
}
