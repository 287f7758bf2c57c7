public import OIDCIssuers
import OIDCPrimitives
public import OIDCTokens

/// The issuer of a metadata document, as accepted by a ``ProviderProfile``.
public struct AcceptedIssuer: Sendable {
    /// The issuer that the document names.
    public let issuer: MetadataIssuer
    /// The reason that the document may name this issuer.
    public let equivalence: MetadataEquivalence
    /// The rules that tokens must meet, including their issuer.
    public let tokenProfile: any TokenProfile

    /// Creates an accepted issuer, for custom profiles.
    public init(_ issuer: MetadataIssuer, as equivalence: MetadataEquivalence, tokenProfile: any TokenProfile) {
        self.issuer = issuer
        self.equivalence = equivalence
        self.tokenProfile = tokenProfile
    }
}

/// The reason that a document may name its issuer. The type is open: each profile can add its own reasons.
public struct MetadataEquivalence: Hashable, Sendable, CustomStringConvertible {
    /// The stable name of the reason, such as `exact`.
    public var name: String { exactName.string }
    /// The reason as a sentence.
    public var explanation: String { exactExplanation.string }
    private let exactName: ExactString
    private let exactExplanation: ExactString

    /// Creates a reason with a stable name.
    public init(_ name: String, explanation: String) {
        exactName = ExactString(name)
        exactExplanation = ExactString(explanation)
    }

    /// The stable name of the reason.
    public var description: String { name }

    /// The document names exactly the requested issuer, as the standard requires.
    public static let exact = MetadataEquivalence(
        "exact", explanation: "The document names exactly the requested issuer.")
}
