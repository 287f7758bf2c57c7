import OIDCPrimitives

/// The look of texts that must not be repeated, whichever field they were pasted into.
enum EntraSecretShape {
    /// Whether any word of a text looks like a client secret as Entra makes them, or like a token.
    static func isContained(in text: String) -> Bool {
        text.utf8.split { !isSecretByte($0) }.contains { matches(Substring($0)) }
    }

    /// A client secret has about 40 characters, `Q~` behind the third or fourth among them; a token begins with a
    /// JSON object in base64url and is long.
    private static func matches(_ word: Substring) -> Bool {
        let length = word.utf8.count
        if length > 32, word.hasPrefixBytes("eyJ") { return true }
        return (32...64).contains(length) && word.utf8Range(of: "Q~") != nil
    }

    private static func isSecretByte(_ byte: UInt8) -> Bool {
        isASCIILetter(byte) || isASCIIDigit(byte) || "-._~".utf8.contains(byte)
    }
}
