import OIDCPrimitives
public import OIDCTokens

/// The user's session at the provider, as far as a sign-out needs it. Keep it with your own session.
///
///     sessions.removeAll { $0.providerSession.isEnded(by: logout) }
///
/// Its encoded form identifies the user. Keep it on the server.
public struct ProviderSession: Codable, Sendable {
    /// The name of the provider that the user signed in with.
    public let provider: String
    /// The issuer of the ID token.
    public let issuer: String
    /// The subject of the ID token.
    public let subject: String
    /// The session as the ID token names it (`sid`), if it does.
    public let session: String?
    /// The session as the response to the browser names it (`session_state`), if it does. It was not signed.
    public let sessionState: String?
    /// The value that the provider wants as `logout_hint`, if the ID token contains it.
    public let logoutHint: String?

    package init(
        provider: String, issuer: String, subject: String, session: String?, sessionState: String?, logoutHint: String?
    ) {
        self.provider = provider
        self.issuer = issuer
        self.subject = subject
        self.session = session
        self.sessionState = sessionState
        self.logoutHint = logoutHint
    }

    /// Returns whether a front-channel logout request names this session.
    ///
    /// A request without a session names none. If it has an issuer, it must be that of this session, because another
    /// provider can name a session alike. If the ID token has no `sid`, the request is compared with ``sessionState``,
    /// which is the same value at some providers.
    public func isEnded(by logout: FrontChannelLogout) -> Bool {
        if let other = logout.issuer, !other.hasSameBytes(as: issuer) { return false }
        guard let ended = logout.session else { return false }
        return isNamed(ended)
    }

    /// Returns whether a verified logout token names this session, or all sessions of its user (OpenID Connect
    /// Back-Channel Logout 1.0 §2.7).
    public func isEnded(by token: LogoutToken) -> Bool {
        guard token.issuer.hasSameBytes(as: issuer) else { return false }
        if let other = token.subject, !other.hasSameBytes(as: subject) { return false }
        guard let ended = token.session else { return token.subject != nil }
        return isNamed(ended)
    }

    /// Anybody who knows the name of a session can end it, so the time of the comparison must not reveal it.
    private func isNamed(_ name: String) -> Bool {
        guard let own = session ?? sessionState else { return false }
        return haveSameBytesInConstantTime(Array(own.utf8), Array(name.utf8))
    }
}

extension ProviderSession: CustomStringConvertible, CustomReflectable {
    /// A description with the provider's name only, because the rest is about a user.
    public var description: String { "session at \(escapedForDisplay(provider))" }
    /// A mirror without children, because the rest is about a user.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
