import EntraID
import OIDCSoftwareCrypto

/// A user, as the pages show it.
struct SiteUser: Codable, Sendable {
    let issuer: String
    let subject: String
    let name: String

    init(_ user: EntraIdentity) {
        issuer = user.subjectKey.issuer
        subject = user.subjectKey.subject
        name = user.display.name ?? ""
    }
}

/// The sessions of browsers: a cookie with a random ID, and in Redis the tokens and the user under its hash.
struct WebSessions: Sendable {
    private let sessions: Sessions
    private let store: SharedStore
    private let cookieName: String
    private let attributes: String
    private static let lifetime = Duration.seconds(12 * 3_600)

    init(_ entra: EntraSignIn, store: SharedStore, isSecure: Bool) throws(Refusal) {
        sessions = try Sessions(entra.signIn, store: store, lifetime: WebSessions.lifetime, keepsIDTokens: true)
        self.store = store
        cookieName = isSecure ? "__Host-session" : "session"
        attributes = "; Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
    }

    /// Starts a session after a sign-in and returns its cookie. The session that the browser had before ends: it could
    /// be one that somebody planted.
    func begin(_ result: EntraSignInResult, replacing cookieHeader: String?) async throws -> String {
        if store.fault != .plantedKept { _ = try await end(cookieHeader) }
        let id = try await sessions.begin(result)
        try await store.save(SiteUser(result.user), for: name(of: id), lasting: WebSessions.lifetime)
        return "\(cookieName)=\(id.revealed())" + attributes
    }

    /// Returns the user and the current tokens of a request, or `nil` if nobody is signed in. It renews tokens that are
    /// about to expire.
    ///
    /// - Throws: A `Refusal` if the session cannot be read at the moment. The user stays signed in.
    func current(_ cookieHeader: String?) async throws -> (user: SiteUser, tokens: SignedInTokens)? {
        guard let id = id(in: cookieHeader) else { return nil }
        let tokens: SignedInTokens
        do throws(Refusal) {
            tokens = try await sessions.tokens(for: id)
        } catch {
            guard error.reason == .signInAgain || store.fault == .outageSignsOut else { throw error }
            return nil
        }
        return try await store.user(name(of: id)).map { ($0, tokens) }
    }

    /// Ends the session of a request, and returns its last tokens for the sign-out at the provider.
    @discardableResult
    func end(_ cookieHeader: String?) async throws -> SignedInTokens? {
        guard let id = id(in: cookieHeader) else { return nil }
        let ended = try await sessions.end(id)
        try await store.removeUser(name(of: id))
        return ended
    }

    /// Ends the sessions that a front-channel logout names.
    func end(_ logout: FrontChannelLogout) async throws {
        guard let issuer = logout.issuer, let session = logout.session else { return }
        try await sessions.end(issuer: issuer, providerSession: session)
    }

    /// Ends the sessions that a logout token names.
    func end(_ logout: LogoutToken) async throws { try await sessions.end(logout) }

    /// The value of `Set-Cookie` that removes the cookie.
    var expiredCookie: String { "\(cookieName)=; Max-Age=0" + attributes }

    private func id(in header: String?) -> SecretString? {
        let values = (header ?? "").split(separator: ";").compactMap { pair -> Substring? in
            let pair = pair.drop { $0 == " " }
            return pair.hasPrefix("\(cookieName)=") ? pair.dropFirst(cookieName.count + 1) : nil
        }
        // Of two cookies with this name, nobody knows which is the user's.
        guard values.count == 1, values[0].utf8.count == 43 else { return nil }
        return SecretString(String(values[0]))
    }

    private func name(of id: SecretString) -> String { Hash.text("user", id) }
}

/// A hash of a secret, for a purpose.
enum Hash {
    static func text(_ purpose: String, _ secret: SecretString) -> String {
        let bytes = (Array(purpose.utf8) + [0] + Array(secret.revealed().utf8))[...]
        return Base64URL.encode(SoftwareCrypto().hash(bytes.span, with: .sha256))
    }
}
