import EntraID
import OIDCLoopback

/// The answer of the fake Graph to a request of a known caller.
struct GraphAnswer {
    /// The largest number of IDs that `getMemberObjects` returns.
    static let maximumIDs = 11_000

    let origin: String
    let path: GraphPath
    let options: GraphQueryOptions
    let caller: GraphCaller
    let exchange: GraphExchange
    /// Whether the request allows a result that is not up to date, without which Graph does not count.
    let isEventual: Bool

    func response(body: [UInt8]) throws(GraphError) -> LoopbackResponse {
        guard path.isCollection || !options.appliesToCollections else {
            throw .badRequest("The URL is about a single object. Only $select applies to it.")
        }
        switch path.target {
        case .users:
            try requireOrganization()
            try caller.require(GraphPermissions.users)
            return try list(caller.users.map { GraphObject($0) }, of: "users", [.user])
        case .user(let owner):
            let user = try user(owner, own: GraphPermissions.ownProfile, others: GraphPermissions.users)
            return try entity(GraphObject(user), of: "users")
        case .groups:
            try requireOrganization()
            try caller.require(GraphPermissions.groups)
            return try list((caller.tenant?.groups ?? []).map { GraphObject($0) }, of: "groups", [.group])
        case .group(let name):
            try requireOrganization()
            try caller.require(GraphPermissions.groups)
            let id = try? GUID(parsing: name)
            guard let group = caller.tenant?.groups.first(where: { $0.id == id }) else { throw .notFound(name) }
            return try entity(GraphObject(group), of: "groups")
        case .memberships(let owner, let kind):
            return try memberships(of: owner, only: kind)
        case .memberIDs(let owner, let includesRoles):
            return try memberIDs(of: owner, includesRoles: includesRoles, body: body)
        case .photo(let owner):
            _ = try user(owner, own: GraphPermissions.ownProfile, others: GraphPermissions.users)
            throw .noPhoto
        }
    }

    // MARK: - Users

    /// Returns a user, if the caller may read what the path is about.
    ///
    /// - Parameters:
    ///   - owner: The name of the user in the path.
    ///   - own: The permissions of which one is enough if the user is the caller.
    ///   - others: The permissions of which one is enough for any other user.
    private func user(_ owner: GraphPath.Owner, own: [String], others: [String]) throws(GraphError) -> FakeUser {
        switch owner {
        case .caller:
            guard let user = caller.user else { throw .userRequired }
            try caller.require(own)
            return user
        case .named(let name):
            if let user = caller.user, user.isIdentified(by: name) {
                try caller.require(own)
                return user
            }
            try requireOrganization()
            try caller.require(others)
            guard let user = caller.users.first(where: { $0.isIdentified(by: name) }) else { throw .notFound(name) }
            return user
        }
    }

    private func requireOrganization() throws(GraphError) {
        if caller.isPersonal { throw .notForPersonalAccounts }
    }

    // MARK: - Memberships

    private func memberships(of owner: GraphPath.Owner, only kind: GraphObject.Kind?) throws(GraphError)
        -> LoopbackResponse
    {
        try requireOrganization()
        let user = try user(owner, own: GraphPermissions.ownMemberships, others: GraphPermissions.memberships)
        var objects: [GraphObject] = []
        if kind != .directoryRole {
            let mayRead = caller.has(GraphPermissions.groups)
            objects += groups(of: user).map { mayRead ? $0 : $0.withoutDetails }
        }
        if kind != .group {
            let mayRead = caller.has(GraphPermissions.roles)
            objects += roles(of: user).map { mayRead ? $0 : $0.withoutDetails }
        }
        let kinds = kind.map { [$0] } ?? [.group, .directoryRole]
        return try list(objects, of: kind.map { "\($0.rawValue)s" } ?? "directoryObjects", kinds)
    }

    private func memberIDs(of owner: GraphPath.Owner, includesRoles: Bool, body: [UInt8]) throws(GraphError)
        -> LoopbackResponse
    {
        try requireOrganization()
        let groupPermissions = includesRoles ? [] : GraphPermissions.groups
        let user = try user(
            owner, own: GraphPermissions.ownMemberIDs + groupPermissions,
            others: GraphPermissions.memberIDs + groupPermissions)
        guard let isSecurityOnly = (try? JSONValue(parsing: body))?["securityEnabledOnly"]?.bool else {
            throw .badRequest("The body is not a JSON object with the boolean 'securityEnabledOnly'.")
        }
        // Every group of the fake Entra is a security group, but a directory role is none.
        let roles = includesRoles && !isSecurityOnly ? roles(of: user) : []
        let objects = groups(of: user) + roles
        guard objects.count <= GraphAnswer.maximumIDs else { throw .tooManyResults }
        return exchange.document([
            "@odata.context": context("Collection(Edm.String)"),
            "value": .array(objects.map { .string($0.id) }),
        ])
    }

    private func groups(of user: FakeUser) -> [GraphObject] {
        let known = Dictionary((caller.tenant?.groups ?? []).map { ($0.id, $0) }) { first, _ in first }
        return user.groups.map { GraphObject(known[$0] ?? FakeGroup(id: $0, displayName: "Group \($0)")) }
    }

    private func roles(of user: FakeUser) -> [GraphObject] {
        guard let tenant = caller.tenant else { return [] }
        return user.directoryRoles.map { GraphObject(roleTemplate: $0, tenant: tenant.id) }
    }
}

extension FakeUser {
    /// Returns whether a path names the user, by object ID or by user principal name in any case.
    fileprivate func isIdentified(by name: String) -> Bool {
        if let id = try? GUID(parsing: name) { return id == objectID }
        return principalName.asciiLowercased.hasSameBytes(as: name.asciiLowercased)
    }
}
