public import OIDCPrimitives
import OIDCTokens

extension Conformance {
    /// Tests SHA-256, SHA-384, and SHA-512 with an empty message, messages around block boundaries, and a message of
    /// one mebibyte. Returns a description of each failure.
    public static func failures(ofDigest digest: some MessageDigest) -> [String] {
        KnownDigest.all.flatMap { answer in
            let message = [UInt8](repeating: UInt8(ascii: "a"), count: answer.count)[...]
            return HashAlgorithm.allCases.compactMap { function -> String? in
                let found = digest.hash(message.span, with: function)
                if Base64URL.encode(found).hasSameBytes(as: answer.hash(function)) { return nil }
                return "\(function) of \(answer.count) bytes is wrong: the result has \(found.count) bytes"
            }
        }
    }
}

/// The hashes of a message that consists of `count` letters “a”.
struct KnownDigest {
    let count: Int
    let sha256: String
    let sha384: String
    let sha512: String

    func hash(_ function: HashAlgorithm) -> String {
        switch function {
        case .sha256: sha256
        case .sha384: sha384
        case .sha512: sha512
        }
    }
}
