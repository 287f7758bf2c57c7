public import OIDCPrimitives

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Judges tokens with a provider's keys.
///
/// The order is the design. Structure, algorithm, key and signature are judged one after the other, and the first that
/// fails ends it: nothing that an unsigned text says is worth a message. Behind the signature every claim is judged,
/// and all that fail are reported, so that an administrator mends once and not six times.
public struct TokenVerifier: Sendable {
    /// The provider's keys, made ready.
    public let keys: PreparedKeySet
    private let digest: any Digest
    private let limits: TokenLimits

    /// Takes a provider's keys and the application's hash functions.
    public init(keys: PreparedKeySet, digest: any Digest, limits: TokenLimits = .standard) {
        self.keys = keys
        self.digest = digest
        self.limits = limits
    }

    /// The token, verified; or everything that stands against it.
    ///
    /// - Parameters:
    ///   - text: The token as it came.
    ///   - expectations: What it must be, said before it is read.
    ///   - now: The time at which it is judged.
    /// - Throws: The first that is wrong of structure, algorithm, key and signature; behind the signature, everything
    ///   that is wrong with the claims.
    public func verify(
        _ text: String, against expectations: TokenExpectations, at now: Date
    ) throws(Refusal) -> VerifiedToken {
        let token = try CompactToken(text, limits: limits)
        let algorithm = try HeaderJudgement.algorithm(of: token.header, expectations)
        let entry = try keys.entry(for: token.header, algorithm: algorithm)
        try judgeSignature(of: token, entry, algorithm)

        let judgement = claimJudgement(token, entry, algorithm, expectations, now)
        if let refusal = Refusal(judgement.problems()) { throw refusal }
        return VerifiedToken(header: token.header, claims: token.unverifiedClaims, entry: entry)
    }

    /// Every check with its outcome, for people who want to see them all. A report verifies nothing: it makes no
    /// ``VerifiedToken``.
    public func report(on text: String, against expectations: TokenExpectations, at now: Date) -> TokenReport {
        var outcomes: [TokenCheck: TokenCheck.Outcome] = [:]
        var current = TokenCheck.structure
        do {
            let token = try CompactToken(text, limits: limits)
            outcomes[current] = .passed
            current = .algorithm
            let algorithm = try HeaderJudgement.algorithm(of: token.header, expectations)
            outcomes[current] = .passed
            current = .key
            let entry = try keys.entry(for: token.header, algorithm: algorithm)
            outcomes[current] = .passed
            current = .signature
            try judgeSignature(of: token, entry, algorithm)
            outcomes[current] = .passed
            let judgement = claimJudgement(token, entry, algorithm, expectations, now)
            for check in ClaimJudgement.checks { outcomes[check] = judgement.outcome(of: check) }
        } catch {
            outcomes[current] = .failed(error.problems)
        }
        return TokenReport(
            results: TokenCheck.allCases.map { check in
                (check, outcomes[check] ?? .notPerformed("the token was refused before"))
            })
    }

    /// Everything before the claims, for tokens that are no ID tokens: the token, and what its claims are judged with.
    func verifiedClaims(
        of text: String, against expectations: TokenExpectations, at now: Date, extraTypes: [String]
    ) throws(Refusal) -> (CompactToken, ClaimJudgement) {
        let token = try CompactToken(text, limits: limits)
        let algorithm = try HeaderJudgement.algorithm(of: token.header, expectations, extraTypes: extraTypes)
        let entry = try keys.entry(for: token.header, algorithm: algorithm)
        try judgeSignature(of: token, entry, algorithm)
        return (token, claimJudgement(token, entry, algorithm, expectations, now))
    }

    private func judgeSignature(
        of token: CompactToken, _ entry: PreparedKeySet.Entry, _ algorithm: SigningAlgorithm
    ) throws(Refusal) {
        guard !token.isUnsigned else { throw Refusal(.tokenSignature(.tokenSignatureMissing)) }
        let isValid = token.withSignature { signature, message in
            entry.prepared.isValid(signature: signature, message: message, algorithm: algorithm)
        }
        guard isValid else { throw Refusal(.tokenSignature(.tokenSignatureInvalid)) }
    }

    private func claimJudgement(
        _ token: CompactToken, _ entry: PreparedKeySet.Entry, _ algorithm: SigningAlgorithm,
        _ expectations: TokenExpectations, _ now: Date
    ) -> ClaimJudgement {
        ClaimJudgement(
            claims: token.unverifiedClaims, keyIssuer: entry.key.issuer, hash: algorithm.hash, digest: digest,
            expectations: expectations, now: now.timeIntervalSince1970)
    }
}
