package import OIDCPrimitives

/// What somebody entered as client ID, and what is wrong with it: one thing at a time.
package enum ClientIDText {
    /// The problem, if there is one.
    package static func problem(of text: String, tenant: GUID?) -> Problem? {
        if PlaceholderText.isClientPlaceholder(Substring(text)) { return .clientIDPlaceholder(text) }
        guard let identifier = try? GUID(parsing: text) else { return .clientIDNotGUID(text) }
        if identifier == tenant { return .clientIDEqualsTenant(text) }
        guard !identifier.text.hasSameBytes(as: text) else { return nil }
        return .clientIDNotLowerCase(text, suggestion: identifier.text)
    }
}

/// What somebody entered as client secret. The secret itself is never repeated.
enum ClientSecretText {
    /// The problem, if there is one.
    static func problem(of secret: Secret) -> Problem? {
        let text = secret.revealed()
        if (try? GUID(parsing: text)) != nil { return .clientSecretIsSecretID() }
        return isUsual(text) ? nil : .clientSecretUnusual()
    }

    /// Three characters, a digit, `Q~`, and 31 to 34 more.
    private static func isUsual(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard (37...40).contains(bytes.count) else { return false }
        let isCommon: (UInt8) -> Bool = { $0.isASCIIAlphanumeric || "_~.".utf8.contains($0) }
        return bytes[..<3].allSatisfy(isCommon) && bytes[3].isASCIIDigit && bytes[4] == UInt8(ascii: "Q")
            && bytes[5] == UInt8(ascii: "~") && bytes[6...].allSatisfy { isCommon($0) || $0 == UInt8(ascii: "-") }
    }
}
