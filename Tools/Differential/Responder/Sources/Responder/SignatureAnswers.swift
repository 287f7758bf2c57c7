import EntraID
import OIDCSoftwareCrypto

/// Answers questions about hashes and signatures.
struct SignatureAnswers {
    /// Prepared keys. Keys are prepared once, as in an application. The problems of an invalid key are kept too.
    private var keys: [String: Result<any PreparedKey, Refusal>] = [:]

    static func hash(_ question: Question) -> Answer? {
        guard let name = question.text(0), let message = question.bytes(1)?[...],
            let function = ["sha256": HashAlgorithm.sha256, "sha384": .sha384, "sha512": .sha512][name]
        else { return nil }
        return .accepted([Answer.digits(SoftwareCrypto().hash(message.span, with: function))])
    }

    /// Checks a signature. The parts are a key set with one key, an algorithm, a signature and a message.
    mutating func signature(_ question: Question) -> Answer? {
        guard let set = question.text(0), let name = question.text(1), let algorithm = SigningAlgorithm(named: name),
            let signature = question.bytes(2)?[...], let message = question.bytes(3)?[...]
        else { return nil }
        let key = keys[set] ?? SignatureAnswers.prepare(set)
        keys[set] = key
        return Answer.of { () throws(Refusal) in
            let isValid = try key.get().isValid(signature: signature.span, message: message.span, algorithm: algorithm)
            guard isValid else { throw Refusal(Problem(.tokenSignatureInvalid, remedy: "It is not signed.")) }
            return []
        }
    }

    private static func prepare(_ set: String) -> Result<any PreparedKey, Refusal> {
        do throws(Refusal) {
            let keys = try KeySet(jwks: Array(set.utf8), warnings: .ignored).keys
            guard let prepared = keys.first.flatMap(SoftwareCrypto().prepare) else {
                throw Refusal(Problem(.keysNoUsableKey, remedy: "The verifier does not take it."))
            }
            return .success(prepared)
        } catch {
            return .failure(error)
        }
    }
}
