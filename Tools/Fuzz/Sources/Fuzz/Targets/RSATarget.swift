import EntraID
import Foundation
import LibCrypto
import OIDCSoftwareCrypto

/// Signatures, compared with OpenSSL: the numbers of a key, a hash and an operation, a message, and bytes.
///
/// The bytes are a signature, a change to a valid one, or a change to the signed text including its padding, so that
/// the arithmetic produces what a forger would want. Both implementations must return the same verdict.
enum RSATarget: Target {
    static let name = "rsa"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        var seeds: [[UInt8]] = []
        for key in 0..<4 {
            for hash in 0..<3 {
                for way in 0..<3 { seeds.append([UInt8(key), UInt8(hash), UInt8(way)] + Array("message".utf8)) }
                seeds.append([UInt8(key), UInt8(hash), 2, 0x1F] + [UInt8](repeating: 0, count: 205) + [1])
            }
        }
        return seeds
    }

    private struct Pair: Sendable {
        let ours: JSONWebKey
        let theirs: LibCrypto.KeyPair
    }

    private struct Missing: Error {}

    nonisolated(unsafe) private static var library: LibCrypto?
    nonisolated(unsafe) private static var pairs: [Pair] = []

    static func prepare() throws {
        guard let found = LibCrypto() else { throw Missing() }
        unsafe library = found
        let folder = ProcessInfo.processInfo.environment["FUZZ_KEYS"] ?? "Fixtures/Keys"
        unsafe pairs = try ["a", "e3", "3072", "4096"].map { name in
            let pem = Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name).pem")))
            guard let key = found.key(pem: pem) else { throw Missing() }
            let exponent = (0..<8).reversed().map { UInt8(truncatingIfNeeded: key.exponent >> (8 * $0)) }.drop {
                $0 == 0
            }
            let text = """
                {"keys": [{"kty": "RSA", "kid": "k", "n": "\(Base64URL.encode(key.modulus))",
                "e": "\(Base64URL.encode(exponent))"}]}
                """
            guard let ours = try KeySet(jwks: Array(text.utf8), warnings: .ignored).keys.first else { throw Missing() }
            return Pair(ours: ours, theirs: key)
        }
    }

    static func feed(_ input: [UInt8]) {
        guard input.count >= 3, let library = unsafe library else { return }
        let pair = unsafe pairs[Int(input[0]) % pairs.count]
        let (algorithm, hash) = algorithms[Int(input[1]) % algorithms.count]
        let parts = fields(Array(input[3...]), 2)
        let message = parts[0]
        let length = pair.theirs.modulus.count

        var signature: [UInt8]
        switch input[2] % 3 {
        case 0: signature = parts[1]
        case 1:
            guard let good = library.sign(message, with: pair.theirs, hash) else {
                finding("signing failed")
            }
            signature = changed(good, by: parts[1])
        default:
            let encoded = changed(encoding(library.digest(message, hash), hash, length), by: parts[1])
            guard encoded.count == length, let raw = library.raise(encoded, with: pair.theirs) else { return }
            signature = raw
        }
        let slice = signature[...]
        let messageSlice = message[...]
        let ours = SoftwareCrypto().prepare(pair.ours)?.isValid(
            signature: slice.span, message: messageSlice.span, algorithm: algorithm)
        require(
            ours == library.isValid(signature, message, pair.theirs, hash),
            "\(pair.ours.rsa?.bitCount ?? 0) bits, \(algorithm): the library: \(ours.map { "\($0)" } ?? "no key")")
        require(
            SoftwareCrypto().hash(messageSlice.span, with: algorithm.hash) == library.digest(message, hash),
            "another hash")
    }

    private static let algorithms: [(SigningAlgorithm, LibCrypto.Hash)] = [
        (.rs256, .sha256), (.rs384, .sha384), (.rs512, .sha512),
    ]

    /// Flips the bits of the bytes that are set in the change. A longer change lengthens the bytes.
    private static func changed(_ bytes: [UInt8], by change: [UInt8]) -> [UInt8] {
        let kept = zip(bytes, change).map { $0 ^ $1 }
        return kept + bytes.dropFirst(kept.count) + change.dropFirst(bytes.count)
    }

    /// EMSA-PKCS1-v1_5, written again and not taken from the library.
    private static func encoding(_ digest: [UInt8], _ hash: LibCrypto.Hash, _ length: Int) -> [UInt8] {
        let number: UInt8 =
            switch hash {
            case .sha256: 1
            case .sha384: 2
            case .sha512: 3
            }
        let size = UInt8(digest.count)
        let info: [UInt8] =
            [0x30, size + 17, 0x30, 13, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, number, 5, 0, 4, size] + digest
        return [0, 1] + [UInt8](repeating: 0xFF, count: length - info.count - 3) + [0] + info
    }
}
