/// What must hold all along.
enum Rule: String, CaseIterable, Sendable {
    /// No good token is lost while there is a good snapshot with its key, and a new key is asked for within the floor.
    case lost
    /// No forged token is accepted, and nobody but the provider is asked.
    case forged
    /// One flight at a time, and the documented distance between two.
    case floor
    /// What is in memory after ten days is what was there after one.
    case memory
    /// When the provider is well again, so is what is known of it.
    case recovery
    /// What has expired serves only when its renewal was tried a short time ago, and failed.
    case expiry
    /// What is over its greatest age serves nobody, and the refusal says why.
    case end
    /// A good answer is taken, a bad one refused with its code, and either in time.
    case landing
}

/// Something that must not be.
struct Violation: Sendable, CustomStringConvertible {
    let rule: Rule
    let text: String
    let moment: Duration

    var description: String { "\(rule.rawValue): after \(moment.components.seconds) s: \(text)" }
}
