import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
import OIDCProviders
import OIDCSignIn
import OIDCSoftwareCrypto
import TestHelpers
import Testing

/// When a request is pushed, and when it cannot be, for servers that send the requests themselves.
@Suite struct PushedAuthorizationRequestTests {
    private static let endpoint = #""pushed_authorization_request_endpoint":"https://id.example.com/par""#
    private static let required = #""require_pushed_authorization_requests":true"#
    private static let signed = #""require_signed_request_object":true"#

    /// Returns a request under metadata with these members.
    private func request(
        _ members: [String], _ pushing: PushedAuthorization = .whenRequired,
        endpoint: String = "https://id.example.com/authorize", type: ResponseType = .code,
        authentication: ClientAuthentication = .none, options: AuthorizationOptions = AuthorizationOptions(),
        warnings: WarningHandler = .ignored
    ) throws -> AuthorizationRequest {
        let text = """
            {"issuer":"https://id.example.com","authorization_endpoint":"\(endpoint)",
            "token_endpoint":"https://id.example.com/token","jwks_uri":"https://id.example.com/keys",
            "response_types_supported":["code","id_token"],"subject_types_supported":["public"],
            "id_token_signing_alg_values_supported":["RS256"],"response_modes_supported":["query","form_post"],
            "token_endpoint_auth_methods_supported":["client_secret_basic"]
            \(members.map { ",\($0)" }.joined())}
            """
        let profile = StandardProfile(try IssuerIdentifier("https://id.example.com"))
        var configuration = try ProviderConfiguration(
            name: "example", profile: profile, clientID: "client", authentication: authentication, responseType: type)
        configuration.pushedAuthorization = pushing
        return try AuthorizationRequest(
            configuration, metadata: ProviderMetadata(document: Array(text.utf8), profile: profile),
            callback: SignInFixture.callback(), options: options, at: SignInFixture.now, digest: SoftwareCrypto(),
            warnings: warnings)
    }

    // MARK: - When a request is pushed

    @Test("A request is pushed if the provider requires it or the application asks for it") func condition() throws {
        let optional = #""require_pushed_authorization_requests":false"#
        for (members, pushing, isPushed) in [
            ([], .whenRequired, false), ([Self.endpoint], .whenRequired, false),
            ([Self.endpoint, optional], .whenRequired, false), ([Self.endpoint, Self.required], .whenRequired, true),
            ([Self.endpoint], .always, true), ([Self.endpoint, Self.required], .always, true),
        ] as [([String], PushedAuthorization, Bool)] {
            let request = try request(members, pushing)
            #expect((request.push != nil) == isPushed, "\(members)")
            // Until it is pushed, the URL contains all parameters.
            let state = try request.parameter("state")
            #expect(request.url.contains("&state=\(state)&"))
        }
    }

    @Test("Without an endpoint, a request that has to be pushed is rejected") func missingEndpoint() throws {
        let code = ProblemCode.configPushedAuthorizationUnsupported
        let setting = try #require(expectRefusal(code) { try request([], .always) }).first
        #expect(setting.location == .setting("pushedAuthorization"))
        #expect(setting.remedy.contains("remove the setting"))
        // Removing the setting would not help.
        for pushing in [PushedAuthorization.whenRequired, .always] {
            let required = try #require(expectRefusal(code) { try request([Self.required], pushing) }).first
            #expect(required.location == .member("require_pushed_authorization_requests"))
            #expect(!required.remedy.contains("setting"))
        }
    }

    @Test("A provider that accepts only signed request objects is rejected") func signedRequestObjects() throws {
        let code = ProblemCode.configSignedRequestRequired
        for members in [[Self.signed], [Self.signed, Self.endpoint], [Self.signed, Self.endpoint, Self.required]] {
            #expect(refusalCodes { try request(members) } == [code])
        }
        #expect(
            refusalCodes { try request([Self.signed, Self.required]) } == [.configPushedAuthorizationUnsupported, code])
        #expect(refusalCodes { try request([#""require_signed_request_object":false"#]) } == [])
    }

    /// Without a code, the client authenticates for the push only.
    @Test("An authentication method that is not offered is warned of if the request is pushed")
    func authenticationMethod() throws {
        for (members, expected) in [
            ([Self.endpoint], []),
            ([Self.endpoint, Self.required], [.configClientAuthenticationNotOffered]),
        ] as [([String], [ProblemCode])] {
            var found: [ProblemCode] = []
            _ = try request(
                members, type: .idToken, authentication: .secretInBody(SecretString("s")),
                warnings: { found.append($0.code) })
            #expect(found == expected)
        }
    }

    @Test(
        "The parameters of the client authentication cannot be set",
        arguments: ["client_assertion", "client_assertion_type", "client_secret", "code_verifier", "request_uri"])
    func reservedNames(name: String) throws {
        var options = AuthorizationOptions()
        options.extraParameters = [.init(name: name, value: "x")]
        let codes = refusalCodes { [options] in try request([Self.endpoint], .always, options: options) }
        #expect(codes == [.requestInvalid])
    }

    // MARK: - The endpoint's own query

    @Test("The endpoint keeps its own query", arguments: ["?", "?a=b", "?scope=x&prompt=none"])
    func ownQuery(query: String) throws {
        let endpoint = "https://id.example.com/authorize\(query)"
        let request = try request([Self.endpoint, Self.required], endpoint: endpoint)
        let answer = Array(#"{"request_uri":"urn:x?y&z","expires_in":1}"#.utf8)
        let url = try #require(request.push).url(parsing: TransportResponse(status: 201, body: answer))
        #expect(
            url == "\(endpoint)\(query == "?" ? "" : "&")client_id=client&request_uri=urn%3Ax%3Fy%26z")
    }

    @Test("Parameters of the URL must not be in the endpoint's own query", arguments: ["client_id", "request_uri"])
    func repeatedParameter(name: String) throws {
        let endpoint = "https://id.example.com/authorize?\(name)=x"
        #expect(
            refusalCodes { try request([Self.endpoint, Self.required], endpoint: endpoint) } == [.requestInvalid])
    }
}
