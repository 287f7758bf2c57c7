public import EntraID

/// The sessions of browsers: a cookie with a random ID, and on the server the tokens and the user under its hash.
public struct WebSessions: Sendable {
    private let sessions: Sessions
    private let users: any UserStore
    private let isSecure: Bool
    private static let lifetime = Duration.seconds(12 * 3_600)

    /// Creates sessions. Without stores, they stay in memory and end with the process.
    ///
    /// - Parameters:
    ///   - signIn: The sign-in, which renews the tokens.
    ///   - isSecure: Whether browsers reach the server with https.
    ///   - store: The store of the tokens.
    ///   - users: The store of the users.
    public init(
        _ signIn: SignIn, isSecure: Bool, store: (any SessionStore)? = nil,
        users: any UserStore = UsersInMemory()
    ) throws(Refusal) {
        sessions = try Sessions(
            signIn, store: store, lifetime: WebSessions.lifetime, keepsIDTokens: true)
        self.users = users
        self.isSecure = isSecure
    }

    /// Starts a session after a sign-in and returns its cookies.
    ///
    /// The ID is new, and the session that the browser had before ends: otherwise, an attacker
    /// who planted a session in the browser could go on using it as the user who signed in.
    func begin(
        _ result: SignInResult, replacing cookieHeader: String?
    ) async throws -> [String] {
        for earlier in [cookieName, earlierName].compactMap({ self.id(in: cookieHeader, named: $0) }) {
            _ = try await end(earlier)
        }
        let id = try await sessions.begin(result)
        let user = SiteUser(EntraIdentity(result.idToken))
        try await stored {
            try await users.save(user, for: name(of: id), lasting: WebSessions.lifetime)
        }
        return [
            cookie(cookieName, id.revealed(), lasting: WebSessions.lifetime),
            cookie(earlierName, "", lasting: .zero, sameSite: "None"),
        ]
    }

    /// Returns the value of a `Set-Cookie` with which the callback can end the session of a request, or `nil` without a
    /// session.
    ///
    /// With `form_post`, the provider's page sends the response. It is another site, so the browser does not add the
    /// cookie of the session, which is Lax. It adds this one, which has no other use.
    func cookieForForm(_ cookieHeader: String?) -> String? {
        id(in: cookieHeader, named: cookieName).map {
            cookie(earlierName, $0.revealed(), lasting: .seconds(600), sameSite: "None")
        }
    }

    /// Returns the user of a request, or `nil` without a valid session. It renews tokens that are about to expire.
    ///
    /// - Throws: A `Refusal` if the session cannot be read at the moment. The user stays signed in.
    public func user(_ cookieHeader: String?) async throws -> SiteUser? {
        guard let id = id(in: cookieHeader, named: cookieName) else { return nil }
        let tokens: SignedInTokens
        do throws(Refusal) {
            tokens = try await sessions.tokens(for: id)
        } catch {
            guard error.reason == .signInAgain else { throw error }
            return nil
        }
        var user = try await stored { try await users.load(name(of: id)) }
        // Roles can change while the user is signed in. A renewal brings those of its time.
        if let claims = tokens.idTokenClaims { user?.roles = claims["roles"]?.strings ?? [] }
        return user
    }

    /// Returns the current tokens of a request's session, to call other APIs.
    public func tokens(_ cookieHeader: String?) async throws -> SignedInTokens? {
        guard let id = id(in: cookieHeader, named: cookieName) else { return nil }
        return try await sessions.tokens(for: id)
    }

    /// Ends the session of a request, and returns its last tokens for the sign-out at the provider.
    func end(_ cookieHeader: String?) async throws -> SignedInTokens? {
        guard let id = id(in: cookieHeader, named: cookieName) else { return nil }
        return try await end(id)
    }

    private func end(_ id: SecretString) async throws -> SignedInTokens? {
        let ended = try await sessions.end(id)
        // Without a session, the user is unreachable, and the store removes the entry later.
        try? await users.remove(name(of: id))
        return ended
    }

    /// Whether a request has a cookie of a session, valid or not.
    func hasCookie(_ header: String?) -> Bool { !values(in: header, named: cookieName).isEmpty }

    /// Ends the sessions that the provider named.
    func end(_ logout: FrontChannelLogout) async throws {
        guard let issuer = logout.issuer, let session = logout.session else { return }
        try await sessions.end(issuer: issuer, providerSession: session)
    }

    /// The value of `Set-Cookie` that removes the cookie.
    var expiredCookie: String { cookie(cookieName, "", lasting: .zero) }

    private func cookie(
        _ name: String, _ value: String, lasting duration: Duration, sameSite: String = "Lax"
    ) -> String {
        // Browsers keep a cookie with SameSite=None only if it is Secure. They take http on localhost for secure.
        let isSecure = isSecure || sameSite == "None"
        return "\(name)=\(value); Path=/; HttpOnly; SameSite=\(sameSite)"
            + "; Max-Age=\(duration.components.seconds)" + (isSecure ? "; Secure" : "")
    }

    /// Browsers accept `__Host-` cookies from this host only, over https only.
    private var cookieName: String { isSecure ? "__Host-session" : "session" }
    private var earlierName: String { isSecure ? "__Host-earlier" : "earlier" }

    private func values(in header: String?, named name: String) -> [Substring] {
        (header ?? "").split(separator: ";").compactMap { pair -> Substring? in
            let pair = pair.drop { $0 == " " }
            return pair.hasPrefix("\(name)=") ? pair.dropFirst(name.count + 1) : nil
        }
    }

    private func id(in header: String?, named name: String) -> SecretString? {
        let values = values(in: header, named: name)
        // Of two cookies with this name, it is unknown which is the user's.
        guard values.count == 1, values[0].utf8.count == 43 else { return nil }
        return SecretString(String(values[0]))
    }

    private func name(of id: SecretString) -> String {
        let bytes = Array("user".utf8) + [0] + Array(id.revealed().utf8)
        return Base64URL.encode(SoftwareCrypto().hash(bytes.span, with: .sha256))
    }

    /// Calls the store of the users. If it fails, the user sees a page with status 503, as with the other stores.
    private func stored<Value>(_ call: () async throws -> Value) async throws(Refusal) -> Value {
        do {
            return try await call()
        } catch {
            throw Refusal(
                Problem(
                    .sessionStoreUnavailable,
                    remedy: "The store of the users does not respond. Check that it runs and can be reached."))
        }
    }
}
