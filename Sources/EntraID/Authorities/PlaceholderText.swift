import OIDCPrimitives

/// Text of a template that somebody forgot to replace: `<Directory (tenant) ID>`, `{tenant}`, `YOUR_TENANT_ID`, a
/// GUID of zeros, and what guides in other languages write there.
enum PlaceholderText {
    /// Whether an address, or a text that was meant to become part of one, still holds template text.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - parts: Its parts.
    ///   - host: What its host is, if that is known.
    static func isContained(in text: String, _ parts: AddressText, _ host: SignInHost?) -> Bool {
        if HTMLEntities.containTemplateCharacter(text) { return true }

        if !isAddressLiteral(parts.host), containsPlaceholderLabel(parts.host) { return true }
        // A page of the portal has all sorts of characters in its path, and is reported as what it is.
        if case .portal = host { return false }
        if parts.path.split(at: "/").contains(where: { isPlaceholder($0) || containsPlaceholderLabel($0) }) {
            return true
        }
        return (parts.query?.split(at: "&") ?? []).contains { parameter in
            value(of: "p", in: parameter).map { isPlaceholder($0) } == true
                || value(of: "appid", in: parameter).map(isClientPlaceholder) == true
        }
    }

    /// Whether what was entered as client ID is the text of a guide.
    static func isClientPlaceholder(_ text: Substring) -> Bool {
        HTMLEntities.containTemplateCharacter(text) || isPlaceholder(text, orOneOf: TemplateWords.forClient)
    }

    /// Whether a scalar marks what is to be filled in.
    static func isTemplateCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "<", ">", "{", "}", "[", "]", "(", ")", "$": true
        case "＜", "＞", "｛", "｝", "［", "］", "（", "）", "＄": true
        default: false
        }
    }

    private static func isPlaceholder(_ part: Substring, orOneOf words: Set<ExactText> = []) -> Bool {
        let decoded = decodeLeniently(part)
        if decoded.unicodeScalars.contains(where: isTemplateCharacter) { return true }
        if isEmptyGUID(decoded) { return true }
        let letters = letters(in: withoutPolicyPrefix(decoded))
        if letters.text.hasPrefixBytes("enterthe"), letters.text.hasSuffixBytes("here") { return true }
        return TemplateWords.forAuthority.contains(letters) || words.contains(letters)
    }

    /// `your-tenant-id.onmicrosoft.com`, `login.your-domain.com`
    private static func containsPlaceholderLabel(_ name: Substring) -> Bool {
        name.split(at: ".").contains { isPlaceholder($0) }
    }

    private static func letters(in text: Substring) -> ExactText {
        ExactText(String(String.UnicodeScalarView(text.lowercased().unicodeScalars.filter(\.properties.isAlphabetic))))
    }

    /// `your-policy` of `B2C_1_your-policy`.
    private static func withoutPolicyPrefix(_ text: String) -> Substring {
        let lowered = text.asciiLowercased
        let prefix = ["b2c_1_", "b2c_1a_"].first { lowered.hasPrefixBytes($0) } ?? ""
        return Substring(text.utf8.dropFirst(prefix.utf8.count))
    }

    private static func value(of name: String, in parameter: Substring) -> Substring? {
        guard parameter.hasPrefixBytes(name + "=") else { return nil }
        return Substring(parameter.utf8.dropFirst(name.utf8.count + 1))
    }

    /// `00000000-0000-0000-0000-000000000000`, or the same of the letter x.
    private static func isEmptyGUID(_ text: String) -> Bool {
        GUID.hasShape(text) { $0 == UInt8(ascii: "0") }
            || GUID.hasShape(text.asciiLowercased) { $0 == UInt8(ascii: "x") }
    }

    private static func isAddressLiteral(_ host: Substring) -> Bool {
        HostText(host)?.address?.isVersion6 == true
    }

    /// Percent escapes resolved where there are any; an escape that is none stays as it is.
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

/// Characters as a page's source writes them: `&lt;`, `&#60;`, `&#x3C;`.
private enum HTMLEntities {
    /// Whether one of the entities in a text is a character that marks what is to be filled in.
    static func containTemplateCharacter(_ text: some StringProtocol) -> Bool {
        Substring(text).split(at: "&").dropFirst().contains { rest in
            let name = rest.utf8.prefix { $0 != UInt8(ascii: ";") }
            guard name.endIndex < rest.utf8.endIndex else { return false }
            let lowered = Substring(name).asciiLowercased
            return names.contains(ExactText(lowered))
                || scalar(lowered).map(PlaceholderText.isTemplateCharacter) == true
        }
    }

    private static let names: Set<ExactText> = [
        "lt", "gt", "lbrace", "rbrace", "lcub", "rcub", "lbrack", "rbrack", "lsqb", "rsqb", "lpar", "rpar", "dollar",
    ]

    /// The character of `#60` or `#x3c`.
    private static func scalar(_ name: String) -> Unicode.Scalar? {
        guard name.hasPrefixBytes("#"), !name.utf8.contains(UInt8(ascii: "+")) else { return nil }
        let isHexadecimal = name.hasPrefixBytes("#x")
        let digits = Substring(name.utf8.dropFirst(isHexadecimal ? 2 : 1))
        return UInt32(digits, radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init)
    }
}
