import EntraID

/// A signature of any message with one key. Tokens belong in `id-token`; the standards' examples sign messages that are
/// not tokens.
enum SignatureKind: VectorKind {
    static let name = "signature"
    static let givenMembers = ["key", "algorithm", "signed", "signature"]

    static func validate(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let keyValue = try given["key"].required(.any)
        let algorithmName = try given["algorithm"].required(.string)
        let signed = Array(try given["signed"].required(.string).utf8)[...]
        let text = try given["signature"].required(.string)
        return VectorOutcome { _ throws(Refusal) in
            let key = try readKey(keyValue)
            guard let algorithm = VectorVerifier.algorithms.first(where: { algorithmName.hasSameBytes(as: $0.name) })
            else {
                throw refusal(.tokenAlgorithmNotAllowed)
            }
            guard key.algorithmName.map({ $0.hasSameBytes(as: algorithm.name) }) != false else {
                throw refusal(.keysUnknownKey)
            }
            guard let signature = try? Base64URL.decode(text)[...] else { throw refusal(.tokenInvalidBase64URL) }
            guard !signature.isEmpty else { throw refusal(.tokenSignatureMissing) }
            guard let prepared = VectorVerifier().prepare(key) else { throw refusal(.keysNoUsableKey) }
            guard prepared.isValid(signature: signature.span, message: signed.span, algorithm: algorithm) else {
                throw refusal(.tokenSignatureInvalid)
            }
            return ["bits": .number(JSONNumber(key.rsa?.bitCount ?? 0))]
        }
    }

    /// Returns the key, read from a key set that contains only it.
    private static func readKey(_ value: JSONValue) throws(Refusal) -> JSONWebKey {
        let document = JSONValue.object(["keys": .array([value])])
        let set = try KeySet(jwks: Array(document.serialized(indented: false).utf8), warnings: .ignored)
        guard let key = try PreparedKeySet(set, verifier: VectorVerifier(), warnings: .ignored).keys.first else {
            throw refusal(.keysNoUsableKey)
        }
        return key
    }

    private static func refusal(_ code: ProblemCode) -> Refusal {
        Refusal(Problem(code, remedy: "The signature is verified like that of a token."))
    }
}
