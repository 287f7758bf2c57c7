import OIDCPrimitives

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension TokenVerifier {
    /// Verifies an access token that may have been seen before.
    ///
    /// If it was accepted with the same expectations and the same keys, only its times are checked, because every other
    /// outcome is the same again. Otherwise only parsing and the check of the signature are omitted: the header, the
    /// choice of the key and all claims are checked as in a token that is new.
    ///
    /// The seen tokens are used through the verifier, never as a value of their own: all threads share them, and a
    /// reference count that all of them change costs more than the other steps.
    func attemptAmongSeenTokens(
        _ text: String, against expectations: AccessTokenExpectations, at now: Date
    ) throws(TokenRejection) -> VerifiedAccessToken {
        let acceptance = SeenToken.Acceptance(expectations: expectations.identity, keys: keys.identity)
        let found = seenTokens?.token(text)
        if let found, found.acceptance == acceptance,
            found.token.isCurrent(at: now.timeIntervalSince1970, leeway: expectations.common.leeway.seconds)
        {
            return VerifiedAccessToken(found.token, isHit: true)
        }
        let seen = found?.token
        let signed: SignedToken
        do throws(TokenRejection) {
            signed = try signedToken(text, expectations.common, expectations.kind, seen: seen)
        } catch {
            // The key is no longer published, or is another one. The header alone does not end the token, because it
            // may fit other expectations.
            if let seen, error.mayChangeWithNewerKeys { seenTokens?.remove(seen, isMiss: true) }
            throw error
        }
        let problems = validation(of: signed, expectations, now).problems()
        if let refusal = Refusal(problems) {
            if let seen, problems.contains(where: { $0.code == .tokenExpired }) {
                seenTokens?.remove(seen, isMiss: false)
            }
            throw TokenRejection(refusal)
        }
        // A newer key set contains the same key as another object.
        let isHit = seen?.isVerified(by: signed.entry) == true
        if let seen, !isHit { seenTokens?.remove(seen, isMiss: true) }
        let kept = if let seen, seen.signed.entry === signed.entry { seen } else { SeenToken(signed) }
        seenTokens?.insert(kept, acceptance)
        return VerifiedAccessToken(kept, isHit: isHit)
    }
}
