import OIDCPrimitives

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension SignedInTokens: Codable {
    /// The version that this release of the library writes and reads.
    public static let currentVersion = 1

    private enum CodingKeys: String, CodingKey {
        case version, provider, clientID, issuer, subject, accessToken, accessTokenExpiresAt, scope, authenticatedAt
        case providerSession, loginHint, idToken, grant, lifetime
    }

    /// Creates tokens from their encoded form. Throws if the version is not ``currentVersion``.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let version = try container.decode(Int.self, forKey: .version)
        guard version == SignedInTokens.currentVersion else {
            throw DecodingError.dataCorruptedError(
                forKey: .version, in: container, debugDescription: "Tokens of version \(version) are not supported.")
        }
        func secret(_ key: CodingKeys) throws -> SecretString? {
            try container.decodeIfPresent(String.self, forKey: key).map { SecretString($0) }
        }
        func date(_ key: CodingKeys) throws -> Date? {
            try container.decodeIfPresent(Double.self, forKey: key).map { Date(timeIntervalSince1970: $0) }
        }
        let seconds = try container.decode(Double.self, forKey: .lifetime)
        self.init(
            provider: try container.decode(String.self, forKey: .provider),
            clientID: try container.decode(String.self, forKey: .clientID),
            issuer: try container.decode(String.self, forKey: .issuer),
            subject: try container.decode(String.self, forKey: .subject),
            accessToken: try secret(.accessToken), accessTokenExpiresAt: try date(.accessTokenExpiresAt),
            scope: try container.decodeIfPresent(String.self, forKey: .scope),
            authenticatedAt: try date(.authenticatedAt),
            providerSession: try container.decodeIfPresent(String.self, forKey: .providerSession),
            loginHint: try container.decodeIfPresent(String.self, forKey: .loginHint),
            idToken: try secret(.idToken), grant: try container.decodeIfPresent(RefreshGrant.self, forKey: .grant),
            // A stored value may have been changed.
            lifetime: .seconds(seconds.isFinite ? min(max(seconds, 0), Double(Int32.max)) : 0))
    }

    /// Encodes the tokens, including the access token and the refresh token.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(SignedInTokens.currentVersion, forKey: .version)
        try container.encode(provider, forKey: .provider)
        try container.encode(clientID, forKey: .clientID)
        try container.encode(issuer, forKey: .issuer)
        try container.encode(subject, forKey: .subject)
        try container.encodeIfPresent(accessToken?.revealed(), forKey: .accessToken)
        try container.encodeIfPresent(accessTokenExpiresAt?.timeIntervalSince1970, forKey: .accessTokenExpiresAt)
        try container.encodeIfPresent(scope, forKey: .scope)
        try container.encodeIfPresent(authenticatedAt?.timeIntervalSince1970, forKey: .authenticatedAt)
        try container.encodeIfPresent(providerSession, forKey: .providerSession)
        try container.encodeIfPresent(loginHint, forKey: .loginHint)
        try container.encodeIfPresent(idToken?.revealed(), forKey: .idToken)
        try container.encodeIfPresent(grant, forKey: .grant)
        try container.encode(lifetime.inSeconds, forKey: .lifetime)
    }
}
