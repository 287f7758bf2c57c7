import Foundation
import OIDCPrimitives
import OIDCSignIn
import Testing

/// The path to which a user returns, in a pending sign-in and in its stored form.
@Suite struct ReturnPathTests {
    private func pending(returningTo path: String) async throws -> PendingSignIn {
        var options = AuthorizationOptions()
        options.returnPath = path
        return try await SignInFixture().client().begin(
            callback: SignInFixture.callback(), options: options, warnings: .ignored
        ).pending
    }

    @Test("A stored sign-in keeps its return path") func storedPath() async throws {
        let stored = try await JSONEncoder().encode(pending(returningTo: "/reports?year=2026"))
        #expect(try JSONDecoder().decode(PendingSignIn.self, from: stored).returnPath == "/reports?year=2026")
    }

    @Test("A stored return path that is missing or leads to another site becomes /") func changedPath() async throws {
        let stored = try await JSONEncoder().encode(pending(returningTo: "/reports"))
        for path in [nil, "//evil.example", "https://evil.example"] as [String?] {
            var object = try #require(JSONSerialization.jsonObject(with: stored) as? [String: Any])
            object["returnPath"] = path
            let changed = try JSONSerialization.data(withJSONObject: object)
            #expect(try JSONDecoder().decode(PendingSignIn.self, from: changed).returnPath == "/")
        }
    }

    @Test("A return path has at most 2,048 bytes") func longestPath() async throws {
        let path = "/" + String(repeating: "a", count: 2_047)
        #expect(try await pending(returningTo: path).returnPath == path)
        #expect(try await pending(returningTo: path + "a").returnPath == "/")
    }
}
