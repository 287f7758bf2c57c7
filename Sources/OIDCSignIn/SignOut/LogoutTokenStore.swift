import OIDCDiscovery
public import OIDCPrimitives
import OIDCTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A store of the logout tokens that were processed, so that each is processed once (OpenID Connect Back-Channel Logout
/// 1.0 §2.6).
///
/// ``InMemoryLogoutTokens`` works for a single process. If several processes share the store, implement this method with
/// a single command, such as `SET key 1 NX EXAT end` in Redis or `INSERT … ON CONFLICT DO NOTHING` in SQL.
public protocol LogoutTokenStore: Sendable {
    /// Saves a token until a time, and returns whether it was new.
    ///
    /// - Parameters:
    ///   - key: The token's key, 43 characters of base64url. It is a hash, not a secret.
    ///   - end: The time from which the token is rejected anyway.
    func insert(_ key: String, until end: Date) async throws -> Bool
}

/// A store that keeps the logout tokens in memory, for a server with a single process. When it is full, the tokens that
/// end first are dropped.
public final class InMemoryLogoutTokens: LogoutTokenStore {
    private let ends = Locked<[String: Date]>([:])
    private let time: any TimeSource
    private static let capacity = 10_000

    /// Creates an empty store.
    public init(time: any TimeSource = SystemTime()) {
        self.time = time
    }

    /// The number of tokens, including expired ones that have not been removed yet.
    public var count: Int { ends.withLock { $0.count } }

    /// Saves a token, unless it is saved already.
    public func insert(_ key: String, until end: Date) async -> Bool {
        let now = time.now
        return ends.withLock { ends in
            if ends.count >= InMemoryLogoutTokens.capacity { InMemoryLogoutTokens.makeRoom(in: &ends, at: now) }
            guard ends[key] == nil else { return false }
            ends[key] = end
            return true
        }
    }

    /// Removes the tokens that have ended, and if that is not enough, the eighth that ends first.
    private static func makeRoom(in ends: inout [String: Date], at now: Date) {
        ends = ends.filter { $0.value > now }
        guard ends.count >= capacity else { return }
        for (key, _) in ends.sorted(by: { $0.value < $1.value }).prefix(capacity / 8) { ends[key] = nil }
    }
}

extension LogoutTokenStore {
    /// Saves a token.
    ///
    /// - Throws: `token.already-used` if it is stored already, and `response.store-unavailable` if the store fails.
    func remember(_ token: LogoutToken, digest: some MessageDigest) async throws(Refusal) {
        let bytes = (Array(token.issuer.utf8) + [0] + Array(token.identifier.utf8))[...]
        let key = Base64URL.encode(digest.hash(bytes.span, with: .sha256))
        let isNew: Bool
        do {
            isNew = try await insert(key, until: token.end)
        } catch {
            // The store's error is not repeated, because it may contain anything.
            throw Refusal(.storeUnavailable())
        }
        guard isNew else { throw Refusal(.logoutTokenAlreadyUsed()) }
    }
}

extension ProblemCode {
    /// The logout token was processed before.
    public static let tokenAlreadyUsed = ProblemCode("token.already-used")
}

extension Problem {
    fileprivate static func logoutTokenAlreadyUsed() -> Problem {
        Problem(
            .tokenAlreadyUsed, at: .claim("jti"), expected: "a token that was not processed before",
            remedy: "This logout token was already processed, so its sessions have ended. Nothing more has to be done.")
    }
}
