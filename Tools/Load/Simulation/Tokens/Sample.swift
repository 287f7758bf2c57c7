import OIDCPrimitives

/// A token that is shown to the library, and what is known of it beforehand.
struct Sample: Sendable {
    let text: String
    /// The key that it names.
    let keyName: String
    /// What is wrong with it; `nil` for one that the provider signed and everything is right with.
    let fault: (name: String, code: ProblemCode)?
    /// Whether the key is the one that signs at present.
    let isOfPresentKey: Bool

    var isGenuine: Bool { fault == nil }
}

/// What became of it.
enum Verdict: Sendable {
    case accepted
    case refused([ProblemCode])
}
