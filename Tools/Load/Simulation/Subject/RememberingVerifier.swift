import OIDCPrimitives
import OIDCDiscovery
import OIDCSoftwareCrypto
import OIDCTokens

/// The library's own crypto with a cache of keys and of the last few hundred results: a debug build takes milliseconds
/// for each, and the same signatures are checked again and again.
struct RememberingVerifier: SignatureVerifier {
    private struct Question: Hashable {
        let modulus: [UInt8]
        let signature: [UInt8]
        let message: [UInt8]
        let algorithm: String
    }

    private struct Key: PreparedKey {
        let key: any PreparedKey
        let modulus: [UInt8]
        let answers: Locked<[Question: Bool]>

        func isValid(signature: Span<UInt8>, message: Span<UInt8>, algorithm: SigningAlgorithm) -> Bool {
            let question = Question(
                modulus: modulus, signature: signature.copied(), message: message.copied(),
                algorithm: "\(algorithm)")
            if let answer = answers.withLock({ $0[question] }) { return answer }
            let answer = key.isValid(signature: signature, message: message, algorithm: algorithm)
            answers.withLock { answers in
                if answers.count >= 256 { answers.removeAll(keepingCapacity: true) }
                answers[question] = answer
            }
            return answer
        }
    }

    private let crypto = SoftwareCrypto()
    private let answers = Locked<[Question: Bool]>([:])
    private let prepared = Locked<[[UInt8]: Key]>([:])

    var algorithms: [SigningAlgorithm] { crypto.algorithms }

    func prepare(_ key: JSONWebKey) -> (any PreparedKey)? {
        guard let modulus = key.rsa?.modulus else { return nil }
        if let known = prepared.withLock({ $0[modulus] }) { return known }
        guard let new = crypto.prepare(key).map({ Key(key: $0, modulus: modulus, answers: answers) }) else {
            return nil
        }
        prepared.withLock { $0[modulus] = new }
        return new
    }
}

extension Span<UInt8> {
    fileprivate func copied() -> [UInt8] { indices.map { self[$0] } }
}
