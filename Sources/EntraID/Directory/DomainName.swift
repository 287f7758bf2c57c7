import OIDCPrimitives

/// The verified domain of a tenant, such as `contoso.onmicrosoft.com`.
///
/// A domain has at least two labels of letters, digits, and inner hyphens. The last label is not a number. Uppercase
/// letters are kept, because Entra ignores case in domains.
public struct DomainName: Hashable, Sendable, CustomStringConvertible {
    /// The domain as it was typed.
    public var string: String { exact.string }
    private let exact: ExactString

    /// Creates a domain name, or returns `nil` if the string is not a valid domain.
    public init?(_ text: some StringProtocol) {
        let labels = Substring(text).split(at: ".")
        guard labels.count >= 2, let host = URLHost(text), host.address == nil else { return nil }
        // Unlike a domain, a host may have underscores and a trailing dot.
        let areLabelsValid = labels.allSatisfy { label in
            !label.isEmpty
                && label.utf8.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
        }
        guard areLabelsValid else { return nil }
        exact = ExactString(text)
    }

    /// The domain as it was typed.
    public var description: String { string }
}
