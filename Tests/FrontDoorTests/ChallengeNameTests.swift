import EntraID
import Foundation
import OIDCTestSupport
import TestHelpers
import Testing

/// The names in a challenge are those of the requirement, whatever they contain. What people read of them is escaped and
/// shortened.
@Suite struct ChallengeNameTests {
    private let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
    private let issuer: TestIssuer
    private let api: EntraAPI

    init() throws {
        issuer = try TestIssuer(EntraAuthority(tenant: .directory(Door.tenant)), time: time)
        api = try EntraAPI(
            issuer: Door.issuerSetting, clientID: Door.clientID, transport: issuer.transport, time: time,
            onWarning: .ignored)
    }

    private func field(_ first: EntraRequirement, or second: EntraRequirement) async throws -> String {
        let parameters = AccessTokenParameters(for: Door.clientID, scopes: ["Orders.Read"], at: time.now)
        let access = try await api.authenticate("Bearer \(issuer.accessToken(parameters))")
        let unmet = try #require(refusal { try access.require(first, or: second) })
        return try #require(api.challenge(for: unmet).authenticateField)
    }

    private static let longName = String(repeating: "Orders.", count: 60)

    @Test(
        "A demand has every context as it was named",
        arguments: ["c1 or context c2", "c1 or c2", " or ", "", "c\n1", "c\u{202E}1", "caf\u{e9}", longName])
    func contexts(name: String) async throws {
        let field = try await field(.authenticationContext(name), or: .anyOf([.authenticationContext("c9")]))
        let claims = try ClaimsChallenge(parsing: [field]).claims
        #expect(claims.values(of: "acrs", in: .accessToken) == [name, "c9"])
    }

    @Test("A long scope is not shortened") func longScope() async throws {
        let field = try await field(.scope(Self.longName), or: .anyOf([.role("a"), .scope("b")]))
        #expect(field.hasSuffix(#", scope="\#(Self.longName) b""#))
    }

    @Test(
        "A scope that no challenge can name is left out as a whole",
        arguments: ["a or b", "a or scope b", "a b", "", "a\u{7F}", "\u{e4}"])
    func unnamableScope(name: String) async throws {
        #expect(try await field(.scope(name), or: .scope("c")).hasSuffix(#", scope="c""#))
    }

    @Test("A role is never a scope") func role() async throws {
        #expect(try await !field(.role("scope a"), or: .role("a or scope b")).contains("scope="))
    }
}
