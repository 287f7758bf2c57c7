public import OIDCPrimitives

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A verified notification from the provider that a session ended, sent from server to server (OpenID Connect
/// Back-Channel Logout 1.0 §2.4). It has no public initializer: only a ``TokenVerifier`` creates one.
public struct LogoutToken: Sendable {
    /// `sub`: the user to sign out, if the token does not concern a single session only.
    public let subject: String?
    /// `sid`: the session that ended.
    public let session: String?
    /// `iss`: the issuer of the token.
    public let issuer: String
    /// `jti`: the ID of the token. Store it until ``end``, and do not process the same token twice.
    public let identifier: String
    /// The time from which the token is no longer accepted: `exp` plus the leeway.
    public let end: Date
}

extension TokenVerifier {
    /// Verifies a logout token, in the order of §2.6. It must be signed like an ID token, be issued for this client,
    /// identify a session or user, and not be an ID token itself.
    ///
    /// - Parameters:
    ///   - text: The `logout_token` parameter as received.
    ///   - expectations: The expectations of the provider's ID tokens. Their nonce is not used.
    ///   - now: The time of validation.
    /// - Throws: The first problem found in structure, algorithm, key and signature; after the signature, every problem
    ///   found in the claims.
    public func verifyLogout(
        _ text: String, against expectations: IDTokenExpectations, at now: Date
    ) throws(Refusal) -> LogoutToken {
        do throws(TokenRejection) {
            return try attemptLogout(text, against: expectations, at: now)
        } catch {
            throw error.refusal
        }
    }

    /// Verifies a logout token. The error also contains whether newer keys could change the result.
    package func attemptLogout(
        _ text: String, against expectations: IDTokenExpectations, at now: Date
    ) throws(TokenRejection) -> LogoutToken {
        var expectations = expectations
        // A token with a nonce would be an ID token.
        expectations.nonce = .noNonceWasSent
        let signed = try signedToken(text, expectations.common, .logoutToken)
        let validation = validation(of: signed, expectations, now)

        var problems: [Problem] = []
        for check in [TokenCheck.issuer, .audience, .authorizedParty, .expiry, .notBefore, .issuedAt, .nonce] {
            if case .failed(let found) = validation.result(of: check) { problems += found }
        }
        let claims = signed.token.unverifiedClaims
        let identifier = validIdentifier("jti", in: claims)
        if identifier == nil { problems.append(.logoutToken("jti", expected: "the ID of the token")) }
        if !hasLogoutEvent(claims["events"]) {
            problems.append(.logoutToken("events", expected: "the back-channel logout event"))
        }
        let subject = validIdentifier("sub", in: claims)
        let session = validIdentifier("sid", in: claims)
        for name in ["sub", "sid"] where claims[name] != nil && validIdentifier(name, in: claims) == nil {
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

    private func validIdentifier(_ name: String, in claims: ClaimSet) -> String? {
        claims[name]?.string.flatMap { SubjectSyntax.isValid($0) ? $0 : nil }
    }

    private func hasLogoutEvent(_ events: JSONValue?) -> Bool {
        events?["http://schemas.openid.net/event/backchannel-logout"]?.object != nil
    }
}

extension Problem {
    fileprivate static func logoutToken(_ claim: String, expected: ProblemText) -> Problem {
        Problem(
            .tokenClaimMissing, at: .claim(claim), expected: expected,
            remedy: "This is not a valid logout token. Do not end a session because of it.")
    }
}
