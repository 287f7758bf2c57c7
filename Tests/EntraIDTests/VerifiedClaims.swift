import EntraID
import Foundation
import OIDCFixtures
import OIDCSoftwareCrypto
import Testing

/// Verified ID tokens with the given claims, for tests of what is read from them.
enum VerifiedClaims {
    static let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"

    /// Returns a verified ID token of a tenant, with these claims beside the required ones.
    static func idToken(
        _ claims: String, issuer: String = "https://login.microsoftonline.com/\(tenant)/v2.0"
    ) throws -> VerifiedIDToken {
        let rule = ExactIssuerRule(try IssuerIdentifier(issuer))
        let verifier = TokenVerifier(keys: try #require(UnsignedTokens.keys), digest: SoftwareCrypto())
        return try verifier.verify(
            UnsignedTokens.token(#"{"iss":"\#(issuer)","sub":"s","aud":"c","exp":2000,"iat":1000,\#(claims)}"#),
            against: IDTokenExpectations(clientID: "c", nonce: .noNonceWasSent, issuer: rule),
            at: Date(timeIntervalSince1970: 1_500))
    }
}
