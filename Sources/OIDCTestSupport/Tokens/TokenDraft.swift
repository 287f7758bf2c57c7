import OIDCPrimitives
import OIDCTokens

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A token before it is signed, and everything about it that a ``BadToken`` may spoil.
struct TokenDraft {
    /// How the text gets its last segment.
    enum Signing {
        case rsa(TestKey)
        /// The mistake of 2015: a MAC whose secret is the public key, which everybody has.
        case hmacWithPublicKey(TestKey)
        case none
    }

    /// Who ordered it, which becomes `aud`.
    let audience: String
    /// When it is issued.
    let issuedAt: Date
    /// The `max_age` that was asked for, in seconds.
    var maximumAge = 0
    var header = MemberList()
    var claims = MemberList()
    var signing: Signing
    /// The issuer of a tenant that the client does not let in, where the issuer has several.
    var issuerOfOtherTenant: String?
    /// Takes the place of the claims, when they shall not be what a list of members can be.
    var claimsText: String?
    /// What happens to the text after it was signed.
    var damage: (String) -> String = { $0 }

    init(for audience: String, at issuedAt: Date, signing: Signing) {
        self.audience = audience
        self.issuedAt = issuedAt
        self.signing = signing
    }

    /// Seconds since 1970 at which the token is issued, and so many later.
    func time(_ seconds: Int = 0) -> JSONValue {
        .number(JSONNumber((Int(exactly: issuedAt.timeIntervalSince1970.rounded(.down)) ?? 0) + seconds))
    }

    var compact: String {
        let input = "\(Base64URL.encode(header.text.utf8)).\(Base64URL.encode((claimsText ?? claims.text).utf8))"
        let bytes = Array(input.utf8)
        let signature: [UInt8] =
            switch signing {
            case .rsa(let key): key.signature(over: bytes)
            case .hmacWithPublicKey(let key): MessageCode.sha256(bytes, secret: Array(key.publicKeyPEM.utf8))
            case .none: []
            }
        return damage("\(input).\(Base64URL.encode(signature))")
    }
}
