public import OIDCPrimitives

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Verifies tokens with a provider's keys.
///
/// The order is the design. Structure, algorithm, key and signature are checked one after the other, and the first that
/// fails ends it: nothing that an unsigned text says is worth a message. After the signature every claim is checked, and
/// all that fail are reported, so that an administrator fixes them once and not six times.
public struct TokenVerifier: Sendable {
    /// The provider's keys, made ready.
    public let keys: PreparedKeySet
    private let digest: any Digest
    private let limits: TokenLimits

    /// Creates a verifier from a provider's keys and the application's hash functions.
    public init(keys: PreparedKeySet, digest: any Digest, limits: TokenLimits = .standard) {
        self.keys = keys
        self.digest = digest
        self.limits = limits
    }

    /// Verifies an ID token.
    ///
    /// - Parameters:
    ///   - text: The token as it came.
    ///   - expectations: What it must be, said before it is read.
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

    /// Verifies an ID token; what it throws also says whether newer keys could change the verdict.
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
    ///   - text: The token as it came, without the word “Bearer”.
    ///   - expectations: What it must be, said before it is read.
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

    /// Verifies an access token; what it throws also says whether newer keys could change the verdict.
    package func attempt(
        _ text: String, against expectations: AccessTokenExpectations, at now: Date
    ) throws(TokenRejection) -> VerifiedAccessToken {
        let signed = try signedToken(text, expectations.common, expectations.kind)
        if let refusal = Refusal(validation(of: signed, expectations, now).problems()) { throw TokenRejection(refusal) }
        return VerifiedAccessToken(signed)
    }

    /// Reports on every check of an ID token. A report verifies nothing: it makes no ``VerifiedIDToken``.
    public func report(on text: String, against expectations: IDTokenExpectations, at now: Date) -> TokenReport {
        report(on: text, expectations.common, .idToken) { validation(of: $0, expectations, now) }
    }

    /// Reports on every check of an access token. A report verifies nothing: it makes no ``VerifiedAccessToken``.
    public func report(on text: String, against expectations: AccessTokenExpectations, at now: Date) -> TokenReport {
        report(on: text, expectations.common, expectations.kind) { validation(of: $0, expectations, now) }
    }

    // MARK: - Stages 1 to 4

    /// The token, its signature verified.
    func signedToken(
        _ text: String, _ expectations: CommonExpectations, _ kind: TokenKind
    ) throws(TokenRejection) -> SignedToken {
        var stage = TokenCheck.structure
        return try signedToken(text, expectations, kind, reaching: &stage)
    }

    /// The token, its signature verified; problems have the provider's remedies.
    ///
    /// - Parameter stage: The check that was begun last: at first, ``TokenCheck/structure``.
    private func signedToken(
        _ text: String, _ expectations: CommonExpectations, _ kind: TokenKind, reaching stage: inout TokenCheck
    ) throws(TokenRejection) -> SignedToken {
        do throws(TokenRejection) {
            return try checkedToken(text, expectations, kind, reaching: &stage)
        } catch {
            throw TokenRejection(
                Refusal(expectations.issuer.inOwnWords(error.refusal.problems)) ?? error.refusal,
                mayChangeWithNewerKeys: error.mayChangeWithNewerKeys)
        }
    }

    private func checkedToken(
        _ text: String, _ expectations: CommonExpectations, _ kind: TokenKind, reaching stage: inout TokenCheck
    ) throws(TokenRejection) -> SignedToken {
        let token: CompactToken
        let algorithm: SigningAlgorithm
        do throws(Refusal) {
            token = try CompactToken(text, limits: limits)
            stage = .algorithm
            algorithm = try HeaderValidation.algorithm(of: token.header, expectations, kind)
        } catch {
            throw TokenRejection(error)
        }
        stage = .key
        let entry = try keys.entry(for: token.header, algorithm: algorithm)
        stage = .signature
        guard !token.isUnsigned else { throw TokenRejection(.tokenSignature(.tokenSignatureMissing)) }
        let isValid = token.withSignature { signature, message in
            entry.prepared.isValid(signature: signature, message: message, algorithm: algorithm)
        }
        guard isValid else {
            throw TokenRejection(
                .tokenSignature(.tokenSignatureInvalid), mayChangeWithNewerKeys: token.header.keyID == nil)
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

    private func validation(
        of signed: SignedToken, _ expectations: AccessTokenExpectations, _ now: Date
    ) -> AccessTokenValidation {
        AccessTokenValidation(
            shared: SharedClaimChecks(signed, expectations.common, now), expectations: expectations,
            saysType: HeaderValidation.saysAccessToken(signed.token.header))
    }

    private func report(
        on text: String, _ expectations: CommonExpectations, _ kind: TokenKind,
        _ validation: (SignedToken) -> some ClaimValidation
    ) -> TokenReport {
        var outcomes: [TokenCheck: TokenCheck.Outcome] = [:]
        var stage = TokenCheck.structure
        do {
            let validation = validation(try signedToken(text, expectations, kind, reaching: &stage))
            for check in TokenCheck.stages { outcomes[check] = .passed }
            for check in TokenCheck.ofClaims { outcomes[check] = validation.result(of: check) }
        } catch {
            for check in TokenCheck.stages.prefix(while: { $0 != stage }) { outcomes[check] = .passed }
            outcomes[stage] = .failed(error.refusal.problems)
        }
        return TokenReport(
            results: TokenCheck.allCases.map { check in
                (check, outcomes[check] ?? .notPerformed("the token was rejected before"))
            })
    }
}

/// A token whose signature was verified, and nothing else about its claims.
struct SignedToken {
    let token: CompactToken
    let algorithm: SigningAlgorithm
    let entry: PreparedKeySet.Entry
}
