import OIDCPrimitives

/// A token that the library validates, and its known properties.
struct Sample: Sendable {
    let text: String
    /// The name of the key in the simulation.
    let keyName: String
    /// The fault of the token, or `nil` for a valid one that the provider signed.
    let fault: (name: String, code: ProblemCode)?
    /// Whether the key is the current signing key.
    let isOfPresentKey: Bool

    var isGenuine: Bool { fault == nil }
}

/// The result of a token.
enum Verdict: Sendable {
    case accepted
    case refused([ProblemCode])
}
