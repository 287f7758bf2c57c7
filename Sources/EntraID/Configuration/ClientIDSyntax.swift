package import OIDCPrimitives

/// The checks of a configured client ID.
package enum ClientIDSyntax {
    /// Returns the first problem of a client ID, or `nil` if it is valid.
    package static func problem(of text: String, tenant: GUID?) -> Problem? {
        if Placeholders.isClientPlaceholder(Substring(text)) { return .clientIDPlaceholder(text) }
        guard let identifier = try? GUID(parsing: text) else { return .clientIDNotGUID(text) }
        if identifier == tenant { return .clientIDEqualsTenant(text) }
        guard !identifier.string.hasSameBytes(as: text) else { return nil }
        return .clientIDNotLowerCase(text, suggestion: identifier.string)
    }
}

/// The checks of a configured client secret. A problem never contains the secret.
enum ClientSecretSyntax {
    /// Returns the problem of a client secret, or `nil` if there is none.
    static func problem(of secret: SecretString) -> Problem? {
        let text = secret.revealed()
        if (try? GUID(parsing: text)) != nil { return .clientSecretIsSecretID() }
        return hasStandardForm(text) ? nil : .clientSecretUnusual()
    }

    /// Returns whether a secret has Entra's usual form: three characters, a digit, `Q~`, and 31 to 34 more characters.
    private static func hasStandardForm(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard (37...40).contains(bytes.count) else { return false }
        let isCommon: (UInt8) -> Bool = { $0.isASCIIAlphanumeric || "_~.".utf8.contains($0) }
        return bytes[..<3].allSatisfy(isCommon) && bytes[3].isASCIIDigit && bytes[4] == UInt8(ascii: "Q")
            && bytes[5] == UInt8(ascii: "~") && bytes[6...].allSatisfy { isCommon($0) || $0 == UInt8(ascii: "-") }
    }
}
