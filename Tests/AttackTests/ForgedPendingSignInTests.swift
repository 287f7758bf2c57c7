import EntraID
import Foundation
import OIDCTestSupport
import TestHelpers
import Testing

/// A pending sign-in that was stored where the attacker can change it, or that another configuration started.
@Suite("A pending sign-in that never expires or fits another configuration")
struct ForgedPendingSignInTests {
    private let scenario = SignInScenario()

    private func pending(_ client: SignInClient, _ changes: [String: Any] = [:]) async throws -> PendingSignIn {
        let request = try await client.begin(callback: SignInScenario.callback(), warnings: .ignored)
        let encoded = try JSONEncoder().encode(request.pending)
        var members = try #require(JSONSerialization.jsonObject(with: encoded) as? [String: Any])
        members.merge(changes) { $1 }
        return try JSONDecoder().decode(PendingSignIn.self, from: JSONSerialization.data(withJSONObject: members))
    }

    private func codes(_ client: SignInClient, _ pending: PendingSignIn, after seconds: Double = 0) async
        -> [ProblemCode]
    {
        let request = CallbackRequest(method: "GET", target: "/api/oidc/callback?error=access_denied&state=x")
        let now = scenario.time.now
        scenario.time.setWallClock(now.addingTimeInterval(seconds))
        defer { scenario.time.setWallClock(now) }
        return await refusalCodes {
            try await client.complete(request, pending: pending)
        }
    }

    @Test("A pending sign-in from more than a minute in the future has expired")
    func futureSignInHasExpired() async throws {
        let client = try scenario.client(scenario.entra())
        let start = scenario.time.now.timeIntervalSince1970
        for (seconds, expected) in [
            (0.0, ProblemCode.responseStateMismatch), (60, .responseStateMismatch), (61, .responseExpired),
            (1e9, .responseExpired), (1e300, .responseExpired),
        ] {
            let pending = try await pending(client, ["startedAt": start + seconds])
            #expect(await codes(client, pending) == [expected], "\(seconds)")
        }
        let forever = try await pending(client, ["startedAt": start + 4e9, "lifetime": 1e308])
        #expect(await codes(client, forever, after: 86_400 * 365) == [.responseExpired])
    }

    /// Removing the ID token from the pending response type would skip its verification.
    @Test("A pending sign-in of another response type or mode is rejected")
    func rejectsOtherResponseType() async throws {
        let entra = try scenario.entra()
        let clients = [
            try scenario.client(entra), try scenario.client(entra, type: .idToken),
            try scenario.client(entra, type: .codeAndIDToken),
            try scenario.client(entra, mode: .formPost), try scenario.client(entra, type: .idToken, mode: .fragment),
        ]
        for (first, client) in clients.enumerated() {
            for (second, other) in clients.enumerated() {
                let found = await codes(other, try await pending(client))
                #expect((found == [.responseOtherProvider]) == (first != second))
            }
        }
        let changed = try await pending(clients[2], ["responseType": "code"])
        #expect(await codes(clients[2], changed) == [.responseOtherProvider])
    }

    @Test("A pending sign-in of another version is not decoded") func rejectsOtherVersion() async throws {
        let client = try scenario.client(scenario.entra())
        await #expect(throws: DecodingError.self) { try await pending(client, ["version": 1]) }
    }
}
