import OIDCPrimitives

/// The counts of a run.
struct Figures: Sendable {
    var validated = 0
    var accepted = 0
    /// Valid tokens that were rejected because no usable snapshot existed, or because the minimum interval did not
    /// allow fetching their key.
    var unavoidable: [String: Int] = [:]
    /// Tokens with the key before or after the signing one, while it was not published or not known.
    var otherKeys: [String: Int] = [:]
    /// Forged tokens, by the code of the error.
    var refused: [String: Int] = [:]
    var cancelled = 0
    var events: [String: Int] = [:]
    var metadataRequests = 0
    var keyRequests = 0
    var questions = 0
    var pendingFetches = 0
    /// The seconds without a usable snapshot, up to the last finished fetch or the present.
    var withoutSnapshot: Duration = .zero
    var shortestRenewal: Duration?
    var shortestRetry: Duration?
    var shortestQuestion: Duration?
    var longestRecovery: Duration = .zero
    var oldestUsed: Duration = .zero
    var staleAnswers = 0
    var mostSnapshotsAlive = 0

    static func lower(_ figure: inout Duration?, to value: Duration) {
        figure = min(figure ?? value, value)
    }
}
