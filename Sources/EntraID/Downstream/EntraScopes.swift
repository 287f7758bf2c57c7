import OIDCPrimitives

/// The scopes of a request, and the resources that they belong to.
///
///     let scopes = EntraScopes("openid https://graph.microsoft.com/User.Read")
///     scopes.resources  // https://graph.microsoft.com
///
/// A scope is the identifier of a resource, a slash, and a permission, such as `api://<GUID>/Orders.Read`. A word
/// without a slash is a permission of Microsoft Graph, and a GUID alone is the API of that application, as in Azure AD
/// B2C. `openid`, `profile`, `email`, and `offline_access` belong to no resource.
///
/// An access token is for one resource. Entra rejects a token request with scopes of several.
public struct EntraScopes: Sendable {
    /// A resource: an API with tokens of its own.
    public struct Resource: Hashable, Sendable, CustomStringConvertible {
        private let identifier: ExactString

        /// Microsoft Graph, in every cloud.
        public static let graph = Resource(canonical: "https://graph.microsoft.com")
        private static let graphID = "00000003-0000-0000-c000-000000000000"
        private static let graphHosts =
            EntraCloud.known.compactMap(\.graphHost) + ["dod-graph.microsoft.us"]

        private init(canonical: String) {
            identifier = ExactString(canonical)
        }

        /// Creates a resource from its identifier. `api://<GUID>` and the GUID are the same, case has no meaning, and
        /// neither has a slash at the end.
        init(_ text: String) {
            let lowercased = text.asciiLowercased
            let slashes = lowercased.utf8.reversed().prefix { $0 == UInt8(ascii: "/") }.count
            let trimmed = String(Substring(lowercased.utf8.dropLast(slashes)))
            let name = trimmed.hasPrefixBytes("api://") ? String(Substring(trimmed.utf8.dropFirst(6))) : trimmed
            let isGraphHost = Resource.graphHosts.contains { trimmed.hasSameBytes(as: "https://\($0)") }
            if isGraphHost || name.hasSameBytes(as: Resource.graphID) {
                self = .graph
            } else {
                self.init(canonical: (try? GUID(parsing: name)) == nil ? trimmed : name)
            }
        }

        /// The identifier.
        public var description: String { identifier.string }
    }

    /// The resources, each once, in the order of the scopes.
    public let resources: [Resource]
    /// Whether every scope is the default scope of a resource: its identifier and `/.default`.
    public let isDefault: Bool

    private static let neutralWords: Set<ExactString> = ["openid", "profile", "email", "offline_access"]
    private static let defaultPermission = "/.default"

    /// Creates scopes from words separated by spaces.
    public init(_ scope: String) {
        var resources: [Resource] = []
        var (count, defaults) = (0, 0)
        for word in Substring(scope).split(at: " ") where !word.isEmpty {
            count += 1
            if word.asciiLowercased.hasSuffixBytes(EntraScopes.defaultPermission) { defaults += 1 }
            guard let resource = EntraScopes.resource(of: String(word)) else { continue }
            if !resources.contains(resource) { resources.append(resource) }
        }
        self.resources = resources
        isDefault = count > 0 && count == defaults
    }

    private static func resource(of word: String) -> Resource? {
        if neutralWords.contains(ExactString(word)) { return nil }
        guard let slash = word.utf8.lastIndex(of: UInt8(ascii: "/")) else {
            return (try? GUID(parsing: word)) == nil ? .graph : Resource(word)
        }
        return Resource(String(word[..<slash]))
    }

    /// Returns the problems of a token request with these scopes.
    func problems(grantType: String) -> [Problem] {
        var problems: [Problem] = []
        if resources.count > 1 { problems.append(.severalResources(resources)) }
        if grantType.hasSameBytes(as: "client_credentials"), !isDefault { problems.append(.scopeNotDefault()) }
        return problems
    }
}

extension ProblemCode {
    /// The scopes of a token request belong to several resources.
    public static let requestSeveralResources = ProblemCode("request.several-resources")
    /// An application that acts on its own behalf did not ask for the default scope of a resource.
    public static let requestScopeNotDefault = ProblemCode("request.scope-not-default")
}

extension Problem {
    fileprivate static func severalResources(_ resources: [EntraScopes.Resource]) -> Problem {
        Problem(
            .requestSeveralResources, at: .parameter("scope"), expected: "scopes of one resource",
            found: "\(resources.prefix(5).map(\.description).joined(separator: ", "))",
            remedy: "An access token is for one resource, so Entra rejects scopes of several (AADSTS28000). Request "
                + "one token for each resource. To ask the user to consent to all of them at once, pass the scopes of "
                + "the others as consent scopes of the sign-in.")
    }

    fileprivate static func scopeNotDefault() -> Problem {
        Problem(
            .requestScopeNotDefault, at: .parameter("scope"), expected: "a resource and /.default",
            remedy: "An application that acts on its own behalf gets all app roles that an administrator granted. "
                + "Request the identifier of the API followed by /.default, such as "
                + "https://graph.microsoft.com/.default (AADSTS1002012).")
    }
}
