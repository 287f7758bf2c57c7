import OIDCPrimitives
import OIDCSignIn
import OIDCTokens

/// The session of a browser that signed in. None of its tokens is ever printed.
struct Session: Sendable {
    let client: Client
    let issuer: String
    let subject: String
    /// The session at the provider (`sid`).
    let providerSession: String?
    var idToken: SecretString?
    var accessToken: SecretString?
    var grant: RefreshGrant?

    /// The name of the cookie.
    static let cookieName = "rp-session"

    init(_ result: SignInResult, of client: Client) {
        self.client = client
        issuer = result.idToken.issuer
        subject = result.subject
        providerSession = result.session
        idToken = result.tokenResponse?.idToken
        accessToken = result.tokenResponse?.accessToken
        grant = result.refreshGrant
    }

    /// Returns the `Set-Cookie` value that stores a session, or removes it if there is none.
    static func cookie(_ identifier: String?, origin: String) -> String {
        let secure = origin.hasPrefix("https:") ? "; Secure" : ""
        let age = identifier == nil ? "; Max-Age=0" : ""
        return "\(cookieName)=\(identifier ?? ""); Path=/; HttpOnly; SameSite=Lax\(secure)\(age)"
    }
}

/// A store that shows a pending sign-in without removing it, to look up its client.
struct LookingStore: PendingSignInStore {
    let store: InMemoryPendingSignIns

    func save(_ pending: PendingSignIn, for key: PendingSignInKey) async {
        await store.save(pending, for: key)
    }

    /// Returns the sign-in, and leaves it in the store.
    func take(_ key: PendingSignInKey) async -> PendingSignIn? {
        guard let pending = await store.take(key) else { return nil }
        await store.save(pending, for: key)
        return pending
    }
}
