import EntraID
import OIDCLoopback
import Testing

@testable import OIDCTestSupport

/// A fake Entra with a small directory, and tokens for its Graph with any permissions.
struct GraphFixture {
    static let roleTemplate: GUID = "62e90394-69f5-4237-9190-012177145e10"

    private let client: FakeEntraClient
    let groups: [FakeGroup]
    let ada: FakeUser
    let guest: FakeUser
    let grace: FakeUser

    init() throws {
        client = try FakeEntraClient(tenants: [FakeEntraClient.tenantID])
        groups = try (0..<300).map { number in
            let end = String(1_000 + number)
            return FakeGroup(
                id: try GUID(parsing: "aaaaaaaa-0000-4000-8000-00000000\(end)"), displayName: "Group \(number)")
        }
        var ada = FakeUser(
            kind: .member, name: "ada", objectID: "1d0c6f0a-6a51-4b0e-9d0f-3b7f6a2c9e11",
            displayName: "Ada King Lovelace",
            principalName: "ada@contoso.onmicrosoft.com", email: "ada@contoso.com")
        ada.groups = groups.map(\.id)
        // The role of a user is not a permission for Graph.
        ada.roles = ["User.Read.All"]
        ada.directoryRoles = [GraphFixture.roleTemplate]
        let guest = FakeUser(
            kind: .guest, name: "guest", objectID: "2d0c6f0a-6a51-4b0e-9d0f-3b7f6a2c9e11", displayName: "O'Neill",
            principalName: "guest_partner.example#EXT#@contoso.onmicrosoft.com", email: "guest@partner.example")
        let grace = FakeUser(
            kind: .personal, name: "grace", objectID: "00000000-0000-0000-5d2c-8a1f4be07c36",
            displayName: "Grace Hopper", principalName: "grace@example.com", email: "grace@example.com")
        self.ada = ada
        self.guest = guest
        self.grace = grace
        let tenant = FakeTenant(
            id: FakeEntraClient.tenantID, name: "Contoso", domain: "contoso.onmicrosoft.com",
            users: [ada, guest, grace], groups: groups)
        client.entra.state.withLock { $0.directory.tenants = [tenant] }
    }

    var time: ManualTime { client.time }
    var entra: FakeEntra { client.entra }

    // MARK: - Tokens

    /// Returns a token of a user with scopes.
    func token(of user: FakeUser, _ scopes: String, for resource: FakeResource = .graph) throws -> String {
        let isPersonal = user.kind == .personal
        return try token(
            of: user, at: isPersonal ? "consumers" : FakeEntraClient.tenant,
            in: isPersonal ? .personalAccounts : FakeEntraClient.tenantID, resource,
            permissions: scopes.split(separator: " ").map { String($0) }, roles: user.roles)
    }

    /// Returns a token of an application that acts on its own behalf.
    func token(ofApplicationWith roles: [String]) throws -> String {
        try token(
            of: nil, at: FakeEntraClient.tenant, in: FakeEntraClient.tenantID, .graph, permissions: [], roles: roles)
    }

    private func token(
        of user: FakeUser?, at segment: String, in tenant: GUID, _ resource: FakeResource, permissions: [String],
        roles: [String]
    ) throws -> String {
        let directory = entra.state.withLock { $0.directory }
        let access = FakeAccess(
            authority: try FakeAuthority([segment], version: .v2, in: directory, at: FakeEntraClient.origin),
            resource: resource, clientID: FakeEntraClient.clientID, authentication: .secret, user: user, tenant: tenant,
            permissions: permissions, roles: roles, requestedContexts: [], session: nil,
            expiresAt: entra.seconds + 3_600)
        return entra.accessToken(for: access)
    }

    // MARK: - Requests

    func get(_ path: String, _ token: String?, headers: [String] = []) async throws -> GraphResponse {
        try await send("GET", path, token, headers: headers)
    }

    func send(
        _ method: String, _ path: String, _ token: String?, headers: [String] = [], body: String = ""
    ) async throws -> GraphResponse {
        let credential = token.map { ["Authorization: Bearer \($0)"] } ?? []
        return GraphResponse(await client.send(method, path, headers: headers + credential, body: body))
    }

    /// Returns the `value` of every page, from the first one on.
    func pages(from path: String, _ token: String) async throws -> [[JSONValue]] {
        var pages: [[JSONValue]] = []
        var next: String? = path
        while let path = next, pages.count < 10 {
            let response = try await get(path, token)
            pages.append(try #require(response.values))
            let link = response.json?["@odata.nextLink"]?.string
            #expect(link?.hasPrefix(FakeEntraClient.origin + "/") ?? true)
            next = link.map { String($0.dropFirst(FakeEntraClient.origin.count)) }
        }
        return pages
    }
}

/// A response of the fake Graph.
struct GraphResponse {
    let status: Int
    let text: String
    let json: JSONValue?
    private let headers: [HeaderField]

    init(_ response: LoopbackResponse) {
        status = response.status
        headers = response.headers
        text = String(decoding: response.body, as: UTF8.self)
        json = try? JSONValue(parsing: response.body)
    }

    /// `value`, which is an array in lists.
    var values: [JSONValue]? { json?["value"]?.array }

    /// The code of an error.
    var code: String? { json?["error"]?["code"]?.string }

    subscript(header name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}
