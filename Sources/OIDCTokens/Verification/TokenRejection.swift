package import OIDCPrimitives

/// The reason why a token was rejected, for a caller that can fetch newer keys.
package struct TokenRejection: Error {
    /// The problems found.
    package let refusal: Refusal
    /// Whether newer keys of the provider could change the result.
    ///
    /// They could if the token's key is unknown, or is not the only one that it may mean. They could also if the
    /// signature is invalid: after a rollover without `kid`, or with a new key under the same `kid`, it was checked with
    /// the wrong key. A token without a signature, or with invalid claims, stays invalid.
    package let mayChangeWithNewerKeys: Bool

    init(_ refusal: Refusal, mayChangeWithNewerKeys: Bool = false) {
        self.refusal = refusal
        self.mayChangeWithNewerKeys = mayChangeWithNewerKeys
    }

    init(_ problem: Problem, mayChangeWithNewerKeys: Bool = false) {
        self.init(Refusal(problem), mayChangeWithNewerKeys: mayChangeWithNewerKeys)
    }
}
