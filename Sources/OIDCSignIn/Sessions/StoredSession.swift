import OIDCPrimitives

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A session as a ``SessionStore`` keeps it.
///
/// Its encoded form contains the access token and the refresh token. Keep it on the server, or under authenticated
/// encryption.
public struct StoredSession: Sendable {
    /// The number of the last change, which ``SessionStore/compareAndSwap(_:expecting:_:)`` compares.
    public let revision: Int
    /// The tokens. After the session has ended, only whose they were.
    public let tokens: SignedInTokens
    /// The time from which a store may drop the session.
    public let expiresAt: Date
    /// The time from which the tokens are renewed, or `nil` if they are not.
    let renewsAt: Date?
    /// Why the user has to sign in again, or `nil` while the session lasts.
    let end: SessionEnd?

    /// Creates the session of a new sign-in.
    init(_ tokens: SignedInTokens, expiresAt: Date, jitter: Double) {
        self.init(revision: 1, tokens, expiresAt: expiresAt, renewsAt: Self.renewal(of: tokens, jitter), end: nil)
    }

    private init(revision: Int, _ tokens: SignedInTokens, expiresAt: Date, renewsAt: Date?, end: SessionEnd?) {
        self.revision = revision
        self.tokens = tokens
        self.expiresAt = expiresAt
        self.renewsAt = renewsAt
        self.end = end
    }

    /// Returns the next revision, with new tokens.
    func renewed(_ tokens: SignedInTokens, jitter: Double) -> StoredSession {
        StoredSession(
            revision: revision + 1, tokens, expiresAt: expiresAt, renewsAt: Self.renewal(of: tokens, jitter), end: nil)
    }

    /// Returns the next revision, with the refresh token that replaces the previous one.
    func with(_ grant: RefreshGrant) -> StoredSession {
        StoredSession(
            revision: revision + 1, tokens.with(grant), expiresAt: expiresAt, renewsAt: renewsAt, end: nil)
    }

    /// Returns the next revision, without tokens.
    func ended(_ end: SessionEnd) -> StoredSession {
        StoredSession(
            revision: revision + 1, tokens.withoutTokens(), expiresAt: expiresAt, renewsAt: nil, end: end)
    }

    /// Returns whether the tokens should be renewed.
    func isDue(at now: Date) -> Bool { tokens.grant != nil && renewsAt.map { $0 <= now } ?? false }

    /// The time at which a tenth of the lifetime remains, but at most five minutes, and up to half of that earlier:
    /// sessions that began together are not renewed together.
    private static func renewal(of tokens: SignedInTokens, _ jitter: Double) -> Date? {
        guard let end = tokens.accessTokenExpiresAt else { return nil }
        let margin = min(300, tokens.lifetime.inSeconds / 10)
        return end - margin * (1 + jitter / 2)
    }
}

/// Why a session ended: the error of the provider, without its description.
struct SessionEnd: Sendable, Codable {
    let error: String?
    let suberror: String?
    let claims: String?

    init(_ error: ProviderError?) {
        self.error = error?.error
        suberror = error?.suberror
        claims = error?.claims
    }

    /// The error that tells the application. Stored values are checked like those of a response.
    var refusal: Refusal {
        let error = self.error.flatMap { error in
            ProviderError.isWord(error) ? ProviderError(error, suberror: suberror, claims: claims) : nil
        }
        return Refusal(.sessionEnded(error))
    }
}

extension StoredSession: Codable {
    /// The version that this release of the library writes and reads.
    public static let currentVersion = 1

    private enum CodingKeys: String, CodingKey {
        case version, revision, tokens, expiresAt, renewsAt, end
    }

    /// Creates a session from its encoded form. Throws if the version is not ``currentVersion``.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let version = try container.decode(Int.self, forKey: .version)
        guard version == StoredSession.currentVersion else {
            throw DecodingError.dataCorruptedError(
                forKey: .version, in: container, debugDescription: "Sessions of version \(version) are not supported.")
        }
        let revision = try container.decode(Int.self, forKey: .revision)
        guard (1...Int(Int32.max)).contains(revision) else {
            throw DecodingError.dataCorruptedError(
                forKey: .revision, in: container, debugDescription: "The revision is out of range.")
        }
        self.revision = revision
        tokens = try container.decode(SignedInTokens.self, forKey: .tokens)
        expiresAt = Date(timeIntervalSince1970: try container.decode(Double.self, forKey: .expiresAt))
        renewsAt = try container.decodeIfPresent(Double.self, forKey: .renewsAt)
            .map { Date(timeIntervalSince1970: $0) }
        end = try container.decodeIfPresent(SessionEnd.self, forKey: .end)
    }

    /// Encodes the session, including its tokens.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(StoredSession.currentVersion, forKey: .version)
        try container.encode(revision, forKey: .revision)
        try container.encode(tokens, forKey: .tokens)
        try container.encode(expiresAt.timeIntervalSince1970, forKey: .expiresAt)
        try container.encodeIfPresent(renewsAt?.timeIntervalSince1970, forKey: .renewsAt)
        try container.encodeIfPresent(end, forKey: .end)
    }
}

extension StoredSession: CustomStringConvertible, CustomReflectable {
    /// A description with the provider's name only, because the rest is secret or about a user.
    public var description: String { "session \(revision) with \(tokens)" }
    /// A mirror without children, so that a dump shows neither a token nor the user.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
