import OIDCDiscovery
public import OIDCPrimitives
public import OIDCProviders

/// The name under which an access token is kept: the provider, the client, the grant, whom it is for, the scopes, and
/// the claims.
///
/// It is a hash (SHA-256), so that it has the same size whatever it stands for, and contains neither a token nor an ID
/// of a user. Two requests have the same key only if they may use the same token.
public struct AccessTokenKey: Hashable, Sendable {
    private let hash: [UInt8]

    /// Creates the key of a grant.
    ///
    /// - Parameters:
    ///   - grant: The grant. Its assertion or subject token is part of the key.
    ///   - configuration: The configuration of the provider and the client.
    ///   - digest: The application's hash functions.
    public init(_ grant: TokenGrant, _ configuration: ProviderConfiguration, digest: some MessageDigest) {
        let parameters = (grant.parameters + grant.extraParameters).map { [$0.name, $0.value] }
        self.init(
            configuration, grantType: grant.grantType, subject: parameters, scope: grant.scope, claims: grant.claims,
            digest: digest)
    }

    /// Creates the key of a token that the application fetches itself, such as with a refresh token.
    ///
    /// - Parameters:
    ///   - configuration: The configuration of the provider and the client.
    ///   - grantType: The grant type, or another name for how the token is fetched.
    ///   - subject: The user or session that the token is for. Users must not share a subject.
    ///   - scope: The scopes, separated by spaces. Their order has no meaning.
    ///   - claims: The request for claims that the token must contain. The default is none.
    ///   - digest: The application's hash functions.
    public init(
        _ configuration: ProviderConfiguration, grantType: String, subject: String, scope: String?,
        claims: ClaimsRequest? = nil, digest: some MessageDigest
    ) {
        self.init(
            configuration, grantType: grantType, subject: [[subject]], scope: scope, claims: claims, digest: digest)
    }

    private init(
        _ configuration: ProviderConfiguration, grantType: String, subject: [[String]], scope: String?,
        claims: ClaimsRequest?, digest: some MessageDigest
    ) {
        let words = scope.map { Set(Substring($0).split(at: " ").map { ExactString($0) }).map(\.string) }
        func list(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
        // A JSON array keeps the parts apart, whatever they contain.
        let parts: JSONValue = .array([
            .string(configuration.name), .string(configuration.profile.metadataURL), .string(configuration.clientID),
            .string(grantType), .array(subject.map(list)),
            words.map { list($0.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }) } ?? .null,
            claims?.value ?? .null,
        ])
        self.init(parts, digest: digest)
    }

    /// Creates a key from parts, whose first is the name of what the token is for.
    package init(_ parts: JSONValue, digest: some MessageDigest) {
        let bytes = Array(parts.serialized(indented: false).utf8)[...]
        hash = digest.hash(bytes.span, with: .sha256)
    }
}

extension AccessTokenKey: CustomStringConvertible, CustomReflectable {
    /// A description without the hash.
    public var description: String { "access token key" }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
