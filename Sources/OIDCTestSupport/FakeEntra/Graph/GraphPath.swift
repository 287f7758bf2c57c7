import OIDCPrimitives

/// What the path of a request to the fake Graph names.
struct GraphPath {
    /// The user that a path is about.
    enum Owner {
        /// `/me`
        case caller
        /// `/users/{id or user principal name}`
        case named(String)
    }

    enum Target {
        case users
        case user(Owner)
        case groups
        case group(String)
        /// `memberOf` and `transitiveMemberOf`, which are the same because no group here is in another, limited to one
        /// kind of object if there is a cast.
        case memberships(of: Owner, only: GraphObject.Kind?)
        /// `getMemberObjects`, or `getMemberGroups` without directory roles.
        case memberIDs(of: Owner, includesRoles: Bool)
        case photo(of: Owner)
    }

    let target: Target
    /// Whether the path ends with `/$count`.
    let isCount: Bool
    /// The path as received, to which the links to further pages lead.
    let text: String
    /// The path of the service: `/graph/v1.0` or `/v1.0`.
    let service: String

    /// Whether the request runs an action, which takes POST instead of GET.
    var isAction: Bool { if case .memberIDs = target { true } else { false } }

    /// Creates a path from the path of a URL. Returns `nil` for a path that the fake Graph does not have.
    init?(_ text: String) {
        self.text = text
        var segments: [ExactString] = []
        for segment in Substring(text).split(at: "/") where !segment.isEmpty {
            guard let decoded = try? PercentEncoding.decode(segment) else { return nil }
            segments.append(ExactString(decoded))
        }
        service = segments.first == "graph" ? "/graph/v1.0" : "/v1.0"
        if segments.first == "graph" { segments.removeFirst() }
        guard segments.first == "v1.0" else { return nil }
        segments.removeFirst()
        isCount = segments.last == "$count"
        if isCount { segments.removeLast() }
        guard let target = GraphPath.target(segments[...]) else { return nil }
        self.target = target
        guard !isCount || isCollection else { return nil }
    }

    /// Whether the path names several objects.
    var isCollection: Bool {
        switch target {
        case .users, .groups, .memberships: true
        case .user, .group, .memberIDs, .photo: false
        }
    }

    private static func target(_ segments: ArraySlice<ExactString>) -> Target? {
        var rest = segments
        switch rest.popFirst() {
        case "me": return target(rest, of: .caller)
        case "users":
            guard let name = rest.popFirst() else { return .users }
            return target(rest, of: .named(name.string))
        case "groups":
            guard let name = rest.popFirst() else { return .groups }
            return rest.isEmpty ? .group(name.string) : nil
        default: return nil
        }
    }

    private static func target(_ segments: ArraySlice<ExactString>, of owner: Owner) -> Target? {
        var rest = segments
        switch rest.popFirst() {
        case nil: return .user(owner)
        case "memberOf", "transitiveMemberOf":
            guard let cast = rest.popFirst() else { return .memberships(of: owner, only: nil) }
            guard rest.isEmpty else { return nil }
            return switch cast {
            case "microsoft.graph.group": .memberships(of: owner, only: .group)
            case "microsoft.graph.directoryRole": .memberships(of: owner, only: .directoryRole)
            default: nil
            }
        case "getMemberObjects" where rest.isEmpty: return .memberIDs(of: owner, includesRoles: true)
        case "getMemberGroups" where rest.isEmpty: return .memberIDs(of: owner, includesRoles: false)
        case "photo": return .photo(of: owner)
        default: return nil
        }
    }
}
