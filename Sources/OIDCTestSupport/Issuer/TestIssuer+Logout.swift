import EntraID

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension TestIssuer {
    /// A logout token, as the provider posts it to a server whose person signed out elsewhere: what
    /// `SignInClient.backChannelLogout` takes.
    ///
    /// - Parameters:
    ///   - clientID: The client.
    ///   - subject: Whose sessions ended; `nil` when it is about one session.
    ///   - session: Which session ended, as `sid` named it; `nil` when it is about all of them.
    ///   - issuedAt: When. It is good for two minutes.
    public func logoutToken(
        for clientID: String, subject: String? = "ada", session: String? = nil, at issuedAt: Date
    ) -> String {
        let (signer, name) = ledger.withLock { ($0.signer, $0.newName("test-logout")) }
        var order = TokenOrder(for: clientID, nonce: nil, at: issuedAt)
        order.claims = [
            "sub": subject.map { .string($0) }, "sid": session.map { .string($0) }, "jti": .string(name), "nbf": nil,
            "oid": nil, "events": BadToken.logoutEvent,
        ]
        return TokenPress(identity: identity, signer: signer).token(
            order,
            spoiled: BadToken("a logout token is no ID token", .tokenUnexpectedType) { draft in
                draft.header["typ"] = "logout+jwt"
                draft.claims["exp"] = draft.time(120)
            })
    }
}
