import LibCrypto
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens

/// The cost of a token, as a ratio to OpenSSL's `EVP_DigestVerify` of the same bytes in the same run.
enum Measurement {
    /// What a whole validation may cost at most.
    static let ceiling = 1.6

    static func run(_ library: LibCrypto) throws -> Bool {
        let tokens = try SignedTokens(library)
        let set = try (0..<200).map { try tokens.token($0, library) }
        var consumed = 0

        func reference() {
            for token in set where library.isValid(token.signature, token.input, tokens.pair, .sha256) { consumed += 1 }
        }
        func whole() throws {
            for token in set {
                consumed += try tokens.verifier.verify(token.text, against: tokens.expectations, at: tokens.now)
                    .subject.utf8.count
            }
        }
        func decoding() throws {
            for token in set { consumed += try CompactToken(token.text).header.keyID?.utf8.count ?? 0 }
        }

        // Interleaved rounds, so that a slow moment of the machine meets all of them.
        var best = [Double](repeating: .infinity, count: 3)
        let clock = ContinuousClock()
        for _ in 0..<30 {
            best[0] = min(best[0], microseconds(clock.measure(reference)))
            best[1] = min(best[1], microseconds(try clock.measure(whole)))
            best[2] = min(best[2], microseconds(try clock.measure(decoding)))
        }
        let perToken = best.map { $0 / Double(set.count) }
        let ratio = perToken[1] / perToken[0]
        print("measure: \(set[0].text.utf8.count) bytes a token, minimum of 30 interleaved rounds (\(consumed > 0))")
        print("  EVP_DigestVerify                 \(rounded(perToken[0])) µs")
        print(
            "  whole validation                 \(rounded(perToken[1])) µs, ratio \(rounded(ratio)), at most \(ceiling)"
        )
        print("  of that decoding                 \(rounded(perToken[2])) µs")
        return ratio <= ceiling
    }

    static func microseconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) * 1e6 + Double(duration.components.attoseconds) / 1e12
    }

    /// Two digits behind the point.
    static func rounded(_ number: Double) -> String {
        let hundredths = Int((number * 100).rounded())
        let fraction = hundredths % 100
        return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
    }
}
