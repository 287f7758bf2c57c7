import EntraID
import TestHelpers
import Testing

/// The properties that expose a metadata document's members.
@Suite struct MetadataPropertiesTests {
    private func metadata(_ changes: [String: JSONValue?]) throws -> ProviderMetadata {
        let scripted = try ScriptedProvider()
        return try ProviderMetadata(document: Array(scripted.metadata(changes).utf8), profile: scripted.profile)
    }

    /// Each member has a distinct value, so that no property can read another's member.
    @Test("Every standard member has a property") func everyMemberHasAProperty() throws {
        let texts: [(String, KeyPath<ProviderMetadata, String?>)] = [
            ("check_session_iframe", \.checkSessionIframe), ("registration_endpoint", \.registrationEndpoint),
            ("revocation_endpoint", \.revocationEndpoint), ("introspection_endpoint", \.introspectionEndpoint),
            ("device_authorization_endpoint", \.deviceAuthorizationEndpoint),
            ("pushed_authorization_request_endpoint", \.pushedAuthorizationRequestEndpoint),
            ("backchannel_authentication_endpoint", \.backchannelAuthenticationEndpoint),
            ("userinfo_endpoint", \.userInfoEndpoint), ("end_session_endpoint", \.endSessionEndpoint),
        ]
        let lists: [(String, KeyPath<ProviderMetadata, [String]?>)] = [
            ("claims_supported", \.claimsSupported), ("acr_values_supported", \.authenticationContextsSupported),
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
            ("require_signed_request_object", \.requiresSignedRequestObjects),
            ("frontchannel_logout_supported", \.supportsFrontChannelLogout),
            ("frontchannel_logout_session_supported", \.supportsFrontChannelLogoutSession),
            ("backchannel_logout_supported", \.supportsBackChannelLogout),
            ("backchannel_logout_session_supported", \.supportsBackChannelLogoutSession),
            ("claims_parameter_supported", \.supportsClaimsParameter),
            ("request_parameter_supported", \.supportsRequestParameter),
            ("tls_client_certificate_bound_access_tokens", \.supportsCertificateBoundAccessTokens),
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
        #expect("\(served.issuer)" == served.issuer.string && "\(served.equivalence)" == served.equivalence.name)
    }

    @Test("Every Entra member has a property") func entraMembers() throws {
        let texts: [(String, KeyPath<EntraMetadata, String?>)] = [
            ("tenant_region_scope", \.tenantRegion), ("tenant_region_sub_scope", \.tenantSubregion),
            ("cloud_instance_name", \.cloudInstanceName), ("cloud_graph_host_name", \.cloudGraphHost),
            ("msgraph_host", \.microsoftGraphHost), ("kerberos_endpoint", \.kerberosEndpoint),
            ("rbac_url", \.accessControlURL),
        ]
        var members: [String: JSONValue?] = ["microsoft_multi_refresh_token": true]
        for (name, _) in texts { members[name] = .string(name) }
        let served = try metadata(members).entra
        for (name, property) in texts { #expect(served[keyPath: property] == name) }
        #expect(served.supportsMultiResourceRefreshTokens && !served.supportsHTTPLogout)
    }

    /// The limit also applies without the loader.
    @Test("A document that is too large is rejected") func oversizedDocumentIsRejected() throws {
        let scripted = try ScriptedProvider()
        let document = Array(scripted.metadata([:]).utf8)
        let limits = try DiscoveryLimits(metadataBytes: document.count - 1)
        #expect(
            try ProviderMetadata(document: document, profile: scripted.profile).authorizationEndpoint.isEmpty == false)
        expectRefusal(.discoveryTooLarge) {
            try ProviderMetadata(document: document, profile: scripted.profile, limits: limits)
        }
    }

    /// Header values may hold credentials.
    @Test("Header fields print only their names") func headerValuesAreNotPrinted() {
        let field = HeaderField(name: "Authorization", value: "Bearer ada")
        var dumped = ""
        dump(field, to: &dumped)
        for printed in ["\(field)", String(reflecting: field), dumped] { #expect(!printed.contains("ada")) }
        #expect("\(field)" == "Authorization: …")
    }

    @Test("Any error that a closure throws becomes a transport failure")
    func thrownErrorsBecomeFailures() async throws {
        struct UnexpectedError: Error {}
        let failures: [(any Error, TransportFailure)] = [
            (TransportFailure.timedOut, .timedOut), (CancellationError(), .cancelled),
            (UnexpectedError(), .unreachable(reason: "UnexpectedError")),
        ]
        for (thrown, expected) in failures {
            let transport = ClosureTransport { _ in throw thrown }
            let request = try TransportRequest(.get, "https://id.example.com", timeout: .seconds(1), bodyLimit: 1)
            await #expect(throws: expected) { try await transport.send(request) }
        }
    }
}
