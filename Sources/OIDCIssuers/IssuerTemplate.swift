public import OIDCPrimitives

/// An issuer with a hole that a claim of the token fills, as providers publish for metadata shared by many tenants.
///
/// The placeholder stands exactly once, in exactly the given spelling, in the path. A filled template is a text to
/// compare with, byte for byte; nothing is folded, trimmed or encoded on the way.
public struct IssuerTemplate: Hashable, Sendable, CustomStringConvertible {
    private var prefix: String { exactPrefix.text }
    private var placeholder: String { exactPlaceholder.text }
    private var suffix: String { exactSuffix.text }
    private let exactPrefix: ExactText
    private let exactPlaceholder: ExactText
    private let exactSuffix: ExactText

    /// Checks a text. Refuses with `issuer.invalid` when the placeholder is missing, misspelt, percent-encoded,
    /// repeated or outside the path, or when the text would be no issuer once filled.
    public init(_ text: String, placeholder: String) throws(Refusal) {
        guard let template = IssuerTemplate(reading: text, placeholder: placeholder) else {
            throw Refusal(.issuerInvalid(text, at: .setting("issuer template")))
        }
        self = template
    }

    private init?(reading text: String, placeholder: String) {
        guard let hole = Substring(text).utf8Range(of: placeholder) else { return nil }
        exactPrefix = ExactText(text[..<hole.lowerBound])
        exactSuffix = ExactText(text[hole.upperBound...])
        exactPlaceholder = ExactText(placeholder)
        guard Substring(suffix).utf8Range(of: placeholder) == nil else { return nil }
        // In the path: what stands before the placeholder is a whole origin and a slash already.
        guard Issuer.isValid(prefix, .https), AddressText(prefix)?.path.isEmpty == false else { return nil }
        guard Issuer.isValid(filled(with: "0"), .https) else { return nil }
    }

    /// The issuer that the template stands for when its hole holds this value.
    public func filled(with value: some StringProtocol) -> String {
        prefix + value + suffix
    }

    /// What fills the hole so that the result is this text, if anything does.
    public func value(in text: String) -> Substring? {
        guard text.hasPrefixBytes(prefix), text.hasSuffixBytes(suffix),
            text.utf8.count >= prefix.utf8.count + suffix.utf8.count
        else { return nil }
        return Substring(text.utf8.dropFirst(prefix.utf8.count).dropLast(suffix.utf8.count))
    }

    /// The template's text.
    public var text: String { prefix + placeholder + suffix }

    /// The template's text.
    public var description: String { text }
}
