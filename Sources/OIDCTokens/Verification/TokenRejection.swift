package import OIDCPrimitives

/// Why a token was rejected, for a caller that can get newer keys.
package struct TokenRejection: Error {
    /// The problems found.
    package let refusal: Refusal
    /// Whether newer keys of the provider could change the verdict.
    ///
    /// They could if the token names a key that is not known. They could also if it names none: the only key there was has
    /// been tried, and after a rollover that is the wrong one. A bad signature under a key that the token named stays bad.
    package let mayChangeWithNewerKeys: Bool

    init(_ refusal: Refusal, mayChangeWithNewerKeys: Bool = false) {
        self.refusal = refusal
        self.mayChangeWithNewerKeys = mayChangeWithNewerKeys
    }

    init(_ problem: Problem, mayChangeWithNewerKeys: Bool = false) {
        self.init(Refusal(problem), mayChangeWithNewerKeys: mayChangeWithNewerKeys)
    }
}
