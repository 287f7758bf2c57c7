import OIDCPrimitives

extension SnapshotExchange {
    /// Creates an exchange for the state of a provider.
    ///
    /// - Parameters:
    ///   - shared: The store and the key.
    ///   - restoration: What creates snapshots.
    ///   - state: The state of the provider.
    ///   - observer: A closure that receives each event.
    convenience init(
        _ shared: SharedSnapshots, restoration: SnapshotRestoration, state: Locked<ProviderState>,
        observer: (@Sendable (OIDCEvent) -> Void)?
    ) {
        let metadataURL = restoration.profile.metadataURL
        self.init(shared, restoration: restoration) {
            state.withLock { ($0.snapshot, $0.pinnedIssuer) }
        } report: { problems in
            observer?(OIDCEvent(.snapshotIgnored, metadataURL: metadataURL, problems: problems))
        } replace: { old, new in
            let isReplaced = state.withLock { state in
                let isSameIssuer = (try? state.pin(new.metadata.issuer)) != nil
                return isSameIssuer && state.replace(old, with: new)
            }
            guard isReplaced else { return }
            observer?(OIDCEvent(.fetched, cause: .sharedSnapshot, metadataURL: metadataURL, problems: new.warnings))
        }
    }
}
