import OIDCDiscovery
import OIDCPrimitives
import TestHelpers
import Testing

/// The metadata of an API (RFC 9728).
@Suite struct ProtectedResourceMetadataTests {
    private func metadata(
        _ resource: String = "https://api.example.com", servers: [String] = ["https://id.example.com"],
        scopes: [String] = [], description: ProtectedResourceMetadata.Description = .init()
    ) throws -> ProtectedResourceMetadata {
        try ProtectedResourceMetadata(
            resource: resource, authorizationServers: servers, scopes: scopes, description: description)
    }

    @Test(
        "The well-known path is between the host and the path (RFC 9728 §3.1)",
        arguments: [
            ("https://resource.example.com", "https://resource.example.com/.well-known/oauth-protected-resource"),
            ("https://resource.example.com/", "https://resource.example.com/.well-known/oauth-protected-resource"),
            (
                "https://resource.example.com/resource1",
                "https://resource.example.com/.well-known/oauth-protected-resource/resource1"
            ),
            ("https://a.example:8443/v1/x/", "https://a.example:8443/.well-known/oauth-protected-resource/v1/x/"),
            ("https://a.example/v1?t=1", "https://a.example/.well-known/oauth-protected-resource/v1?t=1"),
            ("https://a.example/?t=1", "https://a.example/.well-known/oauth-protected-resource?t=1"),
            ("https://a.example?t=1", "https://a.example/.well-known/oauth-protected-resource?t=1"),
            ("http://localhost:8080/api", "http://localhost:8080/.well-known/oauth-protected-resource/api"),
        ])
    func wellKnownURL(resource: String, url: String) throws {
        #expect(try metadata(resource).url == url)
    }

    @Test("The smallest document has no empty members") func smallest() throws {
        #expect(
            try metadata(servers: []).json
                == #"{"resource":"https://api.example.com","bearer_methods_supported":["header"]}"#)
        let silent = try ProtectedResourceMetadata(
            resource: "https://api.example.com", authorizationServers: [], bearerMethods: [])
        #expect(silent.json == #"{"resource":"https://api.example.com"}"#)
    }

    @Test("A complete document is the same to the byte") func complete() throws {
        var description = ProtectedResourceMetadata.Description()
        description.name = "Orders"
        description.localizedNames = ["fr": "Commandes", "de": "Bestellungen"]
        description.documentation = "https://example.com/docs#start"
        description.policy = "https://example.com/policy"
        description.termsOfService = "https://example.com/tos"
        let metadata = try ProtectedResourceMetadata(
            resource: "https://api.example.com/orders",
            authorizationServers: ["https://id.example.com", "https://id.example.org/staff"],
            scopes: ["orders.read", "api://orders/Orders.Write"], bearerMethods: [.header, .body],
            signingAlgorithms: ["RS256"], keysURL: "https://api.example.com/keys", description: description)
        let expected =
            #"{"resource":"https://api.example.com/orders","#
            + #""authorization_servers":["https://id.example.com","https://id.example.org/staff"],"#
            + #""jwks_uri":"https://api.example.com/keys","#
            + #""scopes_supported":["orders.read","api://orders/Orders.Write"],"#
            + #""bearer_methods_supported":["header","body"],"resource_signing_alg_values_supported":["RS256"],"#
            + #""resource_name":"Orders","resource_name#de":"Bestellungen","resource_name#fr":"Commandes","#
            + #""resource_documentation":"https://example.com/docs#start","#
            + #""resource_policy_uri":"https://example.com/policy","resource_tos_uri":"https://example.com/tos"}"#
        #expect(metadata.json == expected)
    }

    @Test(
        "The resource is an https URL without a fragment",
        arguments: [
            "", "api.example.com", "http://api.example.com", "https://api.example.com/#a", "https://u@api.example.com",
            "https://api.example.com/a b", "https://", "ftp://api.example.com", "https://api.example.com:99999",
            "http://10.0.0.1/", "https://api.example.com/\u{e9}",
        ])
    func invalidResource(resource: String) throws {
        let refusal = try #require(expectRefusal(.configInvalidResourceMetadata) { try metadata(resource) })
        #expect(refusal.first.location == .member("resource"))
    }

    @Test("Everything that is wrong is reported at its place") func everythingWrong() throws {
        var description = ProtectedResourceMetadata.Description()
        description.name = " "
        description.localizedNames = ["d e": "Bestellungen", "fr": ""]
        description.documentation = "docs"
        description.policy = "http://example.com/policy"
        description.termsOfService = "https://example.com/a b"
        let refusal = try #require(
            refusal {
                try ProtectedResourceMetadata(
                    resource: "orders", authorizationServers: ["https://id.example.com", "https://id.example.com?a=b"],
                    scopes: ["a", "a b", "", "a\"", "a\\", "\u{e9}"], signingAlgorithms: ["RS256", "None", ""],
                    keysURL: "keys", description: description)
            })
        #expect(
            refusal.problems.map { $0.location?.name } == [
                "resource", "authorization_servers[1]", "scopes_supported[1]", "scopes_supported[2]",
                "scopes_supported[3]", "scopes_supported[4]", "scopes_supported[5]",
                "resource_signing_alg_values_supported[1]", "resource_signing_alg_values_supported[2]", "jwks_uri",
                "resource_name", "resource_name#", "resource_name#fr", "resource_documentation",
                "resource_policy_uri", "resource_tos_uri",
            ])
        #expect(Set(refusal.codes) == [.configInvalidResourceMetadata])
    }
}
