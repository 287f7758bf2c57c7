import EntraID

/// The interfaces that an access token is for.
enum FakeResource: Hashable, Sendable {
    case graph
    case api(GUID)

    static let graphID: GUID = "00000003-0000-0000-c000-000000000000"

    /// The ID of the application that owns the interfaces.
    var identifier: GUID {
        switch self {
        case .graph: FakeResource.graphID
        case .api(let identifier): identifier
        }
    }

    /// Reads a resource without a permission, such as `api://GUID`, as the parameter `resource` of version 1 has it.
    init(_ text: String) throws(FakeError) {
        let graphs = ["https://graph.microsoft.com", "https://graph.windows.net", FakeResource.graphID.string]
        let text = text.hasSuffixBytes("/") ? String(Substring(text.utf8.dropLast())) : text
        if graphs.contains(where: { $0.hasSameBytes(as: text) }) {
            self = .graph
            return
        }
        let name = text.hasPrefixBytes("api://") ? Substring(text.utf8.dropFirst(6)) : Substring(text)
        // `api://GUID`, `api://tenant/GUID`, or `GUID`.
        guard let identifier = name.split(at: "/").lazy.compactMap({ try? GUID(parsing: $0) }).last else {
            throw FakeError(500011, "The resource '\(text)' is not known in the tenant.")
        }
        self = .api(identifier)
    }
}

/// The value of `scope`.
struct FakeScopes: Sendable {
    private static let words = ["openid", "profile", "email", "offline_access"]
    /// The permissions that `/.default` stands for.
    private static let apiPermission = "access_as_user"
    private static let graphPermission = "User.Read"

    /// `openid`, `profile`, `email` and `offline_access`, as far as they were asked for.
    private(set) var words: [String] = []
    private(set) var resource: FakeResource?
    /// The permissions without their resource.
    private(set) var permissions: [String] = []
    private(set) var isDefault = false
    /// The scopes as the response repeats them.
    private(set) var granted: [String] = []

    init(_ scopes: [String]) throws(FakeError) {
        guard scopes.count <= 100 else { throw FakeError(70011) }
        for scope in scopes {
            if FakeScopes.words.contains(where: { $0.hasSameBytes(as: scope) }) {
                words.append(scope)
                if !scope.hasSameBytes(as: "offline_access") { granted.append(scope) }
            } else {
                try read(scope)
            }
        }
    }

    /// Creates the scopes of a resource, as version 1 asks for them.
    init(resource text: String) throws(FakeError) {
        words = FakeScopes.words
        resource = try FakeResource(text)
        isDefault = true
        permissions = [FakeScopes.defaultPermission(of: resource)]
        granted = permissions
    }

    private mutating func read(_ scope: String) throws(FakeError) {
        let parts = Substring(scope).split(at: "/")
        let found: FakeResource
        let permission: String
        if parts.count == 1 {
            // A GUID alone is the API of an application, as in Azure AD B2C. A word is a permission of Graph.
            let isApplication = (try? GUID(parsing: scope)) != nil
            found = isApplication ? try FakeResource(scope) : .graph
            permission = isApplication ? FakeScopes.apiPermission : scope
        } else {
            let last = parts.last ?? ""
            found = try FakeResource(String(Substring(scope.utf8.dropLast(last.utf8.count + 1))))
            permission = String(last)
        }
        guard resource == nil || resource == found else {
            throw FakeError(28000, "The scope '\(scope)' is for another resource than the others.")
        }
        resource = found
        granted.append(scope)
        guard permission.hasSameBytes(as: ".default") else {
            permissions.append(permission)
            return
        }
        isDefault = true
        let name = FakeScopes.defaultPermission(of: found)
        permissions.append(name)
        granted.append(String(Substring(scope.utf8.dropLast(permission.utf8.count))) + name)
    }

    private static func defaultPermission(of resource: FakeResource?) -> String {
        resource == .graph ? graphPermission : apiPermission
    }

    /// Returns the permissions of an access token. Graph serves user info too, so its tokens also contain the words.
    func permissions(for resource: FakeResource) -> [String] {
        guard resource == .graph else { return permissions }
        return words.filter { !$0.hasSameBytes(as: "offline_access") } + permissions
    }

    func contains(_ word: String) -> Bool { words.contains { $0.hasSameBytes(as: word) } }
}
