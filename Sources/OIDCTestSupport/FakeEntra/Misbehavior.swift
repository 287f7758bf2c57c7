import EntraID

/// What a ``FakeEntra`` does wrong on purpose, until it is told otherwise.
struct Misbehavior: Sendable {
    /// The defect of the next tokens.
    var defect: BadToken?
    /// How many tokens still get the defect, or `nil` for all.
    var remaining: Int?
    /// The `AADSTS` number with which sign-ins fail.
    var signInError: Int?
    /// The `AADSTS` number with which the token endpoint fails.
    var tokenError: Int?
    /// Whether every endpoint answers 503.
    var isDown = false
    /// Whether connections get no answer at all.
    var isSilent = false
    /// The delay of each answer in milliseconds.
    var delay = 0
    /// The seconds by which the `Date` of responses is ahead of the clock.
    var clockDifference: Int?
    /// Whether key sets contain no keys.
    var hasNoKeys = false
    /// The `issuer` in the metadata, if it is not the right one.
    var metadataIssuer: String?
    /// The `iss` parameter of responses, which Entra does not send.
    var responseIssuer: String?
    /// The authentication context that Conditional Access demands of the next sign-in or token request.
    var requiredContext: String?
    /// Whether a refresh token can be used once only. At Entra, it stays valid.
    var areRefreshTokensSingleUse = false
    /// Whether no application has the consent of an administrator.
    var isConsentMissing = false
    /// The number of Graph requests that are answered with 429.
    var throttledGraphRequests = 0
}
