import OIDCPrimitives

/// Stage 5 of verifying an access token.
struct AccessTokenValidation: ClaimValidation {
    let shared: SharedClaimChecks
    let expectations: AccessTokenExpectations
    /// Whether the header has the type `at+jwt`.
    let declaresType: Bool

    var profile: any TokenProfile { expectations.issuer }
    private var claims: ClaimSet { shared.claims }

    func outcome(of check: TokenCheck) -> TokenCheck.Outcome {
        switch check.name {
        case .structure, .algorithm, .key, .signature: .notPerformed("another stage")
        case .issuer: shared.issuer()
        case .subject: shared.subject()
        case .audience: checkAudience()
        case .purpose: TokenCheck.Outcome(purposeProblems())
        case .expiry: shared.expiry()
        case .notBefore: shared.notBefore()
        case .issuedAt: shared.issuedAt()
        case .authorizedParty, .nonce, .context, .methods, .authenticationTime, .codeHash, .accessTokenHash,
            .sameSubject:
            .notPerformed("this check applies only to ID tokens")
        }
    }

    /// Checks `aud`. A single matching string, the usual case, is compared without creating a value for it.
    private func checkAudience() -> TokenCheck.Outcome {
        let audiences = expectations.audiences
        if audiences.contains(where: { claims.claim("aud", equals: $0) }) { return .passed }
        return .require("aud", claims.readStrings("aud"), "a string or an array of strings") { names in
            let audience = TokenAudience(names)
            if audiences.contains(where: { audience?.contains($0) == true }) { return [] }
            return [.audienceMismatch(expected: audiences, found: names)]
        }
    }

    /// Returns the problems with claims of other kinds of tokens, with the claims required by RFC 9068, and with the
    /// claim that distinguishes access tokens from ID tokens.
    private func purposeProblems() -> [Problem] {
        var problems = shared.unexpected("at_hash", of: "an ID token") + shared.unexpected("c_hash", of: "an ID token")
        problems += shared.unexpected("events", of: "a logout token")
        if declaresType {
            problems += typedTokenProblems("client_id") + typedTokenProblems("jti")
        } else if case .claim(let name) = expectations.distinction.mark, let problem = problem(ofMark: name) {
            problems.append(problem)
        }
        return problems + profile.problems(ofAccessToken: claims)
    }

    /// Checks a claim required by RFC 9068 §2.2. The other claims it requires are required of every token.
    private func typedTokenProblems(_ name: StaticString) -> [Problem] {
        switch claims.readString(name) {
        case .value(let text) where text.isString(""): [.claimType("\(name)", "a string that is not empty", text.value)]
        case .value: []
        case .missing: [.claimMissing("\(name)", "a string")]
        case .unusable(let problem): [problem]
        }
    }

    private func problem(ofMark name: String) -> Problem? {
        switch claims[name] {
        case nil: return .distinctionMissing(name)
        case .string(let text)?: return text.isEmpty ? .distinctionMissing(name) : nil
        case .array(let elements)?:
            let texts = elements.compactMap(\.string)
            guard texts.count == elements.count else {
                return .claimType(name, "a string or an array of strings", .array(elements))
            }
            return texts.allSatisfy(\.isEmpty) ? .distinctionMissing(name) : nil
        case let value?: return .claimType(name, "a string or an array of strings", value)
        }
    }
}

extension AccessTokenExpectations {
    /// The kind of token, which determines the allowed values of `typ`.
    var kind: TokenKind {
        if case .type = distinction.mark {
            .accessToken(mustDeclareType: true)
        } else {
            .accessToken(mustDeclareType: false)
        }
    }
}
