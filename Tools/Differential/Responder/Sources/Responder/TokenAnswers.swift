import EntraID
import Foundation
import OIDCSoftwareCrypto

/// Answers questions about ID tokens, through all five stages.
struct TokenAnswers {
    private var verifiers: [String: TokenVerifier] = [:]

    /// The parts are a key set, a token, the time, the leeway, the client ID, the issuer, the algorithms separated by
    /// commas, and the nonce if one was sent.
    mutating func token(_ question: Question) -> Answer? {
        guard let set = question.text(0), let token = question.text(1), let now = question.text(2).flatMap(Double.init),
            let leeway = question.text(3).flatMap(Double.init), let clientID = question.text(4),
            let issuerText = question.text(5), let issuer = try? IssuerIdentifier(issuerText),
            let names = question.text(6),
            let verifier = verifier(set)
        else { return nil }
        let nonce = question.text(7).map { IDTokenExpectations.Nonce.sent(SecretString($0)) } ?? .noNonceWasSent
        var expectations = IDTokenExpectations(clientID: clientID, nonce: nonce, issuer: ExactIssuerRule(issuer))
        if let leeway = try? Leeway(.seconds(min(max(leeway, 0), 3_600))) { expectations.leeway = leeway }
        expectations.algorithms = names.split(separator: ",").compactMap { SigningAlgorithm(named: String($0)) }
        return Answer.of { () throws(Refusal) in
            let verified = try verifier.verify(token, against: expectations, at: Date(timeIntervalSince1970: now))
            return [verified.subject, verified.claims.value.serialized(indented: false)]
        }
    }

    private mutating func verifier(_ set: String) -> TokenVerifier? {
        if let known = verifiers[set] { return known }
        let crypto = SoftwareCrypto()
        guard let keys = try? KeySet(jwks: Array(set.utf8), warnings: .ignored),
            let prepared = try? PreparedKeySet(keys, verifier: crypto, warnings: .ignored)
        else { return nil }
        let verifier = TokenVerifier(keys: prepared, digest: crypto)
        verifiers[set] = verifier
        return verifier
    }
}
