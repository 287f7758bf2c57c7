import OIDCPrimitives

/// What is counted in a run.
struct Figures: Sendable {
    var judged = 0
    var accepted = 0
    /// Good tokens that were refused because nothing young enough was known, or the floor forbade asking for their key.
    var unavoidable: [String: Int] = [:]
    /// Tokens under the key before or after the one that signs, while it was not published or not known.
    var otherKeys: [String: Int] = [:]
    /// Forged tokens, by the code that they got.
    var refused: [String: Int] = [:]
    var cancelled = 0
    var events: [String: Int] = [:]
    var metadataRequests = 0
    var keyRequests = 0
    var questions = 0
    var flightsInTheAir = 0
    /// Seconds during which there was nothing young enough, up to the last landing or the present.
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
