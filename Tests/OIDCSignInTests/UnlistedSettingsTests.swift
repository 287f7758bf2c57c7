import OIDCCallbacks
import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
import OIDCProviders
import OIDCSignIn
import OIDCSoftwareCrypto
import OIDCTokens
import TestHelpers
import Testing

/// Settings that the provider's metadata does not list, reported before the browser leaves.
@Suite struct UnlistedSettingsTests {
    /// Returns the problems of a request to a provider that follows the standards, unless another profile is given.
    private func problems(
        _ listed: String, _ type: ResponseType = .code, _ mode: ResponseMode? = nil,
        algorithms: [SigningAlgorithm]? = nil, profile: (any ProviderProfile)? = nil
    ) throws -> [Problem] {
        let text = """
            {"issuer":"https://id.example.com","authorization_endpoint":"https://id.example.com/authorize",
            "token_endpoint":"https://id.example.com/token","jwks_uri":"https://id.example.com/keys",
            "response_types_supported":["code","id_token","code id_token"],"subject_types_supported":["public"],
            \(listed)}
            """
        let standard = StandardProfile(try IssuerIdentifier("https://id.example.com"))
        let metadata = try ProviderMetadata(document: Array(text.utf8), profile: standard)
        var configuration = try ProviderConfiguration(
            name: "example", profile: profile ?? standard, clientID: "client", authentication: .none,
            responseType: type, responseMode: mode)
        if let algorithms { configuration.algorithms = algorithms }
        let callback = try SignInFixture.callback()
        var problems: [Problem] = []
        do throws(Refusal) {
            _ = try AuthorizationRequest(
                configuration, metadata: metadata, callback: callback, at: SignInFixture.now,
                digest: SoftwareCrypto(), warnings: { problems.append($0) })
        } catch {
            problems = error.problems
        }
        return problems
    }

    private static let rs256 = #""id_token_signing_alg_values_supported":["RS256"]"#

    // MARK: - Response modes

    @Test("Metadata without response modes offers query and fragment, and form_post is warned of")
    func modesNotListed() throws {
        let expected = ProblemCode.configResponseModeNotOffered
        for type in [ResponseType.idToken, .codeAndIDToken] {
            let found = try #require(try problems(Self.rs256, type).first)
            #expect(found.code == expected && found.severity == .warning)
            #expect(found.expected == "query, fragment" && found.found == "form_post")
            #expect(try problems(Self.rs256, type, .fragment) == [])
        }
        #expect(try problems(Self.rs256, .code, .formPost).map(\.code) == [expected])
        #expect(try problems(Self.rs256, .code) == [])
        #expect(try problems(Self.rs256, .code, .fragment) == [])
    }

    @Test("A profile can know that the provider supports form_post") func formPostIsKnown() throws {
        let known = FormPostProfile()
        #expect(try problems(Self.rs256, .idToken, profile: known) == [])
        let listed = #""response_modes_supported":["query","fragment"],\#(Self.rs256)"#
        #expect(try problems(listed, .idToken, profile: known).map(\.code) == [.configResponseModeUnsupported])
    }

    @Test("A listed form_post is the default of an ID token, and is not warned of") func listedFormPost() throws {
        let listed = #""response_modes_supported":["query","form_post"],\#(Self.rs256)"#
        #expect(try problems(listed, .codeAndIDToken) == [])
        #expect(try problems(listed, .codeAndIDToken, .fragment).map(\.code) == [.configResponseModeUnsupported])
    }

    @Test("A problem with a response mode says who chose it") func whoChose() throws {
        let listed = #""response_modes_supported":["query","fragment"],\#(Self.rs256)"#
        for text in [Self.rs256, listed] {
            let byDefault = try #require(try problems(text, .idToken).first).remedy
            #expect(byDefault.contains("chose no response mode, and this is the default for the response type"))
            #expect(byDefault.contains("“id_token”"))
            let chosen = try #require(try problems(text, .idToken, .formPost).first).remedy
            #expect(chosen.hasPrefix("The configuration chose this response mode."))
        }
        let error = try #require(
            refusal {
                try ProviderConfiguration(
                    name: "example", profile: StandardProfile(try IssuerIdentifier("https://id.example.com")),
                    clientID: "client", authentication: .none, responseType: .idToken, responseMode: .query)
            })
        #expect(error.codes == [.configResponseModeUnsupported])
        #expect(error.first.remedy.hasPrefix("The configuration chose this response mode."))
    }

    // MARK: - Algorithms

    private func differ(_ listed: String, _ algorithms: [SigningAlgorithm]? = nil) throws -> [Problem] {
        try problems(#""id_token_signing_alg_values_supported":[\#(listed)]"#, algorithms: algorithms)
    }

    @Test("Metadata that lists none of the accepted algorithms is warned of") func noneIsListed() throws {
        for (listed, algorithms) in [
            (#""RS512""#, nil), (#""ES256","PS256""#, [.rs256]), (#""RS256""#, [.rs512, .es256]), (#""HS256""#, nil),
            (#""none""#, nil), ("", nil),
        ] as [(String, [SigningAlgorithm]?)] {
            let found = try #require(try differ(listed, algorithms).first)
            #expect(found.code == .configAlgorithmsDiffer && found.severity == .warning)
            #expect(found.location == .setting("algorithms"))
            #expect(found.remedy.contains("lists none of the accepted algorithms"))
        }
    }

    @Test("Until the algorithms are set, metadata that lists others as well is warned of") func othersAreListed() throws
    {
        let listed = #""RS256","RS512","none""#
        let found = try #require(try differ(listed).first)
        #expect(found.code == .configAlgorithmsDiffer && found.severity == .warning)
        #expect(found.expected == "RS256, RS512" && found.found == "RS256")
        #expect(found.remedy.contains("does not set “algorithms”"))
        for algorithms in [[SigningAlgorithm.rs256], [.rs512], [.rs256, .rs512]] {
            #expect(try differ(listed, algorithms) == [])
        }
    }

    @Test("Algorithms without a public key are no alternative", arguments: [#""RS256""#, #""none","RS256","HS256""#])
    func onlyAccepted(listed: String) throws {
        #expect(try differ(listed) == [])
    }

    // MARK: - The client

    @Test("Both ways to begin a sign-in warn") func clientWarns() async throws {
        let fixture = SignInFixture(offering: #""id_token_signing_alg_values_supported":["RS512"]"#)
        let client = try fixture.client(responseType: .codeAndIDToken)
        let expected = [ProblemCode.configResponseModeNotOffered, .configAlgorithmsDiffer]
        let callback = try SignInFixture.callback()
        var found: [ProblemCode] = []
        _ = try await client.begin(callback: callback, warnings: { found.append($0.code) })
        #expect(found == expected)
        found = []
        _ = try await client.start(callback: callback, cookieHeader: nil, warnings: { found.append($0.code) })
        #expect(found == expected)
    }
}

private struct FormPostProfile: ProviderProfile {
    let metadataURL = "https://id.example.com/.well-known/openid-configuration"
    let supportsFormPost = true

    func accept(_ issuer: String) throws(Refusal) -> AcceptedIssuer {
        throw Refusal(Problem(.issuerInvalid, remedy: "This profile is not used to read metadata."))
    }
}
