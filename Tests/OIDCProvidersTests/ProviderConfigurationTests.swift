import OIDCCallbacks
import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
import OIDCProviders
import TestHelpers
import Testing

/// A provider that is not Entra, configured in code.
@Suite struct ProviderConfigurationTests {
    private func codes(
        clientID: String = "c", scope: String = ProviderConfiguration.standardScope, type: ResponseType = .code,
        mode: ResponseMode? = nil
    ) throws -> [ProblemCode] {
        let profile = StandardProfile(try Issuer("https://id.example.com"))
        let found = refusal {
            try ProviderConfiguration(
                name: "p", profile: profile, clientID: clientID, authentication: .none, scope: scope,
                responseType: type,
                responseMode: mode)
        }
        return found?.codes ?? []
    }

    @Test(arguments: ["openid", "profile openid", "openid profile email offline_access"])
    func takesScopesWithOpenID(scope: String) throws {
        #expect(try codes(scope: scope).isEmpty)
    }

    @Test(arguments: ["profile", "OpenID", "openid,profile", "openidx"])
    func refusesScopesWithoutOpenID(scope: String) throws {
        #expect(try codes(scope: scope) == [.configScopeWithoutOpenID])
    }

    @Test(arguments: [
        "openid  profile", " openid", "openid ", "openid \"", "openid \\", "openid \u{7F}", "openid \u{456}",
    ])
    func refusesMalformedScopes(scope: String) throws {
        #expect(try codes(scope: scope) == [.configScopeMalformed])
    }

    @Test(arguments: ["", " ", "openid\tprofile", "openid\n", "open\u{456}d"])
    func refusesMalformedScopesWithoutOpenID(scope: String) throws {
        #expect(try codes(scope: scope) == [.configScopeMalformed, .configScopeWithoutOpenID])
    }

    @Test func refusesAClientWithoutAName() throws {
        #expect(try codes(clientID: "") == [.configMissing])
    }

    @Test(
        arguments: [
            (.code, nil, true), (.code, .query, true), (.code, .fragment, true), (.code, .formPost, true),
            (.code, ResponseMode("web_message"), false), (.code, ResponseMode("Query"), false),
            (.idToken, nil, true), (.idToken, .query, false), (.idToken, .fragment, true), (.idToken, .formPost, true),
            (.codeAndIDToken, nil, true), (.codeAndIDToken, .query, false), (.codeAndIDToken, .fragment, true),
            (.codeAndIDToken, .formPost, true),
        ] as [(ResponseType, ResponseMode?, Bool)])
    func anIDTokenTravelsInNoQuery(type: ResponseType, mode: ResponseMode?, isTaken: Bool) throws {
        #expect(try codes(type: type, mode: mode) == (isTaken ? [] : [.configResponseModeUnsupported]))
    }

    @Test func refusesForEveryReasonAtOnce() throws {
        #expect(
            try codes(clientID: "", scope: "email", type: .idToken, mode: .query) == [
                .configMissing, .configScopeWithoutOpenID, .configResponseModeUnsupported,
            ])
    }
}
