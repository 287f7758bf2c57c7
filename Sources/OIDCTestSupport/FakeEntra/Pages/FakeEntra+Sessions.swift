import EntraID
import OIDCLoopback

/// A single sign-on session, and its cookie.
struct BrowserSession: Sendable {
    /// The value of the cookie.
    let name: String
    let session: FakeSession
    /// The header that starts the session in the browser, if it is new.
    var headers: [HeaderField] = []

    var user: FakeUser { session.user }
}

// The single sign-on sessions of browsers.
extension FakeEntra {
    static let sessionCookie = "fake-entra-session"

    func browserSession(_ asked: PageRequest) -> BrowserSession? {
        guard let name = asked.cookie(FakeEntra.sessionCookie),
            let session = state.withLock({ $0.sessions[name] })
        else { return nil }
        return BrowserSession(name: name, session: session)
    }

    /// Returns the session of the browser if it answers a request without a page.
    func usableSession(for authorization: FakeAuthorization, _ asked: PageRequest) -> BrowserSession? {
        switch authorization.prompt {
        case .login, .selectAccount, .create: return nil
        case .consent, .silent, nil: break
        }
        guard let session = browserSession(asked), isAccount(session.user, of: authorization.authority) else {
            return nil
        }
        if let hint = authorization.loginHint, !session.user.isNamed(hint) { return nil }
        if let age = authorization.maximumAge, seconds - session.session.authenticatedAt > Double(age) { return nil }
        return session
    }

    /// Starts a session after a user authenticated. A user who authenticates again keeps the `sid` and the
    /// applications.
    func startSession(of user: FakeUser, at authority: FakeAuthority, _ asked: PageRequest) -> BrowserSession {
        let name = newSecret()
        let identifier = newIdentifier()
        let now = seconds
        let session = state.withLock { state -> FakeSession in
            let former = asked.cookie(FakeEntra.sessionCookie).flatMap { state.sessions.remove($0) }
            let kept = former.flatMap { $0.user.objectID == user.objectID ? $0 : nil }
            let session = FakeSession(
                user: user, tenant: state.directory.tenant(of: user, at: authority) ?? .personalAccounts,
                authenticatedAt: now, identifier: kept?.identifier ?? identifier,
                applications: kept?.applications ?? [])
            state.sessions.insert(session, for: name)
            return session
        }
        let cookie = HeaderField(
            name: "Set-Cookie", value: "\(FakeEntra.sessionCookie)=\(name); Path=/; HttpOnly; SameSite=Lax")
        return BrowserSession(name: name, session: session, headers: [cookie])
    }

    /// A value that cannot be guessed.
    func newSecret() -> String { Base64URL.encode(random.bytes(32)) }
}

// The accounts that can sign in.
extension FakeEntra {
    /// Returns the accounts that can sign in at an authority, each once.
    func accounts(of authority: FakeAuthority) -> [FakeUser] {
        let directory = state.withLock { $0.directory }
        let tenants = directory.tenants.filter { tenant in
            authority.directory == nil || authority.directory == .personalAccounts || authority.directory == tenant.id
        }
        var seen: Set<GUID> = []
        return tenants.flatMap(\.users).filter { user in
            let isAccepted =
                user.kind == .personal
                ? authority.hasPersonalAccounts || authority.directory != nil
                : authority.directory != .personalAccounts
            return isAccepted && seen.insert(user.objectID).inserted
        }
    }

    /// Returns the account with a name, user principal name, e-mail address or object ID.
    func account(_ name: String, for authority: FakeAuthority) -> FakeUser? {
        accounts(of: authority).first { $0.isNamed(name) }
    }

    func isAccount(_ user: FakeUser, of authority: FakeAuthority) -> Bool {
        accounts(of: authority).contains { $0.objectID == user.objectID }
    }

    /// Returns an account that was typed in, and adds it to the tenant of the authority, where Graph finds it too.
    /// Returns `nil` if the name is not a possible user principal name.
    func typedAccount(_ text: String, for authority: FakeAuthority) -> FakeUser? {
        if let known = account(text, for: authority) { return known }
        let parts = Substring(text).split(at: "@")
        guard (1...2).contains(parts.count), text.utf8.count <= 113,
            text.utf8.allSatisfy({ $0.isASCIIAlphanumeric || ".-_+@".utf8.contains($0) }),
            parts.allSatisfy({ !$0.isEmpty })
        else { return nil }
        let identifier = GUID(version4: random.bytes(16))
        return state.withLock { state -> FakeUser? in
            let place = state.directory.tenants.firstIndex { $0.id == authority.directory } ?? 0
            guard state.directory.tenants.indices.contains(place) else { return nil }
            let tenant = state.directory.tenants[place]
            // Everyone who reaches the page can add a user.
            guard tenant.users.count < 1_000 else { return nil }
            let principalName = parts.count == 2 ? text : "\(text)@\(tenant.domain)"
            let kind: FakeUser.Kind = authority.directory == .personalAccounts ? .personal : .member
            let user = FakeUser(
                kind: kind, name: String(parts[0]), objectID: identifier, displayName: String(parts[0]),
                principalName: principalName, email: principalName)
            state.directory.tenants[place].users.append(user)
            return user
        }
    }
}

extension FakeUser {
    /// Returns whether a hint, or what a user typed, names this user.
    func isNamed(_ text: String) -> Bool {
        let text = text.asciiLowercased
        guard !text.isEmpty else { return false }
        return [name, principalName, email ?? "", objectID.string].contains {
            $0.asciiLowercased.hasSameBytes(as: text)
        }
    }
}
