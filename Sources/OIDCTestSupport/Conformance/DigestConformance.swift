public import OIDCPrimitives
import OIDCTokens

extension Conformance {
    /// Tries hash functions: SHA-256, SHA-384 and SHA-512 of messages that end around the ends of blocks, of nothing, and
    /// of a mebibyte.
    public static func failures(ofDigest digest: some Digest) -> [String] {
        DigestAnswer.all.flatMap { answer in
            let message = [UInt8](repeating: UInt8(ascii: "a"), count: answer.count)[...]
            return HashFunction.allCases.compactMap { function -> String? in
                let found = digest.hash(message.span, with: function)
                if Base64URL.encode(found).hasSameBytes(as: answer.hash(function)) { return nil }
                return "\(function) of \(answer.count) bytes is wrong; it has \(found.count) bytes"
            }
        }
    }
}

/// The hashes of a message of so many letters “a”.
struct DigestAnswer {
    let count: Int
    let sha256: String
    let sha384: String
    let sha512: String

    func hash(_ function: HashFunction) -> String {
        switch function {
        case .sha256: sha256
        case .sha384: sha384
        case .sha512: sha512
        }
    }
}
