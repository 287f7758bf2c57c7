import EntraID
import OIDCSoftwareCrypto

/// PKCE: the challenge for a verifier.
enum CodeChallengeKind: VectorKind {
    static let name = "code-challenge"
    static let givenMembers = ["verifier"]

    static func validate(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let verifier = try given["verifier"].required(.string)
        return VectorOutcome { _ throws(Refusal) in
            let secrets = SignInSecrets(state: "s", nonce: "n", codeVerifier: verifier)
            if let refusal = Refusal(secrets.problems) { throw refusal }
            return ["challenge": .string(secrets.challenge(SoftwareCrypto())), "method": .string("S256")]
        }
    }
}
