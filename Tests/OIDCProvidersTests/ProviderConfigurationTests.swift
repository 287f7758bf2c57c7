import OIDCCallbacks
import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
import OIDCProviders
import TestHelpers
import Testing

/// A provider other than Entra, configured in code.
@Suite struct ProviderConfigurationTests {
    private func codes(
        clientID: String = "c", scope: String = ProviderConfiguration.standardScope, type: ResponseType = .code,
        mode: ResponseMode? = nil
    ) throws -> [ProblemCode] {
        let profile = StandardProfile(try IssuerIdentifier("https://id.example.com"))
        let found = refusal {
            try ProviderConfiguration(
                name: "p", profile: profile, clientID: clientID, authentication: .none, scope: scope,
                responseType: type,
                responseMode: mode)
        }
        return found?.codes ?? []
    }

    @Test(
        "Scopes with openid are accepted",
        arguments: ["openid", "profile openid", "openid profile email offline_access"])
    func scopesWithOpenID(scope: String) throws {
        #expect(try codes(scope: scope).isEmpty)
    }

    @Test("Scopes without openid are rejected", arguments: ["profile", "OpenID", "openid,profile", "openidx"])
    func scopesWithoutOpenID(scope: String) throws {
        #expect(try codes(scope: scope) == [.configScopeWithoutOpenID])
    }

    @Test(
        "Malformed scopes are rejected",
        arguments: [
            "openid  profile", " openid", "openid ", "openid \"", "openid \\", "openid \u{7F}", "openid \u{456}",
        ])
    func malformedScopes(scope: String) throws {
        #expect(try codes(scope: scope) == [.configScopeMalformed])
    }

    @Test(
        "Malformed scopes without openid have both problems",
        arguments: ["", " ", "openid\tprofile", "openid\n", "open\u{456}d"])
    func malformedScopesWithoutOpenID(scope: String) throws {
        #expect(try codes(scope: scope) == [.configScopeMalformed, .configScopeWithoutOpenID])
    }

    @Test("The advice about a response mode that is not listed fits the response type") func unlistedResponseMode()
        throws
    {
        func remedies(_ type: ResponseType) throws -> [String] {
            let configuration = try ProviderConfiguration(
                name: "p", profile: StandardProfile(IssuerIdentifier("https://id.example.com")), clientID: "c",
                authentication: .none, responseType: type)
            return [
                Problem.responseModeUnsupported(configuration, expected: "fragment"),
                .responseModeNotOffered(configuration, expected: "fragment"),
            ].map(\.remedy)
        }
        for remedy in try remedies(.idToken) {
            #expect(remedy.contains("Use the response type “code”, which needs no form"))
        }
        for remedy in try remedies(.code) {
            #expect(remedy.hasSuffix("Set the response mode to one that the provider supports."))
        }
    }

    @Test("An empty client ID is rejected") func emptyClientID() throws {
        #expect(try codes(clientID: "") == [.configMissing])
    }

    @Test(
        "A response with an ID token cannot use the query mode",
        arguments: [
            (.code, nil, true), (.code, .query, true), (.code, .fragment, true), (.code, .formPost, true),
            (.code, ResponseMode("web_message"), false), (.code, ResponseMode("Query"), false),
            (.idToken, nil, true), (.idToken, .query, false), (.idToken, .fragment, true), (.idToken, .formPost, true),
            (.codeAndIDToken, nil, true), (.codeAndIDToken, .query, false), (.codeAndIDToken, .fragment, true),
            (.codeAndIDToken, .formPost, true),
        ] as [(ResponseType, ResponseMode?, Bool)])
    func responseModes(type: ResponseType, mode: ResponseMode?, isAccepted: Bool) throws {
        #expect(try codes(type: type, mode: mode) == (isAccepted ? [] : [.configResponseModeUnsupported]))
    }

    @Test("All problems of a configuration are reported at once") func everyProblemIsReported() throws {
        #expect(
            try codes(clientID: "", scope: "email", type: .idToken, mode: .query) == [
                .configMissing, .configScopeWithoutOpenID, .configResponseModeUnsupported,
            ])
    }
}
