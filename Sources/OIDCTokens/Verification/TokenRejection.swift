package import OIDCPrimitives

/// The reason why a token was rejected, for a caller that can fetch newer keys.
package struct TokenRejection: Error {
    /// The problems found.
    package let refusal: Refusal
    /// Whether newer keys of the provider could change the result.
    ///
    /// They could if the token names an unknown key. They could also if it names none: it was checked with the only key
    /// there was, which is the wrong one after a rollover. An invalid signature with a key that the token names stays
    /// invalid.
    package let mayChangeWithNewerKeys: Bool

    init(_ refusal: Refusal, mayChangeWithNewerKeys: Bool = false) {
        self.refusal = refusal
        self.mayChangeWithNewerKeys = mayChangeWithNewerKeys
    }

    init(_ problem: Problem, mayChangeWithNewerKeys: Bool = false) {
        self.init(Refusal(problem), mayChangeWithNewerKeys: mayChangeWithNewerKeys)
    }
}
