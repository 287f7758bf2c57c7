import EntraID
import Foundation
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

/// A server remembers access tokens that it has verified. The attacker has a token like one of them, or one that was
/// valid a moment ago, or knows that somebody else's token is remembered.
@Suite("A token like one that was seen before") struct SeenTokenTests {
    private let issuer: TestIssuer
    private let time: ManualTime
    private let log = Locked<[OIDCEvent.Kind]>([])

    init() throws {
        time = ManualTime(now: Attack.now)
        issuer = try TestIssuer(EntraAuthority(tenant: .directory(Attack.tenant)), time: time)
    }

    private func api(
        _ clientID: GUID = Attack.clientID, allowedClients: [GUID]? = nil, seenTokens: SeenTokenLimits = .standard
    ) throws -> EntraAPI {
        try EntraAPI(
            issuer: "https://login.microsoftonline.com/\(Attack.tenant)/v2.0", clientID: clientID.string,
            allowedClients: allowedClients, transport: issuer.transport, seenTokens: seenTokens, time: time,
            observer: { [log] event in log.withLock { $0.append(event.kind) } }, onWarning: .ignored)
    }

    private func token(subject: String = "ada") -> String {
        issuer.accessToken(AccessTokenParameters(for: Attack.clientID.string, subject: subject, at: time.now))
    }

    private func codes(_ token: String, at api: EntraAPI) async -> [ProblemCode] {
        await refusalCodes { try await api.authenticate("Bearer \(token)") }
    }

    @Test("Hits and misses are reported, and each caller is itself") func reports() async throws {
        let api = try api()
        let tokens = ["ada", "bob"].map { token(subject: $0) }
        for _ in 0..<3 {
            let ids = [
                try await api.authenticate("Bearer \(tokens[0])"), try await api.authenticate("bearer \(tokens[1])"),
            ]
            .map(\.objectID)
            #expect(ids[0] != nil && ids[1] != nil && ids[0] != ids[1])
        }
        let counts = api.providers[0].seenTokenCounts
        #expect(counts.hits == 2 && counts.misses == 4 && counts.tokens == 2)
        #expect(
            log.withLock { $0 } == [.fetched] + [OIDCEvent.Kind](repeating: .tokenFirstSeen, count: 4)
                + [OIDCEvent.Kind](repeating: .tokenSeenBefore, count: 2))
    }

    @Test("With one bit changed in any part, a token is refused and not remembered") func changedBit() async throws {
        let api = try api()
        let good = token()
        for _ in 0..<2 { #expect(await codes(good, at: api) == []) }
        let bytes = Array(good.utf8)
        let dots = bytes.indices.filter { bytes[$0] == UInt8(ascii: ".") }
        // The first and a middle character of each part, and the first and the last of the hashed 64.
        let places =
            [0, dots[0] / 2, dots[0] + 1, (dots[0] + dots[1]) / 2, dots[1] + 1, dots[1] + 100]
            + [bytes.count - 64, bytes.count - 1]
        for place in places {
            for bit in 0..<7 {
                var changed = bytes
                changed[place] ^= 1 << bit
                #expect(await !codes(String(decoding: changed, as: UTF8.self), at: api).isEmpty)
            }
        }
        #expect(api.providers[0].seenTokenCounts.tokens == 1 && api.providers[0].seenTokenCounts.hits == 0)
        #expect(await codes(good, at: api) == [])
    }

    @Test("Only the claims of another token, with the signature of one that was seen, are refused")
    func borrowedSignature() async throws {
        let api = try api()
        let (seen, other) = (token(subject: "admin"), token(subject: "guest"))
        for _ in 0..<2 { #expect(await codes(seen, at: api) == []) }
        let parts = [seen, other].map { $0.split(separator: ".") }
        let mixed = "\(parts[1][0]).\(parts[1][1]).\(parts[0][2])"
        #expect(mixed.utf8.count == other.utf8.count)
        #expect(await codes(mixed, at: api) == [.tokenSignatureInvalid])
    }

    @Test("After its key was withdrawn, a token is refused") func withdrawnKey() async throws {
        let api = try api()
        let (token, leaked) = (token(), issuer.keyID)
        for _ in 0..<3 { #expect(await codes(token, at: api) == []) }
        issuer.rotateKeys()
        issuer.withdrawKey(leaked)
        // Until the next refresh, the server knows nothing of it. The token is still valid when the keys are fetched.
        #expect(await codes(token, at: api) == [])
        time.advance(by: .seconds(3_605))
        #expect(await codes(token, at: api) == [.keysUnknownKey])
        #expect(api.providers[0].seenTokenCounts.tokens == 0)
        #expect(await codes(self.token(), at: api) == [])
    }

    @Test("After exp, a token is refused and forgotten") func expired() async throws {
        let api = try api()
        let token = token()
        for _ in 0..<3 { #expect(await codes(token, at: api) == []) }
        time.advance(by: .seconds(3_659))
        #expect(await codes(token, at: api) == [])
        time.advance(by: .seconds(1))
        #expect(await codes(token, at: api) == [.tokenExpired])
        #expect(api.providers[0].seenTokenCounts.tokens == 0)
        // A clock that is set back does not revive it without a signature check.
        time.advance(by: .seconds(-1))
        #expect(await codes(token, at: api) == [])
        #expect(log.withLock { $0.filter { $0 == .tokenFirstSeen }.count } == 3)
    }

    @Test("Another API of the process refuses the token") func otherAPI() async throws {
        let (api, other) = (try api(), try api("0f0f0f0f-1111-4222-8333-444444444444"))
        let strict = try self.api(allowedClients: [])
        let token = token()
        for _ in 0..<3 {
            #expect(await codes(token, at: api) == [])
            #expect(await codes(token, at: other) == [.tokenAudienceMismatch])
            #expect(await codes(token, at: strict) == [.tokenCallerNotAllowed])
        }
        #expect(other.providers[0].seenTokenCounts.tokens == 0 && strict.providers[0].seenTokenCounts.tokens == 0)
    }

    @Test("With one provider, each use has its own expectations") func otherExpectations() async throws {
        let provider = try api().providers[0]
        let token = token()
        func codes(_ change: (inout AccessTokenExpectations) -> Void) async -> [ProblemCode] {
            await refusalCodes {
                try await provider.verify(token) { snapshot in
                    var expected = AccessTokenExpectations.entraAccess(
                        clientID: Attack.clientID, issuer: snapshot.tokenProfile)
                    change(&expected)
                    return expected
                }
            }
        }
        let exact = ExactIssuerRule(try IssuerIdentifier("https://id.example.com"))
        for _ in 0..<3 {
            #expect(await codes { _ in } == [])
            #expect(await codes { $0.audiences = ["other"] } == [.tokenAudienceMismatch])
            #expect(await codes { $0.issuer = exact } == [.issuerMismatch])
            #expect(await codes { $0.algorithms = [.es256] } == [.tokenAlgorithmNotAllowed])
            #expect(await codes { $0.distinction = .type } == [.tokenUnexpectedType])
            #expect(await codes { $0.distinction = .claim("absent") } == [.tokenClaimMissing])
        }
        #expect(provider.seenTokenCounts.misses > 0 && provider.seenTokenCounts.hits > 5)
    }

    @Test("With `.none`, no token is remembered") func optOut() async throws {
        let api = try api(seenTokens: .none)
        let token = token()
        for _ in 0..<3 { #expect(await codes(token, at: api) == []) }
        #expect(api.providers[0].seenTokenCounts == SeenTokenCounts())
        #expect(log.withLock { $0 } == [.fetched])
    }

    @Test("A seen ID token is not accepted as an access token") func idToken() async throws {
        let api = try api()
        let idToken = issuer.token(IDTokenParameters(for: Attack.clientID.string, nonce: nil, at: time.now))
        for _ in 0..<2 { #expect(await !codes(idToken, at: api).isEmpty) }
        #expect(api.providers[0].seenTokenCounts.tokens == 0)
    }
}
