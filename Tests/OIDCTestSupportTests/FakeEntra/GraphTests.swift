import EntraID
import OIDCLoopback
import Testing

@testable import OIDCTestSupport

/// The objects and memberships that the fake Graph returns to a caller with permissions.
@Suite struct GraphTests {
    private let graph: GraphFixture

    init() throws {
        graph = try GraphFixture()
    }

    private var reader: String { get throws { try graph.token(ofApplicationWith: ["Directory.Read.All"]) } }

    // MARK: - Objects

    @Test("The signed-in user has the same profile under both paths", arguments: ["", "/graph"])
    func me(prefix: String) async throws {
        let response = try await graph.get("\(prefix)/v1.0/me", graph.token(of: graph.ada, "openid User.Read"))
        #expect(response.status == 200)
        let expected: JSONValue = [
            "@odata.context": .string("\(FakeEntraClient.origin)\(prefix)/v1.0/$metadata#users/$entity"),
            "businessPhones": [], "displayName": "Ada King Lovelace", "givenName": "Ada King",
            "jobTitle": .null, "mail": "ada@contoso.com", "mobilePhone": .null, "officeLocation": .null,
            "preferredLanguage": .null, "surname": "Lovelace",
            "userPrincipalName": "ada@contoso.onmicrosoft.com",
            "id": .string(graph.ada.objectID.string),
        ]
        #expect(response.json == expected)
    }

    @Test("A user is found by ID or by name, in any case")
    func userByName() async throws {
        for name in [
            graph.guest.objectID.string.uppercased(), "GUEST_partner.example%23EXT%23@contoso.onmicrosoft.com",
        ] {
            let response = try await graph.get("/v1.0/users/\(name)", reader)
            #expect(response.json?["id"]?.string == graph.guest.objectID.string)
            #expect(response.json?["givenName"] == "O'Neill")
            #expect(response.json?["surname"]?.isNull == true)
        }
        let group = try await graph.get("/v1.0/groups/\(graph.groups[7].id)", reader)
        #expect(group.json?["displayName"] == "Group 7")
        #expect(group.json?["securityEnabled"]?.bool == true)
    }

    @Test(
        "A name that the directory does not have is reported with the request's identifiers",
        arguments: [
            "users/nobody@contoso.com", "users/99999999-0000-4000-8000-000000000000", "users/grace@example.com",
            "groups/99999999-0000-4000-8000-000000000000", "users/nobody/transitiveMemberOf",
        ])
    func notFound(path: String) async throws {
        let chosen = "0f0f0f0f-0000-4000-8000-000000000001"
        let response = try await graph.get("/v1.0/\(path)", reader, headers: ["client-request-id: \(chosen)"])
        #expect(response.status == 404)
        #expect(response.code == "Request_ResourceNotFound")
        let details = response.json?["error"]?["innerError"]
        #expect(details?["date"] == "2023-11-14T22:13:20")
        #expect(details?["client-request-id"]?.string == chosen)
        #expect(details?["request-id"]?.string == response[header: "request-id"])
        let identifier = try #require(details?["request-id"]?.string)
        #expect(GUID.isLowercase(identifier))
    }

    @Test("A user who was typed in has a profile, too")
    func typedIn() async throws {
        let typed = FakeUser(
            kind: .member, name: "emmy", objectID: "3d0c6f0a-6a51-4b0e-9d0f-3b7f6a2c9e11",
            displayName: "Emmy Noether", principalName: "emmy@contoso.com")
        let response = try await graph.get("/v1.0/me", graph.token(of: typed, "User.Read"))
        #expect(response.json?["displayName"] == "Emmy Noether")
        #expect(response.json?["userPrincipalName"] == "emmy@contoso.com")
        #expect(response.json?["mail"]?.isNull == true)
    }

    @Test("$select returns exactly the named properties, also those that are not returned without it")
    func select() async throws {
        let token = try graph.token(of: graph.ada, "User.Read")
        let response = try await graph.get("/v1.0/me?$select=id,userType", token)
        let expected: JSONValue = [
            "@odata.context": .string("\(FakeEntraClient.origin)/v1.0/$metadata#users(id,userType)/$entity"),
            "id": .string(graph.ada.objectID.string), "userType": "Member",
        ]
        #expect(response.json == expected)
        let unknown = try await graph.get("/v1.0/me?$select=shoeSize", token)
        #expect(unknown.status == 400)
        #expect(unknown.code == "BadRequest")
    }

    // MARK: - Memberships

    @Test("The IDs of 300 groups and a role come at once, at the URL that the library gives for them")
    func memberObjects() async throws {
        let path = "/v1.0/users/\(graph.ada.objectID)/getMemberObjects"
        let token = try graph.token(of: graph.ada, "User.Read")
        let all = try await graph.send("POST", path, token, body: "{\"securityEnabledOnly\":false}")
        let ids = try #require(all.values).compactMap(\.string)
        #expect(Array(ids.prefix(300)) == graph.groups.map(\.id.string))
        #expect(ids.count == 301)
        // The ID of a role is not that of its template.
        #expect(ids.last != GraphFixture.roleTemplate.string)

        let secure = try await graph.send("POST", path, token, body: "{\"securityEnabledOnly\":true}")
        #expect(secure.values?.count == 300)
        let groups = try await graph.send(
            "POST", "/v1.0/me/getMemberGroups", token, body: "{\"securityEnabledOnly\":false}")
        #expect(groups.values?.count == 300)
    }

    @Test(
        "getMemberObjects takes a POST request with a body", arguments: ["", "{}", "[]", "{\"securityEnabledOnly\":1}"])
    func memberObjectsBody(body: String) async throws {
        let token = try graph.token(of: graph.ada, "User.Read")
        let response = try await graph.send("POST", "/v1.0/me/getMemberObjects", token, body: body)
        #expect(response.status == 400)
        let wrongMethod = try await graph.get("/v1.0/me/getMemberObjects", token)
        #expect(wrongMethod.status == 405)
        #expect(wrongMethod[header: "Allow"] == "POST")
        #expect(try await graph.send("DELETE", "/v1.0/me", token).status == 405)
    }

    @Test(
        "Memberships are groups and roles with their kind, or one kind after a cast",
        arguments: [
            "memberOf", "transitiveMemberOf",
        ])
    func memberships(name: String) async throws {
        let token = try graph.token(of: graph.ada, "User.Read Directory.Read.All")
        let pages = try await graph.pages(from: "/v1.0/me/\(name)", token)
        #expect(pages.map(\.count) == [100, 100, 100, 1])
        #expect(pages[0][0]["@odata.type"] == "#microsoft.graph.group")
        #expect(pages[0][0]["displayName"] == "Group 0")
        #expect(pages[3][0]["@odata.type"] == "#microsoft.graph.directoryRole")
        #expect(pages[3][0]["roleTemplateId"]?.string == GraphFixture.roleTemplate.string)
        for (cast, count) in [("group", 300), ("directoryRole", 1)] {
            let path = "/v1.0/users/\(graph.ada.objectID)/\(name)/microsoft.graph.\(cast)?$top=999"
            let response = try await graph.get(path, token)
            #expect(response.values?.count == count)
        }
    }

    @Test("Without permission for groups, memberships have nothing but an ID")
    func limitedMemberships() async throws {
        let response = try await graph.get("/v1.0/me/memberOf", graph.token(of: graph.ada, "User.Read"))
        let group = try #require(response.values?.first)
        #expect(group["@odata.type"] == "#microsoft.graph.group")
        #expect(group["id"]?.string == graph.groups[0].id.string)
        #expect(group["displayName"]?.isNull == true)
    }
}
