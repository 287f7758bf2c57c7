import OIDCIssuers
import OIDCPrimitives

/// Stage 5: the claims of a token whose signature holds, each check by itself.
///
/// A claim that is missing or ill-typed is reported once, by the check it belongs to; other checks that would need it
/// say nothing.
struct ClaimJudgement {
    let claims: ClaimSet
    let keyIssuer: String?
    let hash: HashFunction
    let digest: any Digest
    let expectations: TokenExpectations
    /// Seconds since 1970.
    let now: Double

    /// The checks of this stage, in order.
    static let checks = Array(TokenCheck.allCases.drop { $0 != .issuer })

    private var leeway: Double { expectations.leeway }

    /// Everything that any check finds.
    func problems() -> [Problem] {
        var problems: [Problem] = []
        for check in ClaimJudgement.checks {
            if case .failed(let found) = outcome(of: check) { problems += found }
        }
        return problems
    }

    func outcome(of check: TokenCheck) -> TokenCheck.Outcome {
        switch check {
        case .structure, .algorithm, .key, .signature: .notPerformed("another stage")
        case .issuer: judgeIssuer()
        case .subject: judgeSubject()
        case .audience: judgeAudience()
        case .authorizedParty: judgeAuthorizedParty()
        case .expiry: judgeExpiry()
        case .notBefore: judgeNotBefore()
        case .issuedAt: judgeIssuedAt()
        case .nonce: judgeNonce()
        case .context: judgeContext()
        case .authenticationTime: judgeAuthenticationTime()
        case .codeHash: judgeHash(of: expectations.code, .code)
        case .accessTokenHash: judgeHash(of: expectations.accessToken, .accessToken)
        case .sameSubject: judgeSameSubject()
        }
    }

    // MARK: - Who

    /// Step 2. What the rule says of an `iss` that is not there is left out: the missing claim says it.
    private func judgeIssuer() -> TokenCheck.Outcome {
        let problems = expectations.issuer.problems(of: IssuerStatement(claims: claims, keyIssuer: keyIssuer))
        switch string("iss") {
        case .value: return outcome(problems)
        case .missing:
            return .failed([.claimMissing("iss", "a string")] + problems.filter { $0.location != .claim("iss") })
        case .unusable(let problem):
            return .failed([problem] + problems.filter { $0.location != .claim("iss") })
        }
    }

    private func judgeSubject() -> TokenCheck.Outcome {
        require("sub", string("sub"), "a string") { subject in
            (1...255).contains(subject.byteCount) ? [] : [.subjectOutOfBounds(subject.byteCount)]
        }
    }

    private func judgeSameSubject() -> TokenCheck.Outcome {
        guard let expected = expectations.sameSubjectAs else {
            return .notPerformed("there is no other token to compare with")
        }
        guard case .value(let subject) = string("sub"), (1...255).contains(subject.byteCount) else {
            return .notPerformed("the subject cannot be read")
        }
        return subject.isString(expected) ? .passed : .failed([.subjectMismatch()])
    }

    // MARK: - For whom

    /// Step 3. One name that is ours, as nearly every token has it, is recognised where it lies.
    private func judgeAudience() -> TokenCheck.Outcome {
        let purpose = expectations.purpose
        if purpose.hasAudience(where: { claims.claim("aud", is: $0) }) { return .passed }
        return require("aud", strings("aud"), "a string or an array of strings") { names in
            let audience = Audience(names)
            if purpose.hasAudience(where: { audience?.contains($0) == true }) { return [] }
            return [.audienceMismatch(expected: purpose.audiences, found: names)]
        }
    }

    /// Steps 4 and 5.
    private func judgeAuthorizedParty() -> TokenCheck.Outcome {
        let party = string("azp")
        if case .unusable(let problem) = party { return .failed([problem]) }
        let clientID: String
        switch expectations.purpose {
        case .signIn(let ourselves, _): clientID = ourselves
        case .access(_, let callerClaims): return judgeCaller(callerClaims)
        }
        if case .value(let party) = party {
            return party.isString(clientID)
                ? .passed : .failed([.authorizedPartyMismatch(expected: clientID, found: party.string ?? "")])
        }
        if claims.claim("aud", is: clientID) { return .passed }
        guard case .value(let names) = strings("aud"), let audience = Audience(names), audience.contains(clientID)
        else { return .notPerformed("the audience does not hold") }
        return audience.hasMembers(besides: clientID) ? .failed([.audienceUntrusted(names, clientID)]) : .passed
    }

    /// An access token names the client that calls. An ID token for the same audience does not, and opens no API.
    private func judgeCaller(_ names: [String]) -> TokenCheck.Outcome {
        guard let first = names.first else { return .notPerformed("it was not said which claim names the caller") }
        let isNamed = names.contains { name in
            if case .string(let text) = claims[name] { !text.isEmpty } else { false }
        }
        return isNamed ? .passed : .failed([.callerMissing(first)])
    }

    // MARK: - When

    // Each comparison says when the token passes, so that a time that is not a number refuses.

    /// Step 9: over at `exp` itself, plus the leeway.
    private func judgeExpiry() -> TokenCheck.Outcome {
        require("exp", date("exp"), "a point in time") { expiry in
            now - leeway < expiry.seconds ? [] : [.tokenExpired(expiry, now: now)]
        }
    }

    private func judgeNotBefore() -> TokenCheck.Outcome {
        switch date("nbf") {
        case .missing: .notPerformed("the token has no nbf")
        case .unusable(let problem): .failed([problem])
        case .value(let start): now + leeway >= start.seconds ? .passed : .failed([.tokenNotYetValid(start, now: now)])
        }
    }

    /// Step 10.
    private func judgeIssuedAt() -> TokenCheck.Outcome {
        require("iat", date("iat"), "a point in time") { time in
            now + leeway >= time.seconds ? [] : [.tokenIssuedInFuture(time, now: now)]
        }
    }

    /// Step 13.
    private func judgeAuthenticationTime() -> TokenCheck.Outcome {
        switch (date("auth_time"), expectations.maximumAge) {
        case (.unusable(let problem), _): .failed([problem])
        case (_, nil): .notPerformed("max_age was not asked for")
        case (.missing, _?):
            .failed([.authenticationTimeMissing()])
        case (.value(let time), let maximumAge?):
            time.seconds + maximumAge + leeway >= now
                ? .passed : .failed([.authenticationTooOld(time, maximumAge, now: now)])
        }
    }

    // MARK: - In answer to what

    /// Step 11.
    private func judgeNonce() -> TokenCheck.Outcome {
        let nonce = string("nonce")
        if case .unusable(let problem) = nonce { return .failed([problem]) }
        guard case .signIn(_, let expectation) = expectations.purpose else {
            return .notPerformed("an access token has no nonce")
        }
        switch (expectation, nonce) {
        case (.sentEarlier, .missing): return .notPerformed("the nonce of the sign-in need not come back")
        case (.noNonceWasSent, .missing): return .notPerformed("no nonce was sent, and none came back")
        case (.noNonceWasSent, _): return .failed([.nonce(.tokenNonceUnexpected)])
        case (.sent(let expected), .value(let found)), (.sentEarlier(let expected), .value(let found)):
            return found.isString(expected)
                ? .passed : .failed([.nonce(.tokenNonceMismatch)])
        case (.sent, _), (.sentEarlier, _): return .failed([.nonce(.tokenNonceMissing)])
        }
    }

    /// Step 12.
    private func judgeContext() -> TokenCheck.Outcome {
        let context = string("acr")
        if case .unusable(let problem) = context { return .failed([problem]) }
        guard let required = expectations.requiredContexts else { return .notPerformed("no acr was asked for") }
        if case .value(let claim) = context, required.contains(where: { claim.isString($0) }) { return .passed }
        return .failed([.contextMismatch(required)])
    }

    /// The left half of the hash of the value's bytes, in base64url, under the hash function of the header's `alg`.
    private func judgeHash(of value: TokenExpectations.HashedValue, _ kind: HashedKind) -> TokenCheck.Outcome {
        let reading = string(kind.claim)
        if case .unusable(let problem) = reading { return .failed([problem]) }
        switch (value, reading) {
        case (.unknown, _): return .notPerformed(kind.reasonWhenUnknown)
        case (.fromBackChannel, .missing): return .notPerformed(kind.reasonWhenMissing)
        case (.fromFrontChannel, .missing): return .failed([.hash(kind.missing, "\(kind.claim)", kind.name)])
        case (.fromFrontChannel(let secret), .value(let found)), (.fromBackChannel(let secret), .value(let found)):
            let bytes = Array(secret.revealed().utf8)[...]
            let full = digest.hash(bytes.span, with: hash)
            let expected = Secret(Base64URL.encode(full.prefix(full.count / 2)))
            return found.isString(expected)
                ? .passed : .failed([.hash(kind.mismatch, "\(kind.claim)", kind.name)])
        case (_, .unusable(let problem)): return .failed([problem])
        }
    }
}

/// The two things of which an ID token carries hashes.
enum HashedKind {
    case code
    case accessToken

    var name: String { self == .code ? "the authorization code" : "the access token" }
    var claim: StaticString { self == .code ? "c_hash" : "at_hash" }
    // Written out, because every token without the claim would pay for putting them together.
    var reasonWhenUnknown: String {
        self == .code ? "the authorization code is not known here" : "the access token is not known here"
    }
    var reasonWhenMissing: String { self == .code ? "the token has no c_hash" : "the token has no at_hash" }
    var missing: ProblemCode { self == .code ? .tokenCodeHashMissing : .tokenAccessTokenHashMissing }
    var mismatch: ProblemCode { self == .code ? .tokenCodeHashMismatch : .tokenAccessTokenHashMismatch }
}
