import Foundation
import OIDCPrimitives
import OIDCSignIn
import TestHelpers
import Testing

/// Scopes of other resources to which a user consents while signing in.
@Suite struct ConsentScopesTests {
    @Test("A provider that issues a code for one resource is not asked for several") func notSupported() async throws {
        let client = try SignInFixture().client()
        var options = AuthorizationOptions()
        options.consentScopes = ["api://other/read"]
        let callback = try SignInFixture.callback()
        let refusal = try #require(
            await expectRefusal(.requestInvalid) {
                try await client.begin(callback: callback, options: options, warnings: .ignored)
            })
        #expect(refusal.first.location == .parameter("scope"))
    }

    @Test("Each consent scope is one word", arguments: ["", "a b", "a\"", " a"])
    func malformed(scope: String) async throws {
        let client = try SignInFixture().client()
        var options = AuthorizationOptions()
        options.consentScopes = [scope]
        let callback = try SignInFixture.callback()
        await expectRefusal(.requestInvalid, .requestInvalid) {
            try await client.begin(callback: callback, options: options, warnings: .ignored)
        }
    }
}
