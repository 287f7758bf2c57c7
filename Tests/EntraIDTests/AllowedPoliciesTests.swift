import EntraID
import OIDCTestSupport
import TestHelpers
import Testing

/// B2C policies in a configuration file.
@Suite struct AllowedPoliciesTests {
    private func configuration(_ policies: String) throws -> EntraConfiguration {
        let text = #"""
            {"issuer": "https://contoso.b2clogin.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/B2C_1_signin_mfa/v2.0",
             "clientID": "6731de76-14a6-49ae-97bc-6eba6914391e", "clientSecret": {"file": "/s"}\#(policies)}
            """#
        return try #require(try EntraConfiguration.all(in: Array(text.utf8), warnings: .ignored).first)
    }

    @Test(
        "A name that no policy can have is rejected in code as in a file",
        arguments: ["", "B2C_1_a b", "tfp", "v2.0"])
    func impossiblePolicies(name: String) {
        let issuer = "https://contoso.b2clogin.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/B2C_1_signin_mfa/v2.0"
        expectRefusal(.configWrongType) {
            try EntraAPI(
                issuer: issuer, clientID: "6731de76-14a6-49ae-97bc-6eba6914391e",
                policies: .configuredAnd(["B2C_1_reset", name]), transport: StubTransport { _ in nil },
                onWarning: .ignored)
        }
        expectRefusal(.configWrongType) {
            try EntraSignIn(
                issuer: issuer, clientID: "6731de76-14a6-49ae-97bc-6eba6914391e",
                clientSecret: .literal(SecretString("abc8Q~thisSecretHasTheUsualFormOfEntra01")),
                redirectURL: "https://console.example.com/api/oidc/callback",
                policies: .configuredAnd(["B2C_1_reset", name]), transport: StubTransport { _ in nil },
                onWarning: .ignored)
        }
    }

    @Test(
        "Policies in a configuration file apply to tokens and are written back",
        arguments: [
            ("", ["B2C_1_signin_mfa"]), (#", "policies": []"#, ["B2C_1_signin_mfa"]),
            (#", "policies": ["b2c_1_reset"]"#, ["B2C_1_signin_mfa", "B2C_1_reset"]),
            (#", "policies": "any""#, ["B2C_1_signin_mfa", "B2C_1_reset", "B2C_1_signup_weak"]),
        ])
    func policiesApplyToTokens(member: String, accepted: [String]) throws {
        let first = try configuration(member)
        let second = try #require(
            try EntraConfiguration.all(in: Array(first.document.serialized().utf8), warnings: .ignored).first)
        #expect(second.document == first.document)
        for configuration in [first, second] {
            let provider = try ProviderConfiguration.entra(configuration, authentication: .none)
            let issuer = "https://contoso.b2clogin.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0/"
            let rule = try provider.profile.accept(issuer).tokenProfile
            let found = ["B2C_1_signin_mfa", "B2C_1_reset", "B2C_1_signup_weak"].filter { policy in
                let claims: JSONObject = ["iss": .string(issuer), "tfp": .string(policy)]
                return rule.problems(of: IssuerStatement(claims: claims)).isEmpty
            }
            #expect(found == accepted)
        }
    }
}
