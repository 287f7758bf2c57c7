import OIDCPrimitives
import OIDCTokens

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// An unsigned token, with everything that a ``BadToken`` may change.
struct TokenDraft {
    /// The way in which the token is signed.
    enum Signing {
        case rsa(TestKey)
        /// A MAC with the public key as its secret, as in the algorithm confusion attack of 2015.
        case hmacWithPublicKey(TestKey)
        case none
    }

    /// The audience of the token (`aud`).
    let audience: String
    /// The time at which the token is issued.
    let issuedAt: Date
    /// The requested `max_age` in seconds.
    var maximumAge = 0
    var header = MemberList()
    var claims = MemberList()
    var signing: Signing
    /// The issuer of a tenant that the client does not allow, if the issuer serves several.
    var issuerOfOtherTenant: String?
    /// The JSON that replaces the claims, if they cannot be represented as a list of members.
    var claimsText: String?
    /// The change that is applied to the token after signing.
    var damage: (String) -> String = { $0 }

    init(for audience: String, at issuedAt: Date, signing: Signing) {
        self.audience = audience
        self.issuedAt = issuedAt
        self.signing = signing
    }

    /// Returns the time of issue plus the given seconds, in seconds since 1970.
    func time(_ seconds: Int = 0) -> JSONValue {
        .number(JSONNumber((Int(exactly: issuedAt.timeIntervalSince1970.rounded(.down)) ?? 0) + seconds))
    }

    var compact: String {
        let input = "\(Base64URL.encode(header.text.utf8)).\(Base64URL.encode((claimsText ?? claims.text).utf8))"
        let bytes = Array(input.utf8)
        let signature: [UInt8] =
            switch signing {
            case .rsa(let key): key.signature(over: bytes)
            case .hmacWithPublicKey(let key): HMAC.sha256(bytes, secret: Array(key.publicKeyPEM.utf8))
            case .none: []
            }
        return damage("\(input).\(Base64URL.encode(signature))")
    }
}
