import EntraID
import OIDCSoftwareCrypto

/// Crypto that is fast enough for a debug build: a signature is a checksum of the message and the key's modulus.
///
/// It does not prevent forgery and need not. Like a real signature, it becomes invalid if a single bit of the message
/// or the signature changes: each step of FNV-1a is reversible, so two messages of the same length that differ in one
/// byte have different sums.
struct TaggingCrypto: SignatureVerifier, MessageDigest {
    private struct Key: PreparedKey {
        let modulus: [UInt8]

        func isValid(signature: Span<UInt8>, message: Span<UInt8>, algorithm: SigningAlgorithm) -> Bool {
            var expected = TaggingCrypto.sum(message, start: TaggingCrypto.start(modulus, algorithm))
            guard signature.count == 8 else { return false }
            for offset in signature.indices {
                guard signature[offset] == UInt8(truncatingIfNeeded: expected) else { return false }
                expected >>= 8
            }
            return true
        }
    }

    let algorithms: [SigningAlgorithm] = [.rs256, .rs384, .rs512]

    func prepare(_ key: JSONWebKey) -> (any PreparedKey)? { key.rsa.map { Key(modulus: $0.modulus) } }

    func hash(_ message: Span<UInt8>, with function: HashAlgorithm) -> [UInt8] {
        SoftwareCrypto().hash(message, with: function)
    }

    /// Returns a key's signature of a message.
    static func signature(over message: [UInt8], modulus: [UInt8], _ algorithm: SigningAlgorithm = .rs256) -> [UInt8] {
        let slice = message[...]
        let sum = sum(slice.span, start: start(modulus, algorithm))
        return (0..<8).map { UInt8(truncatingIfNeeded: sum >> (8 * UInt64($0))) }
    }

    private static func start(_ modulus: [UInt8], _ algorithm: SigningAlgorithm) -> UInt64 {
        // The last bytes distinguish the moduli of these tests.
        (modulus.suffix(4) + Array(algorithm.name.utf8)).reduce(0xCBF2_9CE4_8422_2325, step)
    }

    private static func sum(_ message: Span<UInt8>, start: UInt64) -> UInt64 {
        var sum = start
        for offset in message.indices { sum = step(sum, message[offset]) }
        return sum
    }

    private static func step(_ sum: UInt64, _ byte: UInt8) -> UInt64 { (sum ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
}
