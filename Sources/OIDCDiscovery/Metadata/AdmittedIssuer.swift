public import OIDCIssuers
import OIDCPrimitives
public import OIDCTokens

/// The issuer of a metadata document, found to be where it belongs.
public struct AdmittedIssuer: Sendable {
    /// The issuer that the document names.
    public let issuer: MetadataIssuer
    /// Why it may stand there.
    public let equivalence: MetadataEquivalence
    /// Whose tokens may be believed by this metadata, and what is particular about them.
    public let tokenProfile: any TokenProfile

    /// Admits an issuer, for profiles of one's own.
    public init(_ issuer: MetadataIssuer, as equivalence: MetadataEquivalence, tokenProfile: any TokenProfile) {
        self.issuer = issuer
        self.equivalence = equivalence
        self.tokenProfile = tokenProfile
    }
}

/// Why the issuer of a document is the right one for the place where it was asked for. The type is open: each profile adds
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
