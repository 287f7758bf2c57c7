public import OIDCPrimitives

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A provider's word that a session ended, sent from server to server (OpenID Connect Back-Channel Logout 1.0 §2.4). It
/// has no public initialiser: only a ``TokenVerifier`` makes one.
public struct LogoutToken: Sendable {
    /// `sub`: whose sessions ended, when it is not one session alone.
    public let subject: String?
    /// `sid`: which session ended.
    public let session: String?
    /// `iss`: who says so.
    public let issuer: String
    /// `jti`: the token's own name. Remember it until ``end``, and do not act on it twice.
    public let identifier: String
    /// When the token is not accepted any more: `exp`, and the time by which clocks may differ.
    public let end: Date
}

extension TokenVerifier {
    /// Verifies a logout token, in the order of §2.6: it is signed like an ID token, is for this client, says which
    /// session or person it is about, and is no ID token itself.
    ///
    /// - Parameters:
    ///   - text: The parameter `logout_token` as it came.
    ///   - expectations: What an ID token of the provider must be; its nonce is not looked at.
    ///   - now: When it came.
    public func verifyLogout(
        _ text: String, against expectations: IDTokenExpectations, at now: Date
    ) throws(Refusal) -> LogoutToken {
        do throws(TokenRejection) {
            return try attemptLogout(text, against: expectations, at: now)
        } catch {
            throw error.refusal
        }
    }

    /// Verifies a logout token; what it throws also says whether newer keys could change the verdict.
    package func attemptLogout(
        _ text: String, against expectations: IDTokenExpectations, at now: Date
    ) throws(TokenRejection) -> LogoutToken {
        var expectations = expectations
        // A nonce would make an ID token of it.
        expectations.nonce = .noNonceWasSent
        let signed = try signedToken(text, expectations.common, .logoutToken)
        let validation = validation(of: signed, expectations, now)

        var problems: [Problem] = []
        for check in [TokenCheck.issuer, .audience, .authorizedParty, .expiry, .notBefore, .issuedAt, .nonce] {
            if case .failed(let found) = validation.result(of: check) { problems += found }
        }
        let claims = signed.token.unverifiedClaims
        let identifier = word("jti", in: claims)
        if identifier == nil { problems.append(.logoutToken("jti", expected: "the token's own name")) }
        if !hasLogoutEvent(claims["events"]) {
            problems.append(.logoutToken("events", expected: "the event of a logout"))
        }
        let subject = word("sub", in: claims)
        let session = word("sid", in: claims)
        for name in ["sub", "sid"] where claims[name] != nil && word(name, in: claims) == nil {
            problems.append(.logoutToken(name, expected: "1 to 255 bytes without control characters"))
        }
        if claims["sub"] == nil, claims["sid"] == nil {
            problems.append(.logoutToken("sub", expected: "sub or sid"))
        }
        if let refusal = Refusal(problems) { throw TokenRejection(refusal) }
        do throws(Refusal) {
            return LogoutToken(
                subject: subject, session: session, issuer: try claims.required("iss", .string),
                identifier: identifier ?? "",
                end: try claims.required("exp", .date).date.addingTimeInterval(expectations.leeway.seconds))
        } catch {
            throw TokenRejection(error)
        }
    }

    private func word(_ name: String, in claims: ClaimSet) -> String? {
        claims[name]?.string.flatMap { SubjectText.isGood($0) ? $0 : nil }
    }

    private func hasLogoutEvent(_ events: JSONValue?) -> Bool {
        events?["http://schemas.openid.net/event/backchannel-logout"]?.object != nil
    }
}

extension Problem {
    fileprivate static func logoutToken(_ claim: String, expected: ProblemText) -> Problem {
        Problem(
            .tokenClaimMissing, at: .claim(claim), expected: expected,
            remedy: "This is no logout token. Do not end a session because of it.")
    }
}
