import EntraID
import OIDCTestSupport
import TestHelpers
import Testing

/// `acrs` and `amr` at the front door.
@Suite struct StepUpTests {
    private func codes(
        contexts: [String] = [], methods: [String] = [], claims: [String: JSONValue?]
    ) async throws -> [ProblemCode] {
        let door = try Door()
        var options = AuthorizationOptions()
        options.authenticationContexts = contexts
        options.requiredMethods = methods
        let start = try await door.entra.start(cookieHeader: nil, options: options)
        let response = try door.issuer.signIn(at: start.url, claims: claims)
        return await door.codes(response.request(cookies: start.cookies))
    }

    @Test("Only a token with a requested context signs the user in") func contexts() async throws {
        #expect(try await codes(contexts: ["c1"], claims: ["acrs": .array(["c1"])]) == [])
        #expect(try await codes(contexts: ["c1", "c2"], claims: ["acrs": .array(["c2"])]) == [])
        #expect(try await codes(contexts: ["c1"], claims: [:]) == [.tokenContextMismatch])
        #expect(try await codes(contexts: ["c1"], claims: ["acrs": .array(["c2"])]) == [.tokenContextMismatch])
    }

    @Test("Only a token with every required method signs the user in") func methods() async throws {
        #expect(try await codes(methods: ["mfa"], claims: ["amr": .array(["pwd", "mfa"])]) == [])
        #expect(try await codes(methods: ["mfa"], claims: ["amr": .array(["pwd"])]) == [.tokenMethodMissing])
        #expect(try await codes(methods: ["mfa"], claims: [:]) == [.tokenMethodMissing])
    }

    @Test("Azure AD B2C has no authentication contexts") func b2c() throws {
        let b2c = try EntraAuthority(
            parsing: "https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_signin/v2.0/", warnings: .ignored)
        #expect(try EntraProfile(b2c).authenticationContextClaim == nil)
        let tenant = EntraAuthority(tenant: .directory(Door.tenant))
        #expect(try EntraProfile(tenant).authenticationContextClaim == "acrs")
    }
}
