package import OIDCPrimitives

/// A refresh token, and the sign-in that it continues. It is bound to its provider and client: another one cannot be
/// asked with it.
///
/// Encoded, it holds the refresh token in the clear. Keep it on the server, encrypted at rest like other credentials.
public struct RefreshGrant: Sendable {
    /// The name of the provider's configuration.
    public let provider: String
    /// The client's name with the provider.
    public let clientID: String
    /// `iss` of the first ID token.
    public let issuer: String
    /// `sub` of the first ID token.
    public let subject: String
    let refreshToken: Secret
    /// For providers that repeat the nonce of the sign-in; it need not come back (Core §12.2).
    let nonce: Secret?

    package init(
        provider: String, clientID: String, issuer: String, subject: String, refreshToken: Secret, nonce: Secret?
    ) {
        self.provider = provider
        self.clientID = clientID
        self.issuer = issuer
        self.subject = subject
        self.refreshToken = refreshToken
        self.nonce = nonce
    }

    /// The grant with the refresh token that replaces this one, if there is one.
    func renewed(with refreshToken: Secret?) -> RefreshGrant {
        RefreshGrant(
            provider: provider, clientID: clientID, issuer: issuer, subject: subject,
            refreshToken: refreshToken ?? self.refreshToken, nonce: nonce)
    }
}

extension RefreshGrant: Codable {
    private enum CodingKeys: String, CodingKey {
        case provider, clientID, issuer, subject, refreshToken, nonce
    }

    /// Reads what was stored.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        provider = try container.decode(String.self, forKey: .provider)
        clientID = try container.decode(String.self, forKey: .clientID)
        issuer = try container.decode(String.self, forKey: .issuer)
        subject = try container.decode(String.self, forKey: .subject)
        refreshToken = Secret(try container.decode(String.self, forKey: .refreshToken))
        nonce = try container.decodeIfPresent(String.self, forKey: .nonce).map { Secret($0) }
    }

    /// Writes everything, the refresh token included.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(provider, forKey: .provider)
        try container.encode(clientID, forKey: .clientID)
        try container.encode(issuer, forKey: .issuer)
        try container.encode(subject, forKey: .subject)
        try container.encode(refreshToken.revealed(), forKey: .refreshToken)
        try container.encodeIfPresent(nonce?.revealed(), forKey: .nonce)
    }
}

extension RefreshGrant: CustomStringConvertible, CustomReflectable {
    /// The provider: the rest is a secret or about a user.
    public var description: String { "refresh grant of \(escapedForDisplay(provider))" }
    /// A mirror without children, so that a dump shows no token and no user.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
