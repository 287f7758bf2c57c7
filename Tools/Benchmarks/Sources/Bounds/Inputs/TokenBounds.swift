import EntraID
import Foundation
import OIDCSoftwareCrypto
import OIDCTestSupport

/// The limits of tokens.
enum TokenBounds {
    static let now = Date(timeIntervalSince1970: 1_800_000_000)

    /// An issuer that signs tokens, and a verifier for them.
    struct Bench {
        let issuer: TestIssuer
        let verifier: TokenVerifier
        let expectations: IDTokenExpectations
        let order = IDTokenParameters(for: "client", nonce: "nonce", at: now)

        init() throws {
            issuer = try TestIssuer()
            verifier = try issuer.verifier()
            var expectations = try issuer.expectations(of: order)
            expectations.sameSubjectAs = nil
            self.expectations = expectations
        }

        func token(_ claims: [String: JSONValue?]) -> String {
            var order = order
            order.claims = claims
            return issuer.token(order)
        }

        /// Returns a token of exactly this many bytes.
        func token(size: Int, _ filling: (Int) -> JSONValue) -> String {
            var (low, high) = (0, size)
            while low < high {
                let middle = (low + high + 1) / 2
                if token(["filling": filling(middle)]).utf8.count <= size { low = middle } else { high = middle - 1 }
            }
            let text = token(["filling": filling(low)])
            // An invalid signature pads the token. The size is checked before the signature.
            return text
        }

        func verify(_ text: String) throws {
            _ = try verifier.verify(text, against: expectations, at: now)
        }
    }

    static func all() throws -> [Bound] {
        let bench = try Bench()
        let limit = 256 << 10
        let largest = bench.token(size: limit) { .string(Texts.repeated("x", $0)) }
        let subject = { (count: Int) in bench.token(["sub": .string(Texts.repeated("s", count))]) }
        let depth = { (count: Int) -> String in
            let text = Texts.repeated("[", count) + Texts.repeated("]", count)
            return bench.token(["deep": try? JSONValue(parsing: text)])
        }
        func date(_ text: String) throws -> String { bench.token(["exp": try JSONValue(parsing: text)]) }
        func verify(_ bits: Int) throws -> () throws -> Void {
            let set = try KeySet(
                jwks: Array(
                    "{\"keys\":[\(Keys.key(0, bits: bits, exponent: Base64URL.encode([1, 255, 255, 255, 255])))]}".utf8),
                warnings: .ignored
            )
            guard let key = SoftwareCrypto().prepare(set.keys[0]) else { return {} }
            let signature = [0] + Keys.modulus(1, bits: bits).dropFirst()
            let message = [UInt8](repeating: 1, count: limit)
            return {
                let (signature, message) = (signature[...], message[...])
                let isValid = key.isValid(signature: signature.span, message: message.span, algorithm: .rs256)
                if !isValid { throw Refusal(Problem(ProblemCode("token.signature-invalid"), remedy: "")) }
            }
        }
        return [
            Bound(
                name: "a token, bytes (`TokenLimits.bytes`)", standard: "256 KiB", test: "TextBoundsTests/tokenBytes",
                largest: .text("\(largest.utf8.count) bytes, one long claim", largest, .accepted, bench.verify),
                first: .text(
                    "262,145 bytes", largest + Texts.repeated("A", limit + 1 - largest.utf8.count),
                    .refused("token.too-large"), bench.verify)),
            Bound(
                name: "a token, levels (`TokenLimits.json`)", standard: "128", test: "TextBoundsTests/tokenDepth",
                largest: .text("a claim of 127 levels", depth(127), .accepted, bench.verify),
                first: .text("128 levels", depth(128), .refused("token.invalid-json"), bench.verify)),
            Bound(
                name: "`sub`, `jti` and `sid`, bytes", standard: "1 to 255", test: "TextBoundsTests/subject",
                largest: .text("255 bytes", subject(255), .accepted, bench.verify),
                first: .text("256 bytes", subject(256), .refused("token.claim-type"), bench.verify)),
            Bound(
                name: "a date (`NumericDate.latest`)", standard: "0 to 253402300799", test: "TextBoundsTests/dates",
                largest: .text("253402300799", try date("253402300799"), .accepted, bench.verify),
                first: .text("253402300800", try date("253402300800"), .refused("token.claim-type"), bench.verify)),
            Bound(
                name: "a signature's check", standard: "2,048 to 8,192 bits", test: "SignatureTests, MontgomeryTests",
                largest: Probe(
                    shape: "8,192 bits, exponent 2³³ − 1, 256 KiB signed", size: limit + 1_024,
                    outcome: .refused("token.signature-invalid"), read: try verify(8_192)),
                first: Probe(
                    shape: "2,048 bits, the usual, 256 KiB signed", size: limit + 256,
                    outcome: .refused("token.signature-invalid"), read: try verify(2_048))),
        ]
    }
}
