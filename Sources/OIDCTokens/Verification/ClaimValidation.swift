import OIDCIssuers
import OIDCPrimitives

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Stage 5: validation of the claims of a token whose signature is valid. Each check is independent.
///
/// A claim that is missing or has the wrong type is reported once, by the check it belongs to. Other checks that need
/// the claim do not report it.
protocol ClaimValidation {
    /// The issuer's requirements for its tokens.
    var profile: any TokenProfile { get }

    /// Returns the outcome of a check, with general remedies.
    func outcome(of check: TokenCheck) -> TokenCheck.Outcome
}

extension ClaimValidation {
    /// Returns the outcome of a check, with the provider's remedies.
    func result(of check: TokenCheck) -> TokenCheck.Outcome {
        let outcome = outcome(of: check)
        guard case .failed(let problems) = outcome else { return outcome }
        return .failed(profile.withOwnRemedies(problems))
    }

    /// Returns the problems that all checks find, in order.
    func problems() -> [Problem] {
        var problems: [Problem] = []
        for check in TokenCheck.ofClaims {
            if case .failed(let found) = result(of: check) { problems += found }
        }
        return problems
    }
}

/// The checks that are the same for every kind of token.
struct SharedClaimChecks {
    let claims: ClaimSet
    /// The leeway in seconds.
    let leeway: Double
    /// The time of validation, in seconds since 1970.
    let now: Double
    private let expectations: CommonExpectations
    private let entry: PreparedKeySet.Entry

    init(_ signed: SignedToken, _ expectations: CommonExpectations, _ now: Date) {
        claims = signed.token.unverifiedClaims
        entry = signed.entry
        leeway = expectations.leeway.seconds
        self.expectations = expectations
        self.now = now.timeIntervalSince1970
    }

    /// Checks the issuer (step 2). If `iss` is missing or has the wrong type, only that is reported, not what the rule
    /// reports about it.
    ///
    /// - Parameter acrIsTyped: Whether another check reports an `acr` of the wrong type, so that this one does not have
    ///   to.
    func issuer(acrIsTyped: Bool = false) -> TokenCheck.Outcome {
        var problems = expectations.issuer.problems(
            of: IssuerStatement(claims: claims, keyIssuer: entry.key.issuer, keyCloud: entry.key.cloudName))
        if acrIsTyped, !problems.isEmpty, case .unusable = claims.readString("acr") {
            problems.removeAll { $0.location == .claim("acr") }
        }
        switch claims.readString("iss") {
        case .value: return TokenCheck.Outcome(problems)
        case .missing:
            return .failed([.claimMissing("iss", "a string")] + problems.filter { $0.location != .claim("iss") })
        case .unusable(let problem):
            return .failed([problem] + problems.filter { $0.location != .claim("iss") })
        }
    }

    func subject() -> TokenCheck.Outcome {
        .require("sub", claims.readString("sub"), "a string") { subject in
            SubjectSyntax.problem(of: subject).map { [$0] } ?? []
        }
    }

    /// Returns the problem with a claim that only another kind of token has, whatever its value is.
    func unexpected(_ name: StaticString, of kind: @autoclosure () -> ProblemText) -> [Problem] {
        claims.element(name) == nil ? [] : [.unexpectedClaim("\(name)", kind())]
    }

    // Each comparison states when the token passes, so that a time that is not a number is rejected.

    /// Checks that the token has not expired (step 9). It expires at `exp` itself, plus the leeway.
    func expiry() -> TokenCheck.Outcome {
        .require("exp", claims.readDate("exp"), "a point in time") { expiry in
            now - leeway < expiry.seconds ? [] : [.tokenExpired(expiry, now: now)]
        }
    }

    func notBefore() -> TokenCheck.Outcome {
        switch claims.readDate("nbf") {
        case .missing: .notPerformed("the token has no nbf")
        case .unusable(let problem): .failed([problem])
        case .value(let start): now + leeway >= start.seconds ? .passed : .failed([.tokenNotYetValid(start, now: now)])
        }
    }

    /// Checks that the token was not issued in the future (step 10).
    func issuedAt() -> TokenCheck.Outcome {
        .require("iat", claims.readDate("iat"), "a point in time") { time in
            now + leeway >= time.seconds ? [] : [.tokenIssuedInFuture(time, now: now)]
        }
    }
}
