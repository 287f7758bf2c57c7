import LibCrypto
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import Samples
import SeededRandom

/// Checks a million changes of a valid token: none may be accepted, and none may stop the process.
enum Mutations {
    static func run(_ library: LibCrypto) throws -> Bool {
        let tokens = try SignedTokens(library)
        let verifier = try tokens.verifier(crypto: SoftwareCrypto(), digest: SoftwareCrypto())
        let good = Array(try tokens.token(0).text.utf8)
        _ = try verifier.verify(
            String(decoding: good, as: UTF8.self), against: tokens.expectations, at: tokens.now)

        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \n".utf8)
        var random = SeededGenerator(seed: 1_000_000)
        var accepted = 0
        var codes: [String: Int] = [:]
        var changed = 0
        while changed < 1_000_000 {
            var bytes = good
            for _ in 0...Int(random.next() % 2) {
                let place = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 6 {
                case 0, 1: bytes[place] = alphabet[Int(random.next() % UInt64(alphabet.count))]
                case 2: bytes[place] ^= 1 << UInt8(random.next() % 8)
                case 3: bytes.remove(at: place)
                case 4: bytes.insert(alphabet[Int(random.next() % UInt64(alphabet.count))], at: place)
                default: bytes.swapAt(place, Int(random.next() % UInt64(bytes.count)))
                }
            }
            if bytes == good { continue }
            changed += 1
            do {
                _ = try verifier.verify(
                    String(decoding: bytes, as: UTF8.self), against: tokens.expectations, at: tokens.now)
                accepted += 1
            } catch {
                codes[error.codes[0].rawValue, default: 0] += 1
            }
        }
        print("mutations: \(changed) changed tokens, \(accepted) accepted; refused as")
        for (code, count) in codes.sorted(by: { $0.value > $1.value }) { print("  \(count)  \(code)") }
        return accepted == 0
    }
}
