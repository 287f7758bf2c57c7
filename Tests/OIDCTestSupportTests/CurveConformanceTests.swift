import EntraID
import OIDCSoftwareCrypto
import OIDCTestSupport
import OpenSSLVerifier
import Testing

/// The suites accept another implementation that is right, and find each leniency in signatures on curves and of
/// RSASSA-PSS.
@Suite(.enabled(if: OpenSSLVerifier() != nil)) struct CurveConformanceTests {
    private let openSSL: OpenSSLVerifier

    init() throws {
        openSSL = try #require(OpenSSLVerifier())
    }

    @Test("A verifier that uses OpenSSL passes with every algorithm") func openSSLPasses() {
        #expect(Conformance.failures(ofVerifier: openSSL) == [])
    }

    @Test("A verifier for one algorithm is tested with that one", arguments: SigningAlgorithm.all)
    func oneAlgorithm(algorithm: SigningAlgorithm) {
        #expect(failures(algorithm) { $0 } == [])
        #expect(failures(algorithm) { _ in [] }.contains { $0.hasSuffix("a valid signature is rejected") })
    }

    @Test("Signatures in DER are detected", arguments: [SigningAlgorithm.es256, .es384, .es512])
    func derSignatures(algorithm: SigningAlgorithm) {
        let failures = failures(algorithm) { signature in
            guard signature.first == 0x30 else { return signature }
            return DERSignature(signature)?.fixed(size: algorithm == .es256 ? 32 : algorithm == .es384 ? 48 : 66)
                ?? signature
        }
        #expect(failures.count == 1 && failures[0].hasSuffix("accepted although it is encoded in DER"), "\(failures)")
    }

    @Test("Shortened numbers are detected") func shortenedNumbers() {
        let failures = failures(.es256) { signature in
            signature.count == 66 ? Array(signature[1..<33] + signature[34...]) : signature
        }
        #expect(failures == ["P-256, ES256: accepted although r and s have one more zero byte each"])
    }

    @Test("A verifier for no known algorithm is detected") func noKnownAlgorithm() throws {
        let unknown = try #require(SigningAlgorithm("ES256K", curve: .secp256k1, hash: .sha256))
        let verifier = ClosureVerifier(algorithms: [unknown]) { _ in { _, _, _ in false } }
        #expect(
            Conformance.failures(ofVerifier: verifier) == [
                "the verifier supports none of the algorithms that can be tested"
            ])
    }

    /// Returns the failures of a verifier for one algorithm that changes each signature first.
    private func failures(
        _ algorithm: SigningAlgorithm, _ change: @escaping @Sendable ([UInt8]) -> [UInt8]
    ) -> [String] {
        let openSSL = openSSL
        return Conformance.failures(
            ofVerifier: ClosureVerifier(algorithms: [algorithm]) { key in
                guard let prepared = openSSL.prepare(key) else { return nil }
                return { signature, message, used in
                    let (signature, message) = (change(signature)[...], message[...])
                    return used == algorithm
                        && prepared.isValid(signature: signature.span, message: message.span, algorithm: used)
                }
            })
    }
}

/// SEQUENCE { INTEGER, INTEGER }.
private struct DERSignature {
    let numbers: [[UInt8]]

    init?(_ bytes: [UInt8]) {
        var rest = bytes.dropFirst(bytes.count > 1 && bytes[1] == 0x81 ? 3 : 2)
        var numbers: [[UInt8]] = []
        while rest.popFirst() == 0x02, let count = rest.popFirst(), rest.count >= Int(count) {
            numbers.append(Array(rest.prefix(Int(count)).drop { $0 == 0 }))
            rest = rest.dropFirst(Int(count))
        }
        guard numbers.count == 2, rest.isEmpty else { return nil }
        self.numbers = numbers
    }

    func fixed(size: Int) -> [UInt8] {
        numbers.flatMap { [UInt8](repeating: 0, count: max(0, size - $0.count)) + $0 }
    }
}
