public import OIDCPrimitives

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A verifier for the tokens that a provider signs with its keys.
///
/// Structure, algorithm, key and signature are checked one after the other, and the first failure ends verification:
/// the claims of an unverified token are not worth a message. Once the signature is verified, every claim is checked
/// and all problems are reported, so that an administrator can fix them together.
public struct TokenVerifier: Sendable {
    /// The provider's prepared keys.
    public let keys: PreparedKeySet
    private let digest: any MessageDigest
    private let limits: TokenLimits
    let seenTokens: SeenTokens?

    /// Creates a verifier.
    ///
    /// - Parameters:
    ///   - keys: The provider's prepared keys.
    ///   - digest: The hash functions to use.
    ///   - limits: The size limits for tokens.
    public init(keys: PreparedKeySet, digest: any MessageDigest, limits: TokenLimits = .standard) {
        self.init(keys: keys, digest: digest, limits: limits, seenTokens: nil)
    }

    /// Creates a verifier that remembers access tokens. All verifiers that share them must have the same limits.
    package init(
        keys: PreparedKeySet, digest: any MessageDigest, limits: TokenLimits = .standard, seenTokens: SeenTokens?
    ) {
        self.keys = keys
        self.digest = digest
        self.limits = limits
        self.seenTokens = seenTokens
    }

    /// Verifies an ID token.
    ///
    /// - Parameters:
    ///   - text: The token as received.
    ///   - expectations: The application's expectations of the token.
    ///   - now: The time of validation.
    /// - Throws: The first problem found in structure, algorithm, key and signature; after the signature, every problem
    ///   found in the claims.
    public func verify(
        _ text: String, against expectations: IDTokenExpectations, at now: Date
    ) throws(Refusal) -> VerifiedIDToken {
        do throws(TokenRejection) {
            return try attempt(text, against: expectations, at: now)
        } catch {
            throw error.refusal
        }
    }

    /// Verifies an ID token. The error also contains whether newer keys could change the result.
    package func attempt(
        _ text: String, against expectations: IDTokenExpectations, at now: Date
    ) throws(TokenRejection) -> VerifiedIDToken {
        let signed = try signedToken(text, expectations.common, .idToken)
        if let refusal = Refusal(validation(of: signed, expectations, now).problems()) { throw TokenRejection(refusal) }
        return VerifiedIDToken(signed)
    }

    /// Verifies an access token.
    ///
    /// - Parameters:
    ///   - text: The token as received, without the word “Bearer”.
    ///   - expectations: The API's expectations of the token.
    ///   - now: The time of validation.
    /// - Throws: The first problem found in structure, algorithm, key and signature; after the signature, every problem
    ///   found in the claims.
    public func verify(
        _ text: String, against expectations: AccessTokenExpectations, at now: Date
    ) throws(Refusal) -> VerifiedAccessToken {
        do throws(TokenRejection) {
            return try attempt(text, against: expectations, at: now)
        } catch {
            throw error.refusal
        }
    }

    /// Verifies an access token. The error also contains whether newer keys could change the result.
    package func attempt(
        _ text: String, against expectations: AccessTokenExpectations, at now: Date
    ) throws(TokenRejection) -> VerifiedAccessToken {
        if seenTokens != nil { return try attemptAmongSeenTokens(text, against: expectations, at: now) }
        let signed = try signedToken(text, expectations.common, expectations.kind)
        if let refusal = Refusal(validation(of: signed, expectations, now).problems()) { throw TokenRejection(refusal) }
        return VerifiedAccessToken(signed)
    }

    /// Returns the outcome of every check of an ID token. A report does not create a ``VerifiedIDToken``.
    public func report(on text: String, against expectations: IDTokenExpectations, at now: Date) -> TokenReport {
        report(on: text, expectations.common, .idToken) { validation(of: $0, expectations, now) }
    }

    /// Returns the outcome of every check of an access token. A report does not create a ``VerifiedAccessToken``.
    public func report(on text: String, against expectations: AccessTokenExpectations, at now: Date) -> TokenReport {
        report(on: text, expectations.common, expectations.kind) { validation(of: $0, expectations, now) }
    }

    // MARK: - Stages 1 to 4

    /// Returns the token once its signature is verified.
    ///
    /// - Parameter seen: The same token, whose signature was verified before. It is verified again unless the key is
    ///   the same.
    func signedToken(
        _ text: String, _ expectations: CommonExpectations, _ kind: TokenKind, seen: SeenToken? = nil
    ) throws(TokenRejection) -> SignedToken {
        var stage = TokenCheck.structure
        return try signedToken(text, expectations, kind, seen: seen, reaching: &stage)
    }

    /// Returns the token once its signature is verified. Problems have the provider's remedies.
    ///
    /// - Parameter stage: The last check that was started. It begins as ``TokenCheck/structure``.
    private func signedToken(
        _ text: String, _ expectations: CommonExpectations, _ kind: TokenKind, seen: SeenToken?,
        reaching stage: inout TokenCheck
    ) throws(TokenRejection) -> SignedToken {
        do throws(TokenRejection) {
            return try checkedToken(text, expectations, kind, seen, reaching: &stage)
        } catch {
            throw TokenRejection(
                Refusal(expectations.issuer.withOwnRemedies(error.refusal.problems)) ?? error.refusal,
                mayChangeWithNewerKeys: error.mayChangeWithNewerKeys)
        }
    }

    private func checkedToken(
        _ text: String, _ expectations: CommonExpectations, _ kind: TokenKind, _ seen: SeenToken?,
        reaching stage: inout TokenCheck
    ) throws(TokenRejection) -> SignedToken {
        let token: CompactToken
        let algorithm: SigningAlgorithm
        do throws(Refusal) {
            token = if let seen { seen.signed.token } else { try CompactToken(text, limits: limits) }
            stage = .algorithm
            algorithm = try HeaderValidation.algorithm(of: token.header, expectations, kind)
        } catch {
            throw TokenRejection(error)
        }
        stage = .key
        let entry = try keys.entry(for: token.header, algorithm: algorithm)
        stage = .signature
        if let seen, seen.isVerified(by: entry) { return SignedToken(token: token, algorithm: algorithm, entry: entry) }
        guard !token.isUnsigned else { throw TokenRejection(.tokenSignature(.tokenSignatureMissing)) }
        let isValid = token.withSignature { signature, message in
            entry.prepared.isValid(signature: signature, message: message, algorithm: algorithm)
        }
        guard isValid else {
            throw TokenRejection(.tokenSignature(.tokenSignatureInvalid), mayChangeWithNewerKeys: true)
        }
        return SignedToken(token: token, algorithm: algorithm, entry: entry)
    }

    // MARK: - Stage 5

    func validation(
        of signed: SignedToken, _ expectations: IDTokenExpectations, _ now: Date
    ) -> IDTokenValidation {
        IDTokenValidation(
            shared: SharedClaimChecks(signed, expectations.common, now), expectations: expectations,
            hash: signed.algorithm.hash, digest: digest)
    }

    func validation(
        of signed: SignedToken, _ expectations: AccessTokenExpectations, _ now: Date
    ) -> AccessTokenValidation {
        AccessTokenValidation(
            shared: SharedClaimChecks(signed, expectations.common, now), expectations: expectations,
            declaresType: HeaderValidation.declaresAccessToken(signed.token.header))
    }

    private func report(
        on text: String, _ expectations: CommonExpectations, _ kind: TokenKind,
        _ validation: (SignedToken) -> some ClaimValidation
    ) -> TokenReport {
        var outcomes: [TokenCheck: TokenCheck.Outcome] = [:]
        var stage = TokenCheck.structure
        do {
            let validation = validation(try signedToken(text, expectations, kind, seen: nil, reaching: &stage))
            for check in TokenCheck.stages { outcomes[check] = .passed }
            for check in TokenCheck.ofClaims { outcomes[check] = validation.result(of: check) }
        } catch {
            for check in TokenCheck.stages.prefix(while: { $0 != stage }) { outcomes[check] = .passed }
            outcomes[stage] = .failed(error.refusal.problems)
        }
        return TokenReport(
            results: TokenCheck.allCases.map { check in
                (check, outcomes[check] ?? .notPerformed("an earlier check rejected the token"))
            })
    }
}

/// A token with a verified signature. Its claims have not been checked.
struct SignedToken {
    let token: CompactToken
    let algorithm: SigningAlgorithm
    let entry: PreparedKeySet.Entry
}
