import OIDCPrimitives
import OIDCSoftwareCrypto
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
    /// The keys and names that a defect uses.
    var foils = TokenFoils.testKit
    /// The change that is applied to the token after signing.
    var damage: (String) -> String = { $0 }

    /// Creates a draft with the header, and the claims that every token has.
    ///
    /// - Parameters:
    ///   - audience: `aud`.
    ///   - subject: `sub`.
    ///   - issuer: `iss`.
    ///   - issuedAt: The time at which the token is issued. It expires after one hour.
    ///   - earlier: The seconds by which `iat` and `nbf` are before that time, for clients with slow clocks.
    ///   - key: The signing key.
    ///   - name: The name of the key (`kid`).
    init(
        for audience: String, about subject: String, issuer: String, at issuedAt: Date, earlier: Int = 0, key: TestKey,
        named name: String
    ) {
        self.audience = audience
        self.issuedAt = issuedAt
        signing = .rsa(key)
        header["typ"] = "JWT"
        header["alg"] = "RS256"
        header["kid"] = .string(name)
        claims["iss"] = .string(issuer)
        claims["sub"] = .string(subject)
        claims["aud"] = .string(audience)
        claims["iat"] = time(-earlier)
        claims["nbf"] = time(-earlier)
        claims["exp"] = time(3_600)
    }

    /// Returns the time of issue plus the given seconds, in seconds since 1970.
    func time(_ seconds: Int = 0) -> JSONValue {
        .number(JSONNumber((Int(exactly: issuedAt.timeIntervalSince1970.rounded(.down)) ?? 0) + seconds))
    }

    /// Returns the signed token.
    ///
    /// - Parameters:
    ///   - bad: The defect of the token, if any.
    ///   - claims: Claims to add or replace, or to remove with `nil`, whatever the defect.
    func issued(with bad: BadToken?, claims: [String: JSONValue?] = [:]) -> String {
        var draft = self
        bad?.corrupt(&draft)
        for (name, value) in claims { draft.claims[name] = value }
        return draft.compact
    }

    private var compact: String {
        let input = "\(Base64URL.encode(header.text.utf8)).\(Base64URL.encode((claimsText ?? claims.text).utf8))"
        let bytes = Array(input.utf8)
        let signature: [UInt8] =
            switch signing {
            case .rsa(let key): key.signature(over: bytes)
            case .hmacWithPublicKey(let key):
                HMAC.sha256(bytes, key: Array(key.publicKeyPEM.utf8), digest: SoftwareCrypto())
            case .none: []
            }
        return damage("\(input).\(Base64URL.encode(signature))")
    }
}
