import EntraID
import TestHelpers
import Testing

/// The members of a document as properties.
@Suite struct MetadataPropertiesTests {
    private func metadata(_ changes: [String: JSONValue?]) throws -> ProviderMetadata {
        let scripted = try ScriptedProvider()
        return try ProviderMetadata(document: Array(scripted.metadata(changes).utf8), profile: scripted.profile)
    }

    /// Each member by a name of its own, so that no property reads another's.
    @Test func everyMemberHasAProperty() throws {
        let texts: [(String, KeyPath<ProviderMetadata, String?>)] = [
            ("check_session_iframe", \.checkSessionFrame), ("registration_endpoint", \.registrationEndpoint),
            ("revocation_endpoint", \.revocationEndpoint), ("introspection_endpoint", \.introspectionEndpoint),
            ("device_authorization_endpoint", \.deviceAuthorizationEndpoint),
            ("pushed_authorization_request_endpoint", \.pushedAuthorizationRequestEndpoint),
            ("backchannel_authentication_endpoint", \.backchannelAuthenticationEndpoint),
            ("userinfo_endpoint", \.userInfoEndpoint), ("end_session_endpoint", \.endSessionEndpoint),
        ]
        let lists: [(String, KeyPath<ProviderMetadata, [String]?>)] = [
            ("claims_supported", \.claimsSupported), ("acr_values_supported", \.contextsSupported),
            ("prompt_values_supported", \.promptsSupported), ("ui_locales_supported", \.userInterfaceLocalesSupported),
            ("scopes_supported", \.scopesSupported),
            ("code_challenge_methods_supported", \.codeChallengeMethodsSupported),
            (
                "token_endpoint_auth_signing_alg_values_supported",
                \.tokenEndpointAuthenticationAlgorithmsSupported
            ),
        ]
        let flags: [(String, KeyPath<ProviderMetadata, Bool>)] = [
            ("require_pushed_authorization_requests", \.requiresPushedAuthorizationRequests),
            ("frontchannel_logout_supported", \.isFrontChannelLogoutSupported),
            ("frontchannel_logout_session_supported", \.isFrontChannelLogoutSessionSupported),
            ("backchannel_logout_supported", \.isBackChannelLogoutSupported),
            ("backchannel_logout_session_supported", \.isBackChannelLogoutSessionSupported),
            ("claims_parameter_supported", \.isClaimsParameterSupported),
            ("request_parameter_supported", \.isRequestParameterSupported),
            ("tls_client_certificate_bound_access_tokens", \.areAccessTokensBoundToCertificates),
        ]
        var members: [String: JSONValue?] = [:]
        for (name, _) in texts { members[name] = .string("https://id.example.com/\(name)") }
        for (name, _) in lists { members[name] = .array([.string(name)]) }
        let served = try metadata(members)
        for (name, property) in texts { #expect(served[keyPath: property] == "https://id.example.com/\(name)") }
        for (name, property) in lists { #expect(served[keyPath: property] == [name]) }
        for (name, property) in flags {
            let on = try metadata([name: true])
            #expect(flags.filter { on[keyPath: $0.1] }.map(\.0) == [name])
            #expect(on[keyPath: property])
        }
        #expect(served.subjectTypesSupported == ["public"])
        #expect("\(served.issuer)" == served.issuer.text && "\(served.equivalence)" == served.equivalence.name)
    }

    @Test func entrasMembersHavePropertiesToo() throws {
        let texts: [(String, KeyPath<EntraMetadata, String?>)] = [
            ("tenant_region_scope", \.tenantRegion), ("tenant_region_sub_scope", \.tenantSubregion),
            ("cloud_instance_name", \.cloudInstanceName), ("cloud_graph_host_name", \.cloudGraphHost),
            ("msgraph_host", \.microsoftGraphHost), ("kerberos_endpoint", \.kerberosEndpoint),
            ("rbac_url", \.accessControlAddress),
        ]
        var members: [String: JSONValue?] = ["microsoft_multi_refresh_token": true]
        for (name, _) in texts { members[name] = .string(name) }
        let served = try metadata(members).entra
        for (name, property) in texts { #expect(served[keyPath: property] == name) }
        #expect(served.areRefreshTokensForSeveralResources && !served.isHTTPLogoutSupported)
    }

    /// Whoever calls without the loader is bounded as well.
    @Test func aDocumentThatIsTooLargeIsNotRead() throws {
        let scripted = try ScriptedProvider()
        let document = Array(scripted.metadata([:]).utf8)
        let limits = try DiscoveryLimits(metadataBytes: document.count - 1)
        #expect(
            try ProviderMetadata(document: document, profile: scripted.profile).authorizationEndpoint.isEmpty == false)
        expectRefusal(.discoveryTooLarge) {
            try ProviderMetadata(document: document, profile: scripted.profile, limits: limits)
        }
    }

    /// What travels beside a document may hold credentials.
    @Test func headerFieldsPrintTheirNamesOnly() {
        let field = HTTPHeader(name: "Authorization", value: "Bearer ada")
        var dumped = ""
        dump(field, to: &dumped)
        for printed in ["\(field)", String(reflecting: field), dumped] { #expect(!printed.contains("ada")) }
        #expect("\(field)" == "Authorization: …")
    }

    /// What an injected client throws is told by its type: its text may hold addresses.
    @Test func whatAClosureThrowsBecomesAFailure() async throws {
        struct Odd: Error {}
        let failures: [(any Error, TransportFailure)] = [
            (TransportFailure.timedOut, .timedOut), (CancellationError(), .cancelled),
            (Odd(), .unreachable(reason: "Odd")),
        ]
        for (thrown, expected) in failures {
            let transport = ClosureTransport { _ in throw thrown }
            let request = try HTTPRequest(.get, "https://id.example.com", timeout: .seconds(1), bodyLimit: 1)
            await #expect(throws: expected) { try await transport.send(request) }
        }
    }
}
