import OIDCPrimitives

/// The rules for the name of a B2C policy.
enum B2CPolicyName {
    /// Returns whether a string can be a policy's name: letters, digits, `-`, `.`, `_`, and `~`.
    ///
    /// A dot segment, which clients remove, a version, a word that Entra uses in its URLs, and a string that looks like
    /// a secret are not valid.
    static func isValid(_ text: some StringProtocol) -> Bool {
        let name = text.asciiLowercased
        return text.utf8.allSatisfy(\.isURIUnreserved) && hasName(name) && !reservedWords.contains(ExactString(name))
            && !CredentialShape.isContained(in: text)
    }

    /// Returns whether a name begins with `B2C_1`, as all names in B2C do.
    static func hasStandardPrefix(_ text: some StringProtocol) -> Bool {
        text.asciiLowercased.hasPrefixBytes("b2c_1")
    }

    /// Returns whether there is at most one distinct name. Case is ignored, as in B2C.
    static func areOne(_ texts: [Substring]) -> Bool {
        Set(texts.map { ExactString($0.asciiLowercased) }).count <= 1
    }

    /// Returns whether a lowercase string contains a letter after leading `v`s, so that it is neither a version (`v2`,
    /// `2.0`) nor a dot segment.
    private static func hasName(_ text: String) -> Bool {
        text.utf8.drop { $0 == UInt8(ascii: "v") }.contains(where: \.isASCIILetter)
    }

    /// The words of Entra's URLs, which are not names of policies.
    static let reservedWords: Set<ExactString> = [
        // Tenants, and the segment in front of one.
        "common", "organizations", "consumers", "tfp",
        // Endpoints and documents, and parts of their paths.
        "oauth2", "discovery", "openid", "saml2", "samlp", "wsfed", "kerberos", "federationmetadata", ".well-known",
        "openid-configuration", "authorize", "token", "logout", "devicecode", "keys", "userinfo", "nativeclient",
        "authresp", "revoke", "adminconsent",
    ]
}
