public import OIDCPrimitives

extension ProblemCode {
    /// The shared snapshot was not written by this application, or was changed, and was not used.
    public static let discoverySnapshotNotAuthentic = ProblemCode("discovery.snapshot-not-authentic")
    /// The store of shared snapshots fails or does not respond.
    public static let discoverySnapshotStoreUnavailable = ProblemCode("discovery.snapshot-store-unavailable")
}

extension Problem {
    static func snapshotNotAuthentic(_ found: ProblemText) -> Problem {
        Problem(
            .discoverySnapshotNotAuthentic, expected: "the authentication code of this application", found: found,
            remedy: "A snapshot in the shared store was changed or was not written by this application, and was not "
                + "used. Check who else can write to the store, and that it returns what was saved.")
    }

    static func snapshotStoreUnavailable(_ reason: ProblemText) -> Problem {
        Problem(
            .discoverySnapshotStoreUnavailable, expected: "a response of the store", found: reason,
            remedy: "The store of shared snapshots fails or does not respond, so this instance asks the provider "
                + "itself. Check the store and the connection to it.")
    }
}
