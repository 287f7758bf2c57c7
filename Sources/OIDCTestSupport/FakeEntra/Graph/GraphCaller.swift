import EntraID
import OIDCLoopback

/// The application or user that calls the fake Graph, as its access token identifies it.
struct GraphCaller {
    /// What the token grants.
    let access: FakeAccess
    let tenant: FakeTenant?
    /// The user, or `nil` for an application that acts on its own behalf.
    let user: FakeUser?
    /// The scopes that the user granted, or the roles of an application that acts on its own behalf, in lowercase: a
    /// client may ask for `user.read`. The roles of a user are not permissions.
    private let permissions: Set<ExactString>

    init(_ access: FakeAccess, in directory: FakeDirectory) {
        self.access = access
        tenant = directory.tenant(access.tenant)
        // A user who was typed in is not in the directory.
        user = access.user.map { directory.user($0.objectID, in: access.tenant) ?? $0 }
        let granted = access.user == nil ? access.roles : access.permissions
        permissions = Set(granted.map { ExactString($0.asciiLowercased) })
    }

    /// The accounts in the tenant of the caller. Personal accounts are in no tenant.
    var users: [FakeUser] { (tenant?.users ?? []).filter { $0.kind != .personal } }

    var isPersonal: Bool { user?.kind == .personal }

    /// Returns whether the caller has one of the given permissions.
    func has(_ sufficient: [String]) -> Bool {
        sufficient.contains { permissions.contains(ExactString($0.asciiLowercased)) }
    }

    /// Throws if the caller has none of the given permissions.
    func require(_ sufficient: [String]) throws(GraphError) {
        guard has(sufficient) else { throw .denied(sufficient) }
    }
}

extension FakeEntra {
    /// Returns the caller that the access token of a request identifies.
    ///
    /// The fake Entra knows its tokens again, so a token that was changed in any way is unknown.
    func graphCaller(of request: LoopbackRequest) throws(GraphError) -> GraphCaller {
        let fields = request.values(of: "Authorization")
        guard let field = fields.first, !field.isBlank else {
            throw .invalidToken("The request has no access token.", origin: origin)
        }
        guard fields.count == 1, field.asciiLowercased.hasPrefixBytes("bearer ") else {
            throw .invalidToken("The Authorization header is not a single bearer token.", origin: origin)
        }
        guard let access = access(String(Substring(field.utf8.dropFirst(7)))) else {
            throw .invalidToken("The access token is unknown or has expired.", origin: origin)
        }
        guard access.resource == .graph else {
            throw .invalidToken("The access token is for another API than Graph.", origin: origin)
        }
        return GraphCaller(access, in: state.withLock { $0.directory })
    }
}

/// The permissions of which one suffices, as Graph's reference lists them.
enum GraphPermissions {
    private static let directory = ["Directory.Read.All", "Directory.ReadWrite.All"]
    private static let fullUsers = ["User.Read.All", "User.ReadWrite.All"] + directory

    /// For the profile of the signed-in user.
    static let ownProfile = ["User.Read", "User.ReadWrite", "User.ReadBasic.All"] + fullUsers
    /// For the profiles of others.
    static let users = ["User.ReadBasic.All"] + fullUsers
    static let groups =
        ["GroupMember.Read.All", "GroupMember.ReadWrite.All", "Group.Read.All", "Group.ReadWrite.All"] + directory
    /// For the names of directory roles.
    static let roles = ["RoleManagement.Read.Directory"] + directory
    static let ownMemberships = ["User.Read", "User.ReadWrite"] + fullUsers + groups
    static let memberships = fullUsers + groups
    static let ownMemberIDs = ["User.Read", "User.ReadWrite"] + fullUsers
    static let memberIDs = fullUsers
}
