import EntraID

/// An ID token that a sign-in received, and what came with it, with which the checks compare it.
struct ReceivedToken: Sendable {
    let idToken: SecretString
    private let code: IDTokenExpectations.HashedValue
    private let accessToken: IDTokenExpectations.HashedValue
    /// The token that came through the browser before this one.
    private let first: SecretString?

    /// Creates a token that came through the browser, with or without a code.
    init(_ idToken: SecretString, fromBrowserWith code: SecretString?) {
        self.idToken = idToken
        self.code = code.map { .fromFrontChannel($0) } ?? .unknown
        accessToken = .unknown
        first = nil
    }

    /// Creates a token of the token endpoint.
    init(_ idToken: SecretString, for code: SecretString?, with accessToken: SecretString?, after first: SecretString?)
    {
        self.idToken = idToken
        self.code = code.map { .fromBackChannel($0) } ?? .unknown
        self.accessToken = accessToken.map { .fromBackChannel($0) } ?? .unknown
        self.first = first
    }

    /// Adds what the sign-in expected of this token.
    func complete(_ expectations: inout IDTokenExpectations) {
        expectations.code = code
        expectations.accessToken = accessToken
        // A code is exchanged only after the token that came with it was accepted.
        let claims = first.flatMap { (try? CompactToken($0.revealed()))?.unverifiedClaims.value }
        expectations.sameSubjectAs = claims?["sub"]?.string
    }
}
