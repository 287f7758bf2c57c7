package import OIDCPrimitives

/// A refresh token with the sign-in that it continues. It is bound to its provider and client and is never sent to
/// another provider.
///
/// Its encoded form contains the refresh token unencrypted. Keep it on the server, encrypted at rest like other
/// credentials.
public struct RefreshGrant: Sendable {
    /// The name of the provider in this application.
    public let provider: String
    /// The client ID that the provider assigned.
    public let clientID: String
    /// The issuer (`iss`) of the first ID token.
    public let issuer: String
    /// The subject (`sub`) of the first ID token.
    public let subject: String
    let refreshToken: SecretString
    /// The nonce of the sign-in. A new ID token may contain it but does not have to (Core §12.2). `nil` if no nonce was
    /// sent or kept: then the nonce of a new ID token is not checked.
    let nonce: SecretString?
    /// `auth_time` of the first ID token, in seconds since 1970. A new ID token with the claim must repeat it (Core
    /// §12.2). `nil` if the first had none.
    let authenticatedAt: Double?

    package init(
        provider: String, clientID: String, issuer: String, subject: String, refreshToken: SecretString,
        nonce: SecretString?, authenticatedAt: Double? = nil
    ) {
        self.provider = provider
        self.clientID = clientID
        self.issuer = issuer
        self.subject = subject
        self.refreshToken = refreshToken
        self.nonce = nonce
        self.authenticatedAt = authenticatedAt
    }

    /// Returns the grant with the new refresh token, or unchanged if there is none.
    func renewed(with refreshToken: SecretString?) -> RefreshGrant {
        RefreshGrant(
            provider: provider, clientID: clientID, issuer: issuer, subject: subject,
            refreshToken: refreshToken ?? self.refreshToken, nonce: nonce, authenticatedAt: authenticatedAt)
    }
}

extension RefreshGrant: Codable {
    private enum CodingKeys: String, CodingKey {
        case provider, clientID, issuer, subject, refreshToken, nonce, authenticatedAt
    }

    /// Creates a grant from its encoded form.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        provider = try container.decode(String.self, forKey: .provider)
        clientID = try container.decode(String.self, forKey: .clientID)
        issuer = try container.decode(String.self, forKey: .issuer)
        subject = try container.decode(String.self, forKey: .subject)
        refreshToken = SecretString(try container.decode(String.self, forKey: .refreshToken))
        nonce = try container.decodeIfPresent(String.self, forKey: .nonce).map { SecretString($0) }
        authenticatedAt = try container.decodeIfPresent(Double.self, forKey: .authenticatedAt)
    }

    /// Encodes the grant, including the refresh token.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(provider, forKey: .provider)
        try container.encode(clientID, forKey: .clientID)
        try container.encode(issuer, forKey: .issuer)
        try container.encode(subject, forKey: .subject)
        try container.encode(refreshToken.revealed(), forKey: .refreshToken)
        try container.encodeIfPresent(nonce?.revealed(), forKey: .nonce)
        try container.encodeIfPresent(authenticatedAt, forKey: .authenticatedAt)
    }
}

extension RefreshGrant: CustomStringConvertible, CustomReflectable {
    /// A description with the provider's name only, because the rest is secret or about a user.
    public var description: String { "refresh grant of \(escapedForDisplay(provider))" }
    /// A mirror without children, so that a dump shows neither the token nor the user.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
