import EntraID
import Foundation
import Heap
import OIDCSoftwareCrypto
import OIDCTestSupport

/// Measures the memory of seen tokens when all of them are as large as a token that is remembered can be.
enum LargestSeenTokens {
    private static let now = Date(timeIntervalSince1970: 1_800_000_000)
    private static let limit = 4 << 20

    /// Prints one line. Returns a fault if the tokens take more than the limit, or if none are remembered.
    static func measure(isQuiet: Bool) async throws -> String? {
        let issuer = try TestIssuer()
        let provider = LiveProvider(
            profile: issuer.profile, transport: issuer.transport, verifier: SoftwareCrypto(), digest: SoftwareCrypto(),
            seenTokens: try SeenTokenLimits(bytes: limit))
        let snapshot = try await provider.snapshot(warnings: .ignored)
        let expectations = AccessTokenExpectations(
            audiences: ["api"], distinguishedBy: .type, issuer: snapshot.tokenProfile)
        // Tokens that arrive once set up what is permanent, and are not remembered.
        for number in 400..<500 { _ = try snapshot.verify(token(issuer, number), against: expectations, at: now) }
        let before = heap_bytes()
        for number in 0..<400 {
            let token = token(issuer, number)
            // A token is remembered when it arrives for the second time.
            for _ in 1...2 { _ = try snapshot.verify(token, against: expectations, at: now) }
        }
        let taken = Int(heap_bytes()) - Int(before)
        let counts = provider.seenTokenCounts
        if !isQuiet {
            print(
                "\n\(counts.tokens) seen tokens of about 16 KiB take \(Table.size(taken)), with a limit of "
                    + "\(Table.size(limit)).")
        }
        guard counts.tokens > 10 else { return "\(counts.tokens) of the largest tokens are remembered" }
        return taken <= limit ? nil : "the largest seen tokens take \(taken) bytes, more than \(limit)"
    }

    /// Returns a token of a little less than 16 KiB.
    private static func token(_ issuer: TestIssuer, _ number: Int) -> String {
        var parameters = AccessTokenParameters(for: "api", at: now)
        parameters.claims["filling"] = .string("\(number)" + Texts.repeated("x", 11_500))
        // As a server makes it from the bytes of a request, without room to grow.
        return String(decoding: Array(issuer.accessToken(parameters).utf8), as: UTF8.self)
    }
}
