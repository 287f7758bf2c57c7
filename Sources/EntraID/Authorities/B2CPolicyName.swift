import OIDCPrimitives

/// What can be the name of a B2C policy, and what cannot because it means something else where the name stands.
enum B2CPolicyName {
    /// Letters, digits, `-`, `.`, `_` and `~`, and neither a dot segment, which a client removes, nor a version, nor a
    /// word that Entra has in its addresses. What looks like a secret is not taken either.
    static func isValid(_ text: some StringProtocol) -> Bool {
        let name = text.asciiLowercased
        return text.utf8.allSatisfy(\.isURIUnreserved) && hasName(name) && !reservedWords.contains(ExactText(name))
            && !CredentialShape.isContained(in: text)
    }

    /// Whether a name begins as B2C has all of them begin.
    static func isUsual(_ text: some StringProtocol) -> Bool {
        text.asciiLowercased.hasPrefixBytes("b2c_1")
    }

    /// Whether there is at most one name, in any case, as B2C takes it.
    static func areOne(_ texts: [Substring]) -> Bool {
        Set(texts.map { ExactText($0.asciiLowercased) }).count <= 1
    }

    /// Whether anything is left of a lowercase text without the `v`, digits and punctuation of versions (`v2`, `2.0`)
    /// and dot segments.
    private static func hasName(_ text: String) -> Bool {
        text.utf8.drop { $0 == UInt8(ascii: "v") }.contains(where: \.isASCIILetter)
    }

    private static let reservedWords: Set<ExactText> = [
        // Tenants, and what stands before one.
        "common", "organizations", "consumers", "tfp",
        // Endpoints and documents, whole or cut.
        "oauth2", "discovery", "openid", "saml2", "samlp", "wsfed", "kerberos", "federationmetadata", ".well-known",
        "openid-configuration", "authorize", "token", "logout", "devicecode", "keys", "userinfo", "nativeclient",
        "authresp", "revoke", "adminconsent",
    ]
}
