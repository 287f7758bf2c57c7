public import OIDCPrimitives

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Verified user info: claims about a user from the UserInfo endpoint, signed by the provider (OpenID Connect Core 1.0
/// §5.3.2). It has no public initializer: only a ``TokenVerifier`` creates one.
public struct SignedUserInfo: Sendable {
    /// `sub`: the user, who is the subject of the ID token.
    public let subject: String
    /// All claims. The provider signed them. Aggregated and distributed claims (`_claim_names` and `_claim_sources`) are
    /// contained as received: tokens of other issuers in them are not verified.
    public let claims: ClaimSet
}

extension SignedUserInfo: CustomStringConvertible, CustomReflectable {
    /// A fixed description without any claims, because they are about a user.
    public var description: String { "signed user info" }
    /// A mirror without children, because the claims are about a user.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension TokenVerifier {
    /// Verifies user info that the provider signed. It must be about the subject of the ID token and not be another kind
    /// of token.
    ///
    /// `iss` and `aud` may be absent, because the standard only recommends them. If present, `iss` must be the issuer,
    /// and `aud` must include the client. `exp`, `nbf` and `iat` are checked if present.
    ///
    /// - Parameters:
    ///   - text: The body of the response.
    ///   - subject: The subject of the ID token.
    ///   - expectations: The expectations of the provider's ID tokens. Their issuer, algorithms, leeway and client ID
    ///     are used.
    ///   - now: The time of validation.
    /// - Throws: The first problem found in structure, algorithm, key and signature; after the signature, every problem
    ///   found in the claims.
    public func verifyUserInfo(
        _ text: String, subject: String, against expectations: IDTokenExpectations, at now: Date
    ) throws(Refusal) -> SignedUserInfo {
        do throws(TokenRejection) {
            return try attemptUserInfo(text, subject: subject, against: expectations, at: now)
        } catch {
            throw error.refusal
        }
    }

    /// Verifies user info. The error also contains whether newer keys could change the result.
    package func attemptUserInfo(
        _ text: String, subject: String, against expectations: IDTokenExpectations, at now: Date
    ) throws(TokenRejection) -> SignedUserInfo {
        let signed = try signedToken(text, expectations.common, .userInfo)
        let validation = UserInfoValidation(
            shared: SharedClaimChecks(signed, expectations.common, now), expectations: expectations, subject: subject,
            keyHasIssuer: signed.entry.key.issuer != nil)
        if let refusal = Refusal(validation.problems()) { throw TokenRejection(refusal) }
        return SignedUserInfo(subject: subject, claims: signed.token.unverifiedClaims)
    }
}
