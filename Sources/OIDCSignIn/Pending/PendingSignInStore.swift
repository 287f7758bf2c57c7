public import OIDCPrimitives
import OIDCTokens

/// A server-side store of pending sign-ins.
///
/// ``InMemoryPendingSignIns`` works for a single process. If several processes share the store, implement these two
/// methods:
///
///     struct RedisPendingSignIns: PendingSignInStore {
///         func save(_ pending: PendingSignIn, for key: PendingSignInKey) async throws {
///             let text = String(decoding: try JSONEncoder().encode(pending), as: UTF8.self)
///             try await redis.send(
///                 "SET", "signin:\(key.rawValue)", text, "EX",
///                 "\(pending.lifetime.components.seconds)")
///         }
///         func take(_ key: PendingSignInKey) async throws -> PendingSignIn? {
///             // A single command, so that only one of two requests gets it.
///             guard let text = try await redis.send("GETDEL", "signin:\(key.rawValue)") else {
///                 return nil
///             }
///             return try JSONDecoder().decode(PendingSignIn.self, from: Data(text.utf8))
///         }
///     }
///
/// In SQL, `take` is `DELETE … WHERE key = … RETURNING pending`.
///
/// The store receives neither `state` nor the browser's secret. The sign-ins contain other unencrypted secrets (the
/// nonce and the code verifier), so protect them like sessions.
public protocol PendingSignInStore: Sendable {
    /// Saves a sign-in until its ``PendingSignIn/lifetime`` ends.
    func save(_ pending: PendingSignIn, for key: PendingSignInKey) async throws

    /// Removes a sign-in and returns it, or returns `nil` if there is none under this key.
    ///
    /// The operation must be atomic: of several calls with the same key, exactly one gets the sign-in. This is what
    /// prevents replay.
    func take(_ key: PendingSignInKey) async throws -> PendingSignIn?
}

extension PendingSignInStore {
    /// Removes the sign-in that a response belongs to from the store, and returns it. Nothing else in the response is
    /// validated yet.
    ///
    /// Only the browser that began the sign-in has its secret. Without the cookie, a request from another browser can
    /// neither finish a sign-in nor remove it. If several providers share a callback URL, use the result's
    /// ``PendingSignIn/provider`` to select the client that completes the sign-in.
    ///
    /// - Throws: `response.too-large`, `response.malformed`, `response.state-missing`, `response.cookie-missing`,
    ///   `response.not-pending`, or `response.store-unavailable`.
    public func take(answeredBy request: CallbackRequest, digest: some MessageDigest) async throws(Refusal)
        -> PendingSignIn
    {
        guard let state = try ResponseParameters.state(in: request.encodedParameters) else {
            _ = try ResponseParameters(request.encodedParameters)
            throw Refusal(.stateMissing(in: request.encodedParameters))
        }
        guard let cookie = SignInCookie.received(forState: state, in: request.cookieHeader, digest: digest) else {
            throw Refusal(.cookieMissing())
        }
        let key = PendingSignInKey(state: state, browserSecret: cookie.secret, digest: digest)
        let pending: PendingSignIn?
        do {
            pending = try await take(key)
        } catch {
            // The store's error is not repeated, because it may contain anything.
            throw Refusal(.storeUnavailable())
        }
        guard let pending else { throw Refusal(.notPending()) }
        guard SignInCookie.may(cookie, belongTo: pending) else { throw Refusal(.cookieMissing()) }
        return pending
    }
}

/// The key under which a ``PendingSignInStore`` keeps a sign-in: SHA-256(state ‖ 0 ‖ browser secret).
///
/// It has no public initializer, because a key requires both the response's state and the browser's cookie.
public struct PendingSignInKey: Hashable, Sendable {
    /// The key in base64url, 43 characters. It is not a secret, because neither of its parts can be derived from it.
    public let rawValue: String

    init(state: String, browserSecret: SecretString, digest: some MessageDigest) {
        let bytes = (Array(state.utf8) + [0] + Array(browserSecret.revealed().utf8))[...]
        rawValue = Base64URL.encode(digest.hash(bytes.span, with: .sha256))
    }
}
