public import OIDCCallbacks
public import OIDCIssuers
public import OIDCPrimitives

/// Everything that is particular about a provider: where its metadata is, which issuer it may name there, and whatever the
/// provider does differently from the standards.
///
/// A provider that follows the standards has a ``StandardProfile``. A profile of another provider implements what is
/// different there; everything but ``metadataLocation`` and ``admit(_:)`` has a default. What the provider asks of tokens is
/// a `TokenProfile`, which ``admit(_:)`` returns with the issuer.
public protocol ProviderProfile: Sendable {
    // MARK: Metadata

    /// The URL of the metadata document.
    var metadataLocation: String { get }

    /// The transport that the document's URLs may name. The default is https.
    var transport: Issuer.Transport { get }

    /// The hosts that the document's endpoints may have. The default suits the host of ``metadataLocation``.
    var endpoints: EndpointPolicy { get }

    /// Validates the `issuer` of a document that was served at ``metadataLocation``.
    ///
    /// OpenID Connect Discovery 1.0 §4.3 wants the issuer to be exactly the string that was asked for. A profile that
    /// admits another one names the reason.
    ///
    /// - Throws: `issuer.invalid` if the string is not an issuer, and `discovery.issuer-mismatch` if it is that of another
    ///   provider.
    func admit(_ issuer: String) throws(Refusal) -> AdmittedIssuer

    /// Whether this issuer may speak where the metadata names that one: in the `iss` of a response (RFC 9207), or of a
    /// token that was verified before. By default when both are the same, byte for byte.
    func admits(issuer: String, under metadataIssuer: String) -> Bool

    /// Returns what is wrong with an endpoint that the metadata names, besides what the standards ask. Nothing by default.
    ///
    /// - Parameters:
    ///   - member: The name of the member of the document.
    ///   - url: Its value, an absolute URL without user information and fragment.
    func problems(ofEndpoint member: String, _ url: String) -> [Problem]

    // MARK: Sign-in

    /// Returns what is wrong with a callback URL, besides what the standards ask, and what should be known about it.
    /// Nothing by default: the provider accepts every URL that is registered there.
    func problems(ofCallback callback: CallbackURL) -> [Problem]

    /// Whether the provider returns no access token when only an identity was asked for. The default is false.
    var mayLackAccessToken: Bool { get }

    /// Returns what is known about an error that the provider describes in these words. Nothing by default.
    func advice(onErrorDescribedAs description: String) -> ProviderAdvice?
}

extension ProviderProfile {
    /// https.
    public var transport: Issuer.Transport { .https }

    /// The policy that suits the host of ``metadataLocation``.
    public var endpoints: EndpointPolicy { .suiting(metadataLocation) }

    /// Whether both are the same issuer, byte for byte. A template is not an issuer, so having it twice is not enough.
    public func admits(issuer: String, under metadataIssuer: String) -> Bool {
        issuer.hasSameBytes(as: metadataIssuer) && (try? Issuer(issuer, transport: .httpOnLoopback)) != nil
    }

    /// Nothing.
    public func problems(ofEndpoint member: String, _ url: String) -> [Problem] { [] }

    /// Nothing.
    public func problems(ofCallback callback: CallbackURL) -> [Problem] { [] }

    /// False: a token response has an access token (RFC 6749 §5.1).
    public var mayLackAccessToken: Bool { false }

    /// Nothing.
    public func advice(onErrorDescribedAs description: String) -> ProviderAdvice? { nil }
}

/// What is known about an error of a provider.
public struct ProviderAdvice: Sendable {
    /// The provider's own number or name for the error.
    public let code: String
    /// What to do about the error, in plain words.
    public let remedy: ProblemText
    /// The identifiers by which the provider's support finds the case.
    public let reference: String?

    /// Creates advice on an error.
    public init(code: String, remedy: ProblemText, reference: String? = nil) {
        self.code = code
        self.remedy = remedy
        self.reference = reference
    }
}
