/// The rules that must hold at all times.
enum Rule: String, CaseIterable, Sendable {
    /// No valid token is rejected while there is a usable snapshot with its key, and a new key is fetched within the
    /// minimum interval.
    case lost
    /// No forged token is accepted, and only the provider receives requests.
    case forged
    /// There is one fetch at a time, and the documented interval between two.
    case floor
    /// The memory in use after ten days is the same as after one.
    case memory
    /// When the provider is available again, the library knows it in time.
    case recovery
    /// An expired snapshot is used only if a refresh was tried a short time ago and failed.
    case expiry
    /// A snapshot beyond its greatest age is never used, and the error has the reason.
    case end
    /// A valid response is accepted, an invalid one is rejected with its code, and either in time.
    case fetchEnd
}

/// A broken rule.
struct Violation: Sendable, CustomStringConvertible {
    let rule: Rule
    let text: String
    let moment: Duration

    var description: String { "\(rule.rawValue): after \(moment.components.seconds) s: \(text)" }
}
