/// The typical appearance of credentials. It identifies them in whatever field they were pasted into, so that they are
/// never repeated.
///
/// A word is a run of the characters that generated secrets and tokens consist of. A word looks like a secret if it has
/// at least 30 characters and contains uppercase letters, lowercase letters, digits and a `~`, a combination that is
/// rare in URLs and names. It looks like a token if it has at least 30 characters and begins with `eyJ`, a JSON object
/// in base64url.
package enum CredentialShape {
    /// Returns whether any word of a string looks like a credential.
    package static func isContained(in text: some StringProtocol) -> Bool {
        guard text.utf8.count >= shortest else { return false }
        return Substring(text).utf8.split { !isWordByte($0) }.contains { matches(Substring($0)) }
    }

    /// Returns the string with every such word replaced.
    package static func hidden(in text: some StringProtocol) -> String {
        guard isContained(in: text) else { return String(text) }
        return Substring(text).replacingWords(of: isWordByte, with: "<redacted>", where: matches)
    }

    private static let shortest = 30

    private static func matches(_ word: Substring) -> Bool {
        guard word.utf8.count >= shortest else { return false }
        if word.hasPrefixBytes("eyJ") { return true }
        let hasTilde =
            word.utf8Range(of: "~") != nil || word.utf8Range(of: "%7E") != nil || word.utf8Range(of: "%7e") != nil
        return hasTilde && word.utf8.contains(where: \.isASCIIUppercase) && word.utf8.contains(where: \.isASCIIDigit)
            && word.utf8.contains(where: \.isASCIILowercase)
    }

    /// Returns whether a byte can be part of a word.
    static func isWordByte(_ byte: UInt8) -> Bool {
        byte.isURIUnreserved || byte == UInt8(ascii: "%")
    }
}

extension Substring {
    /// Returns the text with every word that meets a condition replaced. A word is a run of the given bytes.
    func replacingWords(
        of isWordByte: (UInt8) -> Bool, with replacement: Substring, where isReplaced: (Substring) -> Bool
    ) -> String {
        var result = ""
        var rest = self
        while !rest.isEmpty {
            let word = Substring(rest.utf8.prefix(while: isWordByte))
            let other = Substring(rest.utf8.dropFirst(word.utf8.count).prefix { !isWordByte($0) })
            result += (isReplaced(word) ? replacement : word) + other
            rest = Substring(rest.utf8.dropFirst(word.utf8.count + other.utf8.count))
        }
        return result
    }
}
