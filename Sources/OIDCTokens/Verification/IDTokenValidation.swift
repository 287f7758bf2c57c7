import OIDCIssuers
import OIDCPrimitives

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Stage 5 of verifying an ID token.
struct IDTokenValidation: ClaimValidation {
    let shared: SharedClaimChecks
    let expectations: IDTokenExpectations
    let hash: HashAlgorithm
    let digest: any MessageDigest

    var profile: any TokenProfile { expectations.issuer }
    private var claims: ClaimSet { shared.claims }

    func outcome(of check: TokenCheck) -> TokenCheck.Outcome {
        switch check.name {
        case .structure, .algorithm, .key, .signature: .notPerformed("another stage")
        case .issuer: checkIssuer()
        case .subject: shared.subject()
        case .audience: checkAudience()
        case .authorizedParty: checkAuthorizedParty()
        case .purpose: TokenCheck.Outcome(purposeProblems())
        case .expiry: shared.expiry()
        case .notBefore: shared.notBefore()
        case .issuedAt: shared.issuedAt()
        case .nonce: checkNonce()
        case .context: checkContext()
        case .methods: checkMethods()
        case .authenticationTime: checkAuthenticationTime()
        case .codeHash: checkHash(of: expectations.code, .code)
        case .accessTokenHash: checkHash(of: expectations.accessToken, .accessToken)
        case .sameSubject: checkSameSubject()
        }
    }

    // MARK: - Issuer, audience and purpose

    /// Checks the issuer (step 2).
    private func checkIssuer() -> TokenCheck.Outcome {
        let outcome = shared.issuer(acrIsTyped: true)
        guard case .passed = outcome, let expected = expectations.sameIssuerAs, !claims.claim("iss", equals: expected)
        else { return outcome }
        return .failed([.issuerMismatch(expected: expected, found: claims["iss"])])
    }

    /// Checks the audience (step 3). A single matching string, the usual case, is compared without creating a value for
    /// it.
    private func checkAudience() -> TokenCheck.Outcome {
        let clientID = expectations.clientID
        if claims.claim("aud", equals: clientID) { return .passed }
        return .require("aud", claims.readStrings("aud"), "a string or an array of strings") { names in
            guard let audience = TokenAudience(names), audience.contains(clientID) else {
                return [.audienceMismatch(expected: [clientID], found: names)]
            }
            let untrusted = audience.names(otherThan: [clientID] + expectations.trustedAudiences)
            return untrusted.isEmpty ? [] : [.audienceUntrusted(untrusted, clientID)]
        }
    }

    /// Checks the authorized party (step 5).
    private func checkAuthorizedParty() -> TokenCheck.Outcome {
        switch claims.readString("azp") {
        case .missing: .passed
        case .unusable(let problem): .failed([problem])
        case .value(let party) where party.isString(expectations.clientID): .passed
        case .value(let party):
            .failed([.authorizedPartyMismatch(expected: expectations.clientID, found: party.string ?? "")])
        }
    }

    /// Returns the problems with claims of other kinds of tokens.
    private func purposeProblems() -> [Problem] {
        shared.unexpected("events", of: "a logout token") + profile.problems(ofIDToken: claims)
    }

    private func checkSameSubject() -> TokenCheck.Outcome {
        guard let expected = expectations.sameSubjectAs else {
            return .notPerformed("there is no other token to compare with")
        }
        guard case .value(let subject) = claims.readString("sub"), SubjectSyntax.problem(of: subject) == nil else {
            return .notPerformed("the subject cannot be read")
        }
        return subject.isString(expected) ? .passed : .failed([.subjectMismatch()])
    }

    // MARK: - Authentication time

    /// Checks the authentication time for `max_age` (step 13), and also for `prompt=login`, for which providers may
    /// omit it.
    private func checkAuthenticationTime() -> TokenCheck.Outcome {
        let time: NumericDate
        switch claims.readDate("auth_time") {
        case .unusable(let problem): return .failed([problem])
        case .missing where expectations.maximumAge != nil: return .failed([.authenticationTimeMissing()])
        case .missing: return .notPerformed("the token has no auth_time")
        case .value(let value): time = value
        }
        if expectations.maximumAge == nil, expectations.authenticatedSince == nil {
            return .notPerformed("neither max_age nor prompt=login was requested")
        }
        var problems: [Problem] = []
        // Each comparison states when the token passes, so that a time that is not a number is rejected.
        if let maximumAge = expectations.maximumAge?.inSeconds {
            let isRecent = time.seconds + maximumAge + shared.leeway >= shared.now
            if !isRecent { problems.append(.authenticationTooOld(time, maximumAge, now: shared.now)) }
        }
        // Both problems have the same code, so only one is reported.
        if problems.isEmpty, let start = expectations.authenticatedSince?.timeIntervalSince1970 {
            let isRecent = time.seconds + shared.leeway >= start
            if !isRecent { problems.append(.authenticationNotRepeated(time, since: start)) }
        }
        return TokenCheck.Outcome(problems)
    }

    // MARK: - Nonce, context and hashes

    /// Checks the nonce (step 11).
    private func checkNonce() -> TokenCheck.Outcome {
        let nonce = claims.readString("nonce")
        if case .unusable(let problem) = nonce { return .failed([problem]) }
        switch (expectations.nonce, nonce) {
        case (.sentEarlier, .missing): return .notPerformed("the token may omit the nonce of the sign-in")
        case (.sentEarlierButUnknown, _): return .notPerformed("the nonce of the sign-in is not known here")
        case (.noNonceWasSent, .missing): return .notPerformed("no nonce was sent, and the token has none")
        case (.noNonceWasSent, _): return .failed([.nonce(.tokenNonceUnexpected)])
        case (.sent(let expected), .value(let found)), (.sentEarlier(let expected), .value(let found)):
            return found.isString(expected)
                ? .passed : .failed([.nonce(.tokenNonceMismatch)])
        case (.sent, _), (.sentEarlier, _): return .failed([.nonce(.tokenNonceMissing)])
        }
    }

    /// Checks the authentication context (step 12).
    private func checkContext() -> TokenCheck.Outcome {
        let context = claims.readString("acr")
        if case .unusable(let problem) = context { return .failed([problem]) }
        guard let required = expectations.requiredAuthenticationContexts else {
            return checkContextClaim() ?? .notPerformed("no acr is required")
        }
        let isMet = if case .value(let claim) = context { required.contains { claim.isString($0) } } else { false }
        let problems: [Problem] = isMet ? [] : [.contextMismatch(required)]
        guard case .failed(let more) = checkContextClaim() else { return TokenCheck.Outcome(problems) }
        return .failed(problems + more)
    }

    /// Checks the hash of a value: the left half of the hash of its bytes, in base64url, made with the hash function of
    /// the header's `alg`.
    private func checkHash(of value: IDTokenExpectations.HashedValue, _ kind: HashedKind) -> TokenCheck.Outcome {
        let reading = claims.readString(kind.claim)
        if case .unusable(let problem) = reading { return .failed([problem]) }
        switch (value, reading) {
        case (.unknown, _): return .notPerformed(kind.reasonWhenUnknown)
        case (.fromBackChannel, .missing): return .notPerformed(kind.reasonWhenMissing)
        case (.fromFrontChannel, .missing): return .failed([.hash(kind.missing, "\(kind.claim)", kind.name)])
        case (.fromFrontChannel(let secret), .value(let found)), (.fromBackChannel(let secret), .value(let found)):
            let bytes = Array(secret.revealed().utf8)[...]
            let full = digest.hash(bytes.span, with: hash)
            let expected = SecretString(Base64URL.encode(full.prefix(full.count / 2)))
            return found.isString(expected)
                ? .passed : .failed([.hash(kind.mismatch, "\(kind.claim)", kind.name)])
        case (_, .unusable(let problem)): return .failed([problem])
        }
    }
}

/// The two values whose hashes an ID token can contain.
enum HashedKind {
    case code
    case accessToken

    var name: ProblemText { self == .code ? "the authorization code" : "the access token" }
    var claim: StaticString { self == .code ? "c_hash" : "at_hash" }
    // These are literals, because concatenating them would cost time for every token without the claim.
    var reasonWhenUnknown: String {
        self == .code ? "the authorization code is not known here" : "the access token is not known here"
    }
    var reasonWhenMissing: String { self == .code ? "the token has no c_hash" : "the token has no at_hash" }
    var missing: ProblemCode { self == .code ? .tokenCodeHashMissing : .tokenAccessTokenHashMissing }
    var mismatch: ProblemCode { self == .code ? .tokenCodeHashMismatch : .tokenAccessTokenHashMismatch }
}
