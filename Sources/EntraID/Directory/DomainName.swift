import OIDCPrimitives

/// A domain that a tenant has verified: at least two labels of letters, digits and inner hyphens, the last one no
/// number. It keeps its capitals; Entra does not mind them.
public struct DomainName: Hashable, Sendable, CustomStringConvertible {
    /// The domain as typed.
    public var text: String { exact.text }
    private let exact: ExactText

    /// Judges a domain; `nil` when it is none.
    public init?(_ text: some StringProtocol) {
        let labels = Substring(text).split(at: ".")
        guard labels.count >= 2, let host = HostText(text), host.address == nil else { return nil }
        // A host may have underscores and a final dot besides.
        let areLabelsValid = labels.allSatisfy { label in
            !label.isEmpty
                && label.utf8.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
        }
        guard areLabelsValid else { return nil }
        exact = ExactText(text)
    }

    /// The domain's text.
    public var description: String { text }
}
