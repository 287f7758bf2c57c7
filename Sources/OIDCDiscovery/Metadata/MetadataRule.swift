public import OIDCIssuers
public import OIDCPrimitives

/// Where a provider's metadata lies, and which issuer it may name there.
///
/// OpenID Connect Discovery 1.0 §4.3 wants the issuer to be exactly the text that was asked for. Providers of which
/// that is not true bring a rule of their own, which names the reason for each exception.
public protocol MetadataRule: Sendable {
    /// The address of the metadata document.
    var metadataLocation: String { get }

    /// Which transport the document's addresses may name.
    var transport: Issuer.Transport { get }

    /// Which hosts the document's endpoints may have. The default suits the host of ``metadataLocation``.
    var endpoints: EndpointPolicy { get }

    /// Judges the `issuer` of a document that was served at that address. Refuses with `issuer.invalid` a text that is
    /// no issuer at all, and with `discovery.issuer-mismatch` another provider's.
    func admit(_ issuer: String) throws(Refusal) -> AdmittedIssuer

    /// Whether this issuer may speak where the metadata names that one: in the `iss` of a response (RFC 9207), or of a
    /// token that was verified before. Unless a rule says otherwise: when both are the same, byte for byte.
    func admits(issuer: String, under metadataIssuer: String) -> Bool

    /// Additional requirements for the endpoints in the document; `nil`, the default, when there are none.
    var endpointRule: (any EndpointRule)? { get }
}

extension MetadataRule {
    /// Whether both are the same issuer, byte for byte. A template is not an issuer, so having it twice is not enough.
    public func admits(issuer: String, under metadataIssuer: String) -> Bool {
        issuer.hasSameBytes(as: metadataIssuer) && (try? Issuer(issuer, transport: .httpOnLoopback)) != nil
    }

    /// No additional requirements.
    public var endpointRule: (any EndpointRule)? { nil }
}

/// What a provider's quirks ask of the endpoints that its metadata names, besides what the standards ask.
public protocol EndpointRule: Sendable {
    /// Returns the problem with an endpoint, if there is one.
    ///
    /// - Parameters:
    ///   - member: The name of the member of the document.
    ///   - url: Its value, an absolute URL without user information and fragment.
    func problem(ofEndpoint member: String, _ url: String) -> Problem?
}

extension MetadataRule {
    /// The policy that suits the host of ``metadataLocation``.
    public var endpoints: EndpointPolicy { .suiting(metadataLocation) }
}

/// The issuer of a metadata document, found to be where it belongs.
public struct AdmittedIssuer: Sendable {
    /// The issuer that the document names.
    public let issuer: MetadataIssuer
    /// Why it may stand there.
    public let equivalence: MetadataEquivalence
    /// Whose tokens may be believed by this metadata.
    public let tokenRule: any IssuerRule

    /// Admits an issuer, for rules of one's own.
    public init(_ issuer: MetadataIssuer, as equivalence: MetadataEquivalence, tokenRule: any IssuerRule) {
        self.issuer = issuer
        self.equivalence = equivalence
        self.tokenRule = tokenRule
    }
}

/// Why the issuer of a document is the right one for the place where it was asked for. The type is open: each room adds
/// its reasons.
public struct MetadataEquivalence: Hashable, Sendable, CustomStringConvertible {
    /// A stable name: `exact`.
    public var name: String { exactName.text }
    /// The reason in words.
    public var explanation: String { exactExplanation.text }
    private let exactName: ExactText
    private let exactExplanation: ExactText

    /// Names a reason.
    public init(_ name: String, explanation: String) {
        exactName = ExactText(name)
        exactExplanation = ExactText(explanation)
    }

    /// The reason's stable name.
    public var description: String { name }

    /// What the standard asks for.
    public static let exact = MetadataEquivalence(
        "exact", explanation: "The document names exactly the issuer that was asked for.")
}

/// The rule of the standard: the document names the very issuer whose metadata was asked for, byte for byte.
public struct ExactMetadataRule: MetadataRule {
    /// The issuer whose metadata is asked for.
    public let issuer: Issuer
    /// Where the document lies.
    public let metadataLocation: String
    /// Which hosts the document's endpoints may have.
    public let endpoints: EndpointPolicy

    /// Creates the rule of an issuer.
    ///
    /// - Parameters:
    ///   - issuer: The issuer whose metadata is asked for.
    ///   - metadataLocation: Where the document lies; the issuer's well-known location when it is left out.
    ///   - endpoints: Which hosts the document's endpoints may have. When it is left out, private hosts are allowed if
    ///     the host of the issuer or of a stated location is itself private, and link-local hosts never.
    public init(_ issuer: Issuer, metadataLocation: String? = nil, endpoints: EndpointPolicy? = nil) {
        self.issuer = issuer
        self.metadataLocation = metadataLocation ?? WellKnownLocation.openIDConfiguration(of: issuer)
        self.endpoints = endpoints ?? .suiting(issuer.text, self.metadataLocation)
    }

    /// An issuer that was allowed to be http, because it is the machine itself, may have endpoints like that too.
    public var transport: Issuer.Transport {
        issuer.text.hasPrefixBytes("http:") ? .httpOnLoopback : .https
    }

    /// The issuer itself. Any other is refused, and so is a template, which is not an issuer.
    public func admit(_ text: String) throws(Refusal) -> AdmittedIssuer {
        if text.hasSameBytes(as: issuer.text) {
            return AdmittedIssuer(.concrete(issuer), as: .exact, tokenRule: ExactIssuerRule(issuer))
        }
        guard (try? Issuer(text, transport: transport)) != nil else {
            throw Refusal(.issuerInvalid(text, at: .member("issuer")))
        }
        throw Refusal(.metadataIssuerMismatch(expected: issuer.text, found: text))
    }
}
