public import OIDCPrimitives

/// An issuer with a placeholder that a claim of the token fills, as published in metadata that many tenants share.
///
/// The placeholder must appear exactly once, in the path, and in exactly the given spelling. A filled template is
/// compared byte for byte. Nothing is folded, trimmed or encoded.
public struct IssuerTemplate: Hashable, Sendable, CustomStringConvertible {
    private var prefix: String { exactPrefix.string }
    private var placeholder: String { exactPlaceholder.string }
    private var suffix: String { exactSuffix.string }
    private let exactPrefix: ExactString
    private let exactPlaceholder: ExactString
    private let exactSuffix: ExactString

    /// Creates a template from a string.
    ///
    /// - Parameters:
    ///   - text: The issuer's URL with the placeholder.
    ///   - placeholder: The placeholder, in its exact spelling.
    ///   - insecureHTTP: The hosts on which the provider may use http, for development.
    /// - Throws: `issuer.invalid` if the placeholder is missing, misspelled, percent-encoded, repeated or outside the
    ///   path, or if the filled template would not be a valid issuer.
    public init(_ text: String, placeholder: String, insecureHTTP: InsecureHTTP = .notAllowed) throws(Refusal) {
        guard let template = IssuerTemplate(reading: text, placeholder: placeholder, insecureHTTP) else {
            throw Refusal(.issuerInvalid(text, at: .setting("issuer template")))
        }
        self = template
    }

    private init?(reading text: String, placeholder: String, _ insecureHTTP: InsecureHTTP) {
        guard let placeholderRange = Substring(text).utf8Range(of: placeholder) else { return nil }
        exactPrefix = ExactString(text[..<placeholderRange.lowerBound])
        exactSuffix = ExactString(text[placeholderRange.upperBound...])
        exactPlaceholder = ExactString(placeholder)
        guard Substring(suffix).utf8Range(of: placeholder) == nil else { return nil }
        // The placeholder is in the path if the part before it is a complete origin followed by a slash.
        guard IssuerIdentifier.isValid(prefix, insecureHTTP), URLParts(prefix)?.path.isEmpty == false else {
            return nil
        }
        guard IssuerIdentifier.isValid(filled(with: "0"), insecureHTTP) else { return nil }
    }

    /// Returns the issuer that results from filling the placeholder with a value.
    public func filled(with value: some StringProtocol) -> String {
        prefix + value + suffix
    }

    /// Returns the value with which the filled template equals a string, or `nil` if there is none.
    public func value(in text: String) -> Substring? {
        guard text.hasPrefixBytes(prefix), text.hasSuffixBytes(suffix),
            text.utf8.count >= prefix.utf8.count + suffix.utf8.count
        else { return nil }
        return Substring(text.utf8.dropFirst(prefix.utf8.count).dropLast(suffix.utf8.count))
    }

    /// The template as a string.
    public var string: String { prefix + placeholder + suffix }

    /// The template as a string.
    public var description: String { string }
}
