public import OIDCPrimitives

extension LiveProvider {
    /// Restores a stored snapshot, unless the current one is as new. Its documents are validated again, and warnings
    /// about them are reported to the observer.
    ///
    /// Use this method if the application itself passes a snapshot from one process to another. To keep snapshots in a
    /// store or in files, create the provider with ``SharedSnapshots`` instead: it then loads and saves them when it
    /// should, and a store that an attacker can write to cannot add a key. A restored snapshot is not shared.
    ///
    /// A snapshot that has expired is used only after an attempt to refresh it fails. Its issuer is pinned, even if the
    /// snapshot is too old to be used.
    ///
    /// - Throws: `discovery.snapshot-mismatch` if the snapshot belongs to another provider,
    ///   `discovery.snapshot-too-old`, `discovery.issuer-changed` if the provider has named a different issuer since
    ///   this process started, or the problems found in the documents.
    public func restore(_ stored: StoredProvider) throws(Refusal) {
        let metadata = try restoration.metadata(of: stored)
        let pinning = state.withLock { state in
            Result { () throws(Refusal) in try state.pin(metadata.issuer) }
        }
        try pinning.get()
        let snapshot = try restoration.snapshot(of: stored, metadata)
        if state.withLock({ $0.restore(snapshot) }) { report(.fetched, .restoration, snapshot.warnings) }
    }
}
