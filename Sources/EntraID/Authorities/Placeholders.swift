import OIDCPrimitives

/// Placeholders that were not replaced: `<Directory (tenant) ID>`, `{tenant}`, `YOUR_TENANT_ID`, a GUID of zeros, and
/// their equivalents in other languages.
enum Placeholders {
    /// Returns whether a URL, or a part of one, contains a placeholder.
    ///
    /// - Parameters:
    ///   - text: The string to check.
    ///   - parts: The parts of the URL.
    ///   - host: The kind of host, or `nil` if it is not known.
    static func isContained(in text: String, _ parts: URLParts, _ host: SignInHost?) -> Bool {
        if HTMLEntities.containTemplateCharacter(text) { return true }

        if !isAddressLiteral(parts.host), containsPlaceholderLabel(parts.host) { return true }
        // The URL of a portal page may contain any character. It is reported as a portal link.
        if case .portal = host { return false }
        if parts.path.split(at: "/").contains(where: { isPlaceholder($0) || containsPlaceholderLabel($0) }) {
            return true
        }
        return (parts.query?.split(at: "&") ?? []).contains { parameter in
            value(of: "p", in: parameter).map { isPlaceholder($0) } == true
                || value(of: "appid", in: parameter).map(isClientPlaceholder) == true
        }
    }

    /// Returns whether a client ID is a placeholder.
    static func isClientPlaceholder(_ text: Substring) -> Bool {
        HTMLEntities.containTemplateCharacter(text) || isPlaceholder(text, orOneOf: TemplateWords.forClient)
    }

    /// Returns whether a character marks a placeholder.
    static func isTemplateCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "<", ">", "{", "}", "[", "]", "(", ")", "$": true
        case "＜", "＞", "｛", "｝", "［", "］", "（", "）", "＄": true
        default: false
        }
    }

    private static func isPlaceholder(_ part: Substring, orOneOf words: Set<ExactString> = []) -> Bool {
        let decoded = decodeLeniently(part)
        if decoded.unicodeScalars.contains(where: isTemplateCharacter) { return true }
        if isEmptyGUID(decoded) { return true }
        let letters = letters(in: withoutPolicyPrefix(decoded))
        if letters.string.hasPrefixBytes("enterthe"), letters.string.hasSuffixBytes("here") { return true }
        return TemplateWords.forAuthority.contains(letters) || words.contains(letters)
    }

    /// Returns whether a label of a host name is a placeholder, as in `your-tenant-id.onmicrosoft.com` or
    /// `login.your-domain.com`.
    private static func containsPlaceholderLabel(_ name: Substring) -> Bool {
        name.split(at: ".").contains { isPlaceholder($0) }
    }

    private static func letters(in text: Substring) -> ExactString {
        ExactString(
            String(String.UnicodeScalarView(text.lowercased().unicodeScalars.filter(\.properties.isAlphabetic))))
    }

    /// Returns a policy's name without its prefix: `your-policy` for `B2C_1_your-policy`.
    private static func withoutPolicyPrefix(_ text: String) -> Substring {
        let lowered = text.asciiLowercased
        let prefix = ["b2c_1_", "b2c_1a_"].first { lowered.hasPrefixBytes($0) } ?? ""
        return Substring(text.utf8.dropFirst(prefix.utf8.count))
    }

    private static func value(of name: String, in parameter: Substring) -> Substring? {
        guard parameter.hasPrefixBytes(name + "=") else { return nil }
        return Substring(parameter.utf8.dropFirst(name.utf8.count + 1))
    }

    /// Returns whether a string is `00000000-0000-0000-0000-000000000000`, or the same with the letter x.
    private static func isEmptyGUID(_ text: String) -> Bool {
        GUID.hasShape(text) { $0 == UInt8(ascii: "0") }
            || GUID.hasShape(text.asciiLowercased) { $0 == UInt8(ascii: "x") }
    }

    private static func isAddressLiteral(_ host: Substring) -> Bool {
        URLHost(host)?.address?.isVersion6 == true
    }

    /// Decodes percent escapes, and leaves invalid escapes unchanged.
    private static func decodeLeniently(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8
        while let byte = rest.popFirst() {
            let digits = byte == UInt8(ascii: "%") ? rest.prefix(2).compactMap(\.hexadecimalValue) : []
            if digits.count == 2 {
                bytes.append(digits[0] << 4 | digits[1])
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// HTML entities such as `&lt;`, `&#60;`, and `&#x3C;`.
enum HTMLEntities {
    /// Returns whether a string contains an entity for a character that marks a placeholder.
    static func containTemplateCharacter(_ text: some StringProtocol) -> Bool {
        Substring(text).split(at: "&").dropFirst().contains { rest in
            let name = rest.utf8.prefix { $0 != UInt8(ascii: ";") }
            guard name.endIndex < rest.utf8.endIndex else { return false }
            let lowered = Substring(name).asciiLowercased
            return names.contains(ExactString(lowered))
                || scalar(lowered).map(Placeholders.isTemplateCharacter) == true
        }
    }

    /// The names of the entities.
    static let names: Set<ExactString> = [
        "lt", "gt", "lbrace", "rbrace", "lcub", "rcub", "lbrack", "rbrack", "lsqb", "rsqb", "lpar", "rpar", "dollar",
    ]

    /// Returns the character of a numeric entity such as `#60` or `#x3c`.
    private static func scalar(_ name: String) -> Unicode.Scalar? {
        guard name.hasPrefixBytes("#"), !name.utf8.contains(UInt8(ascii: "+")) else { return nil }
        let isHexadecimal = name.hasPrefixBytes("#x")
        let digits = Substring(name.utf8.dropFirst(isHexadecimal ? 2 : 1))
        return UInt32(digits, radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init)
    }
}
