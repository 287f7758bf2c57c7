import OIDCPrimitives

/// The identifier of a tenant, an application or a user: 32 hexadecimal digits as 8-4-4-4-12, in lower case as Entra
/// writes it.
public struct GUID: Hashable, Sendable, CustomStringConvertible {
    /// The identifier in lower case.
    public var text: String { exact.text }
    private let exact: ExactText

    /// The tenant in which all personal Microsoft accounts live.
    public static let personalAccounts = GUID(known: "9188040d-6c67-4c5b-b112-36a304b66dad")

    /// Reads an identifier in any case. Where Entra's own spelling is required, use ``isLowerCase(_:)`` as well.
    public init?(_ text: some StringProtocol) {
        let lowered = text.asciiLowercased
        guard GUID.isLowerCase(lowered) else { return nil }
        exact = ExactText(lowered)
    }

    /// Whether a text is an identifier in exactly the form in which tokens carry it.
    public static func isLowerCase(_ text: some StringProtocol) -> Bool {
        hasShape(text) { isASCIIDigit($0) || (0x61...0x66).contains($0) }
    }

    /// The identifier's text.
    public var description: String { text }

    private init(known text: String) {
        exact = ExactText(text)
    }

    /// Whether a text is dashed like a GUID and every other byte satisfies the predicate.
    static func hasShape(_ text: some StringProtocol, where isDigit: (UInt8) -> Bool) -> Bool {
        guard text.utf8.count == 36 else { return false }
        return text.utf8.enumerated().allSatisfy { offset, byte in
            [8, 13, 18, 23].contains(offset) ? byte == UInt8(ascii: "-") : isDigit(byte)
        }
    }
}
