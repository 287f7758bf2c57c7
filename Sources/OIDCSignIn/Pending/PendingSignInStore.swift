public import OIDCPrimitives
import OIDCTokens

/// Where sign-ins wait for their responses, on the server.
///
/// ``InMemoryPendingSignIns`` serves one process. Several processes share a store of yours, in two functions:
///
///     struct RedisPendingSignIns: PendingSignInStore {
///         func save(_ pending: PendingSignIn, for key: PendingSignInKey) async throws {
///             let text = String(decoding: try JSONEncoder().encode(pending), as: UTF8.self)
///             try await redis.send("SET", "signin:\(key.text)", text, "EX", "\(pending.lifetime.components.seconds)")
///         }
///         func take(_ key: PendingSignInKey) async throws -> PendingSignIn? {
///             // One command, so that of two requests only one gets it.
///             guard let text = try await redis.send("GETDEL", "signin:\(key.text)") else { return nil }
///             return try JSONDecoder().decode(PendingSignIn.self, from: Data(text.utf8))
///         }
///     }
///
/// In SQL, `take` is `DELETE … WHERE key = … RETURNING pending`.
///
/// The store sees neither `state` nor the browser's secret. What it keeps holds other secrets in the clear (the nonce and
/// the code verifier), so keep it as you keep sessions.
public protocol PendingSignInStore: Sendable {
    /// Saves a sign-in until its ``PendingSignIn/lifetime`` is over.
    func save(_ pending: PendingSignIn, for key: PendingSignInKey) async throws

    /// Removes a sign-in and returns it; `nil` when there is none under this key. Atomic: of any number of calls with one
    /// key, one gets the sign-in and all others `nil`. This is what makes a response serve once.
    func take(_ key: PendingSignInKey) async throws -> PendingSignIn?
}

extension PendingSignInStore {
    /// Takes the sign-in that a response belongs to out of the store, before anything about the response is validated.
    ///
    /// Only the browser that began the sign-in has its secret: without the cookie, nothing can be addressed, so another
    /// browser's request neither finishes a sign-in nor uses it up. Where several providers share one callback, the
    /// result's ``PendingSignIn/provider`` says which client completes it.
    ///
    /// - Throws: `response.too-large`, `response.malformed`, `response.state-missing`, `response.cookie-missing`,
    ///   `response.not-pending` or `response.store-unavailable`.
    public func take(answeredBy request: CallbackRequest, digest: some Digest) async throws(Refusal) -> PendingSignIn {
        guard let state = try ResponseParameters.state(in: request.text) else {
            _ = try ResponseParameters(request.text)
            throw Refusal(.stateMissing())
        }
        guard let cookie = SignInCookie.received(forState: state, in: request.cookieHeader, digest: digest) else {
            throw Refusal(.cookieMissing())
        }
        let key = PendingSignInKey(state: state, browserSecret: cookie.secret, digest: digest)
        let pending: PendingSignIn?
        do {
            pending = try await take(key)
        } catch {
            // What went wrong is the store's own, and may hold anything.
            throw Refusal(.storeUnavailable())
        }
        guard let pending else { throw Refusal(.notPending()) }
        guard SignInCookie.may(cookie, belongTo: pending) else { throw Refusal(.cookieMissing()) }
        return pending
    }
}

/// The name under which a ``PendingSignInStore`` keeps a sign-in: SHA-256(state ‖ 0 ‖ browser secret).
///
/// It has no public initializer: a key exists only where both the response's state and the browser's cookie are at hand.
public struct PendingSignInKey: Hashable, Sendable {
    /// The key in base64url, 43 characters. It is not a secret: neither of its two parts can be told from it.
    public let text: String

    init(state: String, browserSecret: Secret, digest: some Digest) {
        let bytes = (Array(state.utf8) + [0] + Array(browserSecret.revealed().utf8))[...]
        text = Base64URL.encode(digest.hash(bytes.span, with: .sha256))
    }
}
