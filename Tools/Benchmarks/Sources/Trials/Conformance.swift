import LibCrypto
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import Samples
import SeededRandom

/// Compares the verdicts of `SoftwareCrypto` and OpenSSL for ten thousand valid and damaged signatures.
enum Conformance {
    static func run(_ library: LibCrypto) throws -> Bool {
        var random = SeededGenerator(seed: 10_000)
        var counts = (good: 0, bad: 0, disagreements: 0)
        let shapes: [(bits: Int, exponent: UInt64)] = [
            (2_048, 65_537), (2_048, 3), (2_056, 17), (3_072, 65_537), (4_096, 4_294_967_297),
        ]
        for shape in shapes {
            guard let pair = library.makeKey(bits: shape.bits, exponent: shape.exponent) else { return false }
            let exponent = (0..<8).reversed().map { UInt8(truncatingIfNeeded: pair.exponent >> (8 * $0)) }.drop {
                $0 == 0
            }
            let text =
                #"{"keys":[{"kty":"RSA","n":"\#(Base64URL.encode(pair.modulus))","e":"\#(Base64URL.encode(exponent))"}]}"#
            guard let key = SoftwareCrypto().prepare(try KeySet(jwks: Array(text.utf8), warnings: .ignored).keys[0])
            else {
                return false
            }
            for number in 0..<2_000 {
                let (algorithm, hash): (SigningAlgorithm, LibCrypto.Hash) =
                    [(.rs256, .sha256), (.rs384, .sha384), (.rs512, .sha512)][number % 3]
                let message = (0..<Int(random.next() % 300)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
                guard var signature = library.sign(message, with: pair, hash) else { return false }
                if number % 2 == 1 { damage(&signature, &random) }
                let expected = library.isValid(signature, message, pair, hash)
                let (signatureSlice, messageSlice) = (signature[...], message[...])
                let found = key.isValid(
                    signature: signatureSlice.span, message: messageSlice.span, algorithm: algorithm)
                if expected { counts.good += 1 } else { counts.bad += 1 }
                if found != expected { counts.disagreements += 1 }
            }
        }
        print(
            "conformance: \(counts.good + counts.bad) signatures, \(counts.good) good and \(counts.bad) not, "
                + "\(counts.disagreements) disagreements with OpenSSL")
        return counts.disagreements == 0 && counts.good >= 5_000 && counts.bad >= 4_900
    }

    private static func damage(_ signature: inout [UInt8], _ random: inout SeededGenerator) {
        let place = Int(random.next() % UInt64(signature.count))
        switch random.next() % 5 {
        case 0: signature[place] ^= 1 << UInt8(random.next() % 8)
        case 1: signature[place] = signature[place] &+ 1
        case 2: signature.swapAt(0, place == 0 ? 1 : place)
        case 3: signature.removeLast()
        default: signature.append(0)
        }
    }
}
