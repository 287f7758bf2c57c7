import EntraID

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension TestIssuer {
    /// Returns a logout token for `SignInClient.backChannelLogout`, as the provider posts it to a server when a user
    /// signs out elsewhere.
    ///
    /// - Parameters:
    ///   - clientID: The client ID.
    ///   - subject: The user whose sessions ended, or `nil` if the token is about one session.
    ///   - session: The session (`sid`) that ended, or `nil` if the token is about all of the user's sessions.
    ///   - issuedAt: The time at which the token is issued. It expires after two minutes.
    public func logoutToken(
        for clientID: String, subject: String? = "ada", session: String? = nil, at issuedAt: Date
    ) -> String {
        let (signer, name) = state.withLock { ($0.signer, $0.newName("test-logout")) }
        var parameters = IDTokenParameters(for: clientID, nonce: nil, at: issuedAt)
        parameters.claims = [
            "sub": subject.map { .string($0) }, "sid": session.map { .string($0) }, "jti": .string(name), "nbf": nil,
            "oid": nil, "events": BadToken.logoutEvent,
        ]
        return TokenSigner(identity: identity, signer: signer).token(
            parameters,
            defect: BadToken("a logout token is not an ID token", .tokenUnexpectedType) { draft in
                draft.header["typ"] = "logout+jwt"
                draft.claims["exp"] = draft.time(120)
            })
    }
}
