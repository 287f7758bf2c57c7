public import OIDCCallbacks
public import OIDCIssuers
public import OIDCPrimitives

/// The rules of a provider: the URL of its metadata, the issuer that the metadata may name, and where the provider
/// differs from the standards.
///
/// For a provider that follows the standards, use ``StandardProfile``. For any other provider, implement what differs.
/// Everything except ``metadataURL`` and ``accept(_:)`` has a default. Rules for tokens belong in a `TokenProfile`,
/// which ``accept(_:)`` returns with the issuer.
public protocol ProviderProfile: Sendable {
    // MARK: Metadata

    /// The URL of the metadata document.
    var metadataURL: String { get }

    /// The hosts on which the metadata and its endpoints may use http. The default is none.
    var insecureHTTP: InsecureHTTP { get }

    /// The hosts that endpoints in the metadata may have. The default is derived from the host of ``metadataURL``.
    var endpoints: EndpointPolicy { get }

    /// Whether the metadata may contain Booleans as strings. The default is that it may not.
    var stringBooleans: StringBooleans { get }

    /// Validates the `issuer` of a document that was fetched from ``metadataURL``.
    ///
    /// OpenID Connect Discovery 1.0 §4.3 requires exactly the requested issuer. A profile that accepts a different one
    /// returns the reason as a ``MetadataEquivalence``.
    ///
    /// - Throws: `issuer.invalid` if the string is not an issuer, and `discovery.issuer-mismatch` if it belongs to
    ///   another provider.
    func accept(_ issuer: String) throws(Refusal) -> AcceptedIssuer

    /// Returns whether an issuer is acceptable where the metadata names `metadataIssuer`. It applies to the `iss` of a
    /// response (RFC 9207) and to the issuer of a previously verified token. By default, both must be the same, byte
    /// for byte.
    func accepts(issuer: String, under metadataIssuer: String) -> Bool

    /// Returns problems with an endpoint in the metadata, in addition to the standard checks. Empty by default.
    ///
    /// - Parameters:
    ///   - member: The name of the metadata member.
    ///   - url: The endpoint, an absolute URL without user information and fragment.
    func problems(ofEndpoint member: String, _ url: String) -> [Problem]

    // MARK: Tokens

    /// The issuers of the provider's tokens, as far as they are known without its metadata. A provider with many
    /// tenants states a template, as its metadata does. A ``ProviderRouter`` gives tokens of these issuers to this
    /// provider, and rejects two providers with the same one. By default, there are none.
    var tokenIssuers: [String] { get }

    /// Returns whether a token with this issuer may be the provider's, as far as that is known without its metadata. A
    /// ``ProviderRouter`` asks only about issuers that no provider states. The default is ``recognizes(issuer:)``.
    func mayHaveIssued(issuer: String) -> Bool

    // MARK: Sign-in

    /// Returns whether an issuer is this provider's, as far as that is known without its metadata. It selects the
    /// provider of a sign-in that another site initiated (OpenID Connect Core 1.0 §4). By default, it must be an issuer
    /// that ``accept(_:)`` takes, byte for byte.
    func recognizes(issuer: String) -> Bool

    /// Returns problems with a callback URL and warnings about it, in addition to the standard checks. The default is
    /// for a provider that accepts every registered URL, and only warns of http (`callback.not-https`).
    func problems(ofCallback callback: CallbackURL) -> [Problem]

    /// Whether the provider may omit the access token when only an identity was requested. The default is false.
    var mayOmitAccessToken: Bool { get }

    /// Whether the provider is known to return responses in a form (`form_post`), even if its metadata does not list
    /// response modes. The default is false.
    var supportsFormPost: Bool { get }

    /// The claim in which the provider names the authentication contexts that a user has met, if it is not `acr`. It
    /// is requested in the parameter `claims`. `nil` by default.
    var authenticationContextClaim: String? { get }

    /// The parameters of the provider's own in requests that redeem a code or a refresh token. Empty by default.
    var tokenParameters: [FormEncoding.Parameter] { get }

    /// Returns problems with the scope of a token request, in addition to the standard checks. Empty by default.
    ///
    /// - Parameters:
    ///   - scope: The scopes, separated by single spaces.
    ///   - grantType: The grant type of the request.
    func problems(ofScope scope: String, grantType: String) -> [Problem]

    /// Whether an authorization request may ask for consent to scopes of other resources than that of its access token.
    /// The default is false.
    var supportsConsentScopes: Bool { get }

    /// Returns advice about an error with the given description. `nil` by default.
    func advice(forErrorDescription description: String) -> ProviderAdvice?
}

extension ProviderProfile {
    /// Only https.
    public var insecureHTTP: InsecureHTTP { .notAllowed }

    /// The policy that fits the host of ``metadataURL``.
    public var endpoints: EndpointPolicy { .matching(metadataURL) }

    /// Only Booleans.
    public var stringBooleans: StringBooleans { .rejected }

    /// Returns whether both strings are the same issuer, byte for byte. A template is not an issuer, so equal templates
    /// do not match.
    public func accepts(issuer: String, under metadataIssuer: String) -> Bool {
        issuer.hasSameBytes(as: metadataIssuer) && (try? IssuerIdentifier(issuer, insecureHTTP: insecureHTTP)) != nil
    }

    /// Returns whether ``accept(_:)`` takes the issuer. A template is not an issuer.
    public func recognizes(issuer: String) -> Bool {
        guard let accepted = try? accept(issuer), case .concrete(let found) = accepted.issuer else { return false }
        return found.string.hasSameBytes(as: issuer)
    }

    /// An empty array.
    public var tokenIssuers: [String] { [] }

    /// Returns whether the issuer is recognized.
    public func mayHaveIssued(issuer: String) -> Bool { recognizes(issuer: issuer) }

    /// Returns an empty array.
    public func problems(ofEndpoint member: String, _ url: String) -> [Problem] { [] }

    /// Returns the warning `callback.not-https` for http on another host than the local machine.
    public func problems(ofCallback callback: CallbackURL) -> [Problem] {
        [callback.encryptionProblem].compactMap(\.self)
    }

    /// Whether the provider may omit the access token. It is false, as RFC 6749 §5.1 requires one.
    public var mayOmitAccessToken: Bool { false }

    /// Whether the provider is known to support `form_post`. It is false, because OpenID Connect Discovery 1.0 §3 makes
    /// `query` and `fragment` the response modes of metadata that lists none.
    public var supportsFormPost: Bool { false }

    /// The claim for authentication contexts. It is `nil`: the standards use `acr`.
    public var authenticationContextClaim: String? { nil }

    /// An empty array.
    public var tokenParameters: [FormEncoding.Parameter] { [] }

    /// Returns an empty array.
    public func problems(ofScope scope: String, grantType: String) -> [Problem] { [] }

    /// Whether an authorization request may ask for consent to scopes of other resources. It is false, because the
    /// standards have one set of scopes for one access token.
    public var supportsConsentScopes: Bool { false }

    /// Returns `nil`.
    public func advice(forErrorDescription description: String) -> ProviderAdvice? { nil }
}

/// Advice about an error of a provider.
public struct ProviderAdvice: Sendable {
    /// The provider's own number or name for the error.
    public let code: String
    /// The steps to fix the error.
    public let remedy: ProblemText
    /// The ID of the provider's log entry.
    public let traceID: String?
    /// The ID that connects the log entries of one request.
    public let correlationID: String?
    /// The provider's time of the error, as received.
    public let timestamp: String?
    /// Whether the error means that the user cancelled the sign-in.
    public let isCancellation: Bool

    /// Creates advice about an error.
    public init(
        code: String, remedy: ProblemText, traceID: String? = nil, correlationID: String? = nil,
        timestamp: String? = nil, isCancellation: Bool = false
    ) {
        self.code = code
        self.remedy = remedy
        self.traceID = traceID
        self.correlationID = correlationID
        self.timestamp = timestamp
        self.isCancellation = isCancellation
    }
}
