import EntraID
import OIDCLoopback
import Testing

@testable import OIDCTestSupport

/// Which tokens the fake Graph and the UserInfo endpoint accept, and for what.
@Suite struct GraphPermissionTests {
    private let graph: GraphFixture

    init() throws {
        graph = try GraphFixture()
    }

    // MARK: - Permissions

    @Test(
        "A permission of the user opens what Graph's reference lists for it",
        arguments: [
            ("me", "User.Read", 200), ("me", "user.read", 200), ("me", "GroupMember.Read.All", 403),
            ("me", "openid profile", 403),
            ("users/ada@contoso.onmicrosoft.com", "User.Read", 200),
            ("users/2d0c6f0a-6a51-4b0e-9d0f-3b7f6a2c9e11", "User.Read", 403),
            ("users", "User.Read", 403), ("users", "User.Read.All", 200), ("users", "Directory.Read.All", 200),
            ("groups", "User.Read.All", 403), ("groups", "GroupMember.Read.All", 200),
            ("groups/aaaaaaaa-0000-4000-8000-000000001000", "User.Read.All", 403),
            ("me/transitiveMemberOf", "User.Read", 200), ("me/transitiveMemberOf", "openid", 403),
            ("users/2d0c6f0a-6a51-4b0e-9d0f-3b7f6a2c9e11/transitiveMemberOf", "User.Read", 403),
            ("users/2d0c6f0a-6a51-4b0e-9d0f-3b7f6a2c9e11/transitiveMemberOf", "GroupMember.Read.All", 200),
        ])
    func delegated(path: String, scopes: String, status: Int) async throws {
        let response = try await graph.get("/v1.0/\(path)", graph.token(of: graph.ada, scopes))
        #expect(response.status == status)
        if status == 403 { #expect(response.code == "Authorization_RequestDenied") }
    }

    @Test("getMemberGroups is enough for a permission to read groups, but getMemberObjects is not")
    func memberIDs() async throws {
        let token = try graph.token(ofApplicationWith: ["GroupMember.Read.All"])
        for (name, status) in [("getMemberGroups", 200), ("getMemberObjects", 403)] {
            let response = try await graph.send(
                "POST", "/v1.0/users/\(graph.guest.objectID)/\(name)", token, body: "{\"securityEnabledOnly\":true}")
            #expect(response.status == status)
        }
    }

    @Test("The roles of an application are permissions, but the roles of a user are not")
    func roles() async throws {
        let application = try graph.token(ofApplicationWith: ["User.Read.All"])
        #expect(try await graph.get("/v1.0/users", application).status == 200)
        #expect(try await graph.get("/v1.0/groups", application).status == 403)
        #expect(graph.ada.roles == ["User.Read.All"])
        let user = try graph.token(of: graph.ada, "User.Read")
        #expect(try await graph.get("/v1.0/users", user).status == 403)
    }

    @Test("An application without a user has no /me", arguments: ["me", "me/memberOf", "me/photo/$value"])
    func applicationHasNoMe(path: String) async throws {
        let token = try graph.token(ofApplicationWith: ["Directory.Read.All"])
        let response = try await graph.get("/v1.0/\(path)", token)
        #expect(response.status == 400)
        #expect(response.code == "BadRequest")
    }

    @Test("A personal account reads its own profile only")
    func personalAccount() async throws {
        let token = try graph.token(of: graph.grace, "User.Read Directory.Read.All")
        #expect(try await graph.get("/v1.0/me", token).json?["displayName"] == "Grace Hopper")
        for path in ["me/memberOf", "users", "groups", "users/\(graph.ada.objectID)"] {
            #expect(try await graph.get("/v1.0/\(path)", token).status == 403)
        }
    }

    // MARK: - Tokens

    private func expectInvalidToken(_ response: GraphResponse) {
        #expect(response.status == 401)
        #expect(response.code == "InvalidAuthenticationToken")
        let challenge = response[header: "WWW-Authenticate"] ?? ""
        #expect(challenge.hasPrefix("Bearer realm=\"\", authorization_uri=\"\(FakeEntraClient.origin)/common/oauth2/"))
        #expect(challenge.hasSuffix("client_id=\"00000003-0000-0000-c000-000000000000\""))
    }

    @Test("A request without one well-formed token is rejected")
    func noToken() async throws {
        let token = try graph.token(of: graph.ada, "User.Read")
        expectInvalidToken(try await graph.get("/v1.0/me", nil))
        expectInvalidToken(try await graph.get("/v1.0/me", nil, headers: ["Authorization: Basic YTpi"]))
        expectInvalidToken(try await graph.get("/v1.0/me", token, headers: ["Authorization: Bearer \(token)"]))
        expectInvalidToken(try await graph.get("/v1.0/me", "not-a-token"))
        #expect(try await graph.get("/v1.0/me", token).status == 200)
    }

    @Test("A token that is for an API, changed, or unknown is rejected")
    func otherToken() async throws {
        let api = try graph.token(of: graph.ada, "User.Read", for: .api(FakeEntraClient.clientID))
        expectInvalidToken(try await graph.get("/v1.0/me", api))
        expectInvalidToken(try await graph.get("/oidc/userinfo", api))
        let token = try graph.token(of: graph.ada, "User.Read")
        expectInvalidToken(try await graph.get("/v1.0/me", token + "A"))
        let other = try GraphFixture()
        expectInvalidToken(try await other.get("/v1.0/me", token))
    }

    @Test("A token is rejected after it has expired")
    func expiry() async throws {
        let token = try graph.token(of: graph.ada, "User.Read")
        graph.time.advance(by: .seconds(2 * 3_600))
        expectInvalidToken(try await graph.get("/v1.0/me", token))
    }

    @Test("The token of client credentials leads to Graph")
    func clientCredentials() async throws {
        let form =
            "grant_type=client_credentials&client_id=6731de76-14a6-49ae-97bc-6eba6914391e&client_secret=secret"
            + "&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default"
        let response = try await graph.send(
            "POST", "/\(FakeEntraClient.tenant)/oauth2/v2.0/token", nil,
            headers: ["Content-Type: application/x-www-form-urlencoded"], body: form)
        let token = try #require(response.json?["access_token"]?.string)
        #expect(try await graph.get("/v1.0/me", token).code == "BadRequest")
        for path in ["users", "groups", "users/\(graph.ada.objectID)/transitiveMemberOf"] {
            #expect(try await graph.get("/v1.0/\(path)", token).status == 200)
        }
    }

    @Test("As many requests as the fake Entra was told are answered with 429, before the token is checked")
    func throttling() async throws {
        graph.entra.state.withLock { $0.misbehavior.throttledGraphRequests = 2 }
        let token = try graph.token(of: graph.ada, "User.Read")
        for credential in [token, nil] {
            let response = try await graph.get("/v1.0/me", credential)
            #expect(response.status == 429)
            #expect(response.code == "TooManyRequests")
            #expect(response[header: "Retry-After"] == "1")
        }
        #expect(try await graph.get("/v1.0/me", token).status == 200)
    }

    // MARK: - User info

    @Test("User info has what the scopes allow", arguments: ["GET", "POST"])
    func userInfo(method: String) async throws {
        let directory = graph.entra.state.withLock { $0.directory }
        let authority = try FakeAuthority(
            [FakeEntraClient.tenant], version: .v2, in: directory, at: FakeEntraClient.origin)
        let subject = FakeEntra.subject(of: graph.ada, for: FakeEntraClient.clientID, at: authority)
        let all = try await graph.send(method, "/oidc/userinfo", graph.token(of: graph.ada, "openid profile email"))
        let expected: JSONValue = [
            "sub": .string(subject), "name": "Ada King Lovelace", "family_name": "Lovelace",
            "given_name": "Ada King", "picture": .string("\(FakeEntraClient.origin)/v1.0/me/photo/$value"),
            "email": "ada@contoso.com",
        ]
        #expect(all.json == expected)
        let least = try await graph.send(method, "/oidc/userinfo", graph.token(of: graph.ada, "openid"))
        let minimum: JSONValue = ["sub": .string(subject)]
        #expect(least.json == minimum)
    }

    @Test("The picture of user info is at a URL that has none")
    func picture() async throws {
        let response = try await graph.get("/v1.0/me/photo/$value", graph.token(of: graph.ada, "User.Read"))
        #expect(response.status == 404)
        #expect(response.code == "ImageNotFound")
    }

    @Test("User info needs a user, the scope openid, and a method that it knows")
    func userInfoRejections() async throws {
        expectInvalidToken(try await graph.get("/oidc/userinfo", nil))
        #expect(try await graph.get("/oidc/userinfo", graph.token(of: graph.ada, "User.Read")).status == 403)
        let application = try graph.token(ofApplicationWith: ["Directory.Read.All"])
        #expect(try await graph.get("/oidc/userinfo", application).status == 400)
        let token = try graph.token(of: graph.ada, "openid")
        #expect(try await graph.send("PUT", "/oidc/userinfo", token).status == 405)
    }
}
