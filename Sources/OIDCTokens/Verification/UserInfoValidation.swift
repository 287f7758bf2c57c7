package import OIDCPrimitives

/// Stage 5 of verifying user info that the provider signed.
struct UserInfoValidation: ClaimValidation {
    let shared: SharedClaimChecks
    let expectations: IDTokenExpectations
    /// The subject of the ID token.
    let subject: String
    /// Whether the signing key is published with an issuer of its own.
    let keyHasIssuer: Bool

    var profile: any TokenProfile { expectations.issuer }
    private var claims: ClaimSet { shared.claims }

    func outcome(of check: TokenCheck) -> TokenCheck.Outcome {
        switch check.name {
        case .structure, .algorithm, .key, .signature: .notPerformed("another stage")
        case .issuer: checkIssuer()
        case .subject: shared.subject()
        case .audience: checkAudience()
        case .purpose: TokenCheck.Outcome(purposeProblems())
        case .expiry: claims.element("exp") == nil ? .notPerformed("the user info has no exp") : shared.expiry()
        case .notBefore: shared.notBefore()
        case .issuedAt: claims.element("iat") == nil ? .notPerformed("the user info has no iat") : shared.issuedAt()
        case .sameSubject: checkSameSubject()
        case .authorizedParty, .nonce, .context, .methods, .authenticationTime, .codeHash, .accessTokenHash:
            .notPerformed("this check applies only to ID tokens")
        }
    }

    /// Checks the issuer if there is one. It is required if the key has an issuer, because the two must match.
    private func checkIssuer() -> TokenCheck.Outcome {
        if claims.element("iss") == nil, !keyHasIssuer { return .notPerformed("the user info has no iss") }
        return shared.issuer()
    }

    /// Checks the audience if there is one. Others may be in it too: the user info came from the provider's own endpoint,
    /// so that another recipient had no occasion to present it here.
    private func checkAudience() -> TokenCheck.Outcome {
        let clientID = expectations.clientID
        switch claims.readStrings("aud") {
        case .missing: return .notPerformed("the user info has no aud")
        case .unusable(let problem): return .failed([problem])
        case .value(let names):
            let isIncluded = TokenAudience(names)?.contains(clientID) == true
            return isIncluded ? .passed : .failed([.audienceMismatch(expected: [clientID], found: names)])
        }
    }

    /// Returns the problems with claims of other kinds of tokens, which the same keys sign (RFC 8725 §3.12).
    ///
    /// User info has no type of its own, and may lack `iss`, `aud` and `exp`, so an ID token or an access token for this
    /// client would pass every other check. A nonce and hashes belong to one authorization response, and user info
    /// answers none. Claims that describe the sign-in, such as `auth_time` and `acr`, are common in user info.
    private func purposeProblems() -> [Problem] {
        let marks: [(claim: StaticString, kind: ProblemText)] = [
            ("nonce", "an ID token"), ("at_hash", "an ID token"), ("c_hash", "an ID token"),
            ("scope", "an access token"), ("events", "a logout token"),
        ]
        return marks.flatMap { shared.unexpected($0.claim, of: $0.kind) }
    }

    private func checkSameSubject() -> TokenCheck.Outcome {
        guard case .value(let found) = claims.readString("sub"), SubjectSyntax.problem(of: found) == nil else {
            return .notPerformed("the subject cannot be read")
        }
        return found.isString(subject) ? .passed : .failed([.userInfoSubjectMismatch()])
    }
}

extension Problem {
    /// Returns the problem with user info about another user than the ID token.
    ///
    /// - Parameter location: The subject in the response, which is a claim if the response is signed.
    package static func userInfoSubjectMismatch(at location: ProblemLocation = .claim("sub")) -> Problem {
        Problem(
            .tokenSubjectMismatch, at: location, expected: "the subject of the ID token",
            remedy: "The response is about a different user than the ID token. Do not use it. The access token "
                + "may have been swapped.")
    }
}
