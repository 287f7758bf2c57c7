import EntraID

/// The tenants, accounts and applications of a ``FakeEntra``.
struct FakeDirectory: Sendable {
    /// The tenants, the first of which is the home of the member accounts.
    var tenants: [FakeTenant]
    /// The applications that were registered, by client ID. Any other GUID is an application too, with every redirect
    /// URI that Entra takes and every secret except ``FakeApplication/wrongSecret``.
    var applications: [ExactString: FakeApplication] = [:]

    /// The application with a client ID, registered or not. Returns `nil` if the ID is not a GUID.
    func application(_ clientID: String) -> FakeApplication? {
        if let application = applications[ExactString(clientID)] { return application }
        return (try? GUID(parsing: clientID)).map { FakeApplication(clientID: $0) }
    }

    func tenant(_ id: GUID) -> FakeTenant? { tenants.first { $0.id == id } }
}

/// A tenant and its accounts.
struct FakeTenant: Sendable {
    let id: GUID
    let name: String
    /// The initial domain, such as `fabrikam.onmicrosoft.com`.
    let domain: String
    var users: [FakeUser]
    var groups: [FakeGroup]
}

/// An account that can sign in.
struct FakeUser: Sendable {
    enum Kind: String, Sendable {
        case member, guest, personal
    }

    let kind: Kind
    /// The name in URLs and controls, such as `ada`.
    let name: String
    let objectID: GUID
    var displayName: String
    /// `preferred_username` and the `userPrincipalName` of Graph.
    var principalName: String
    var email: String?
    /// The groups of which the user is a member.
    var groups: [GUID] = []
    /// The template IDs of directory roles (`wids`).
    var directoryRoles: [GUID] = []
    /// The application roles (`roles`).
    var roles: [String] = []
}

struct FakeGroup: Sendable {
    let id: GUID
    let displayName: String
}

/// A registered application.
struct FakeApplication: Sendable {
    /// The secret that every application refuses.
    static let wrongSecret = "wrong-secret"

    let clientID: GUID
    var name = "An application"
    /// The accepted redirect URIs, or `nil` for every URI that Entra takes.
    var redirectURIs: [String]?
    /// The accepted secrets, or `nil` for every secret but ``wrongSecret``.
    var secrets: [SecretString]?
    /// The secrets that have expired.
    var expiredSecrets: [SecretString] = []
    /// The tenants whose directory contains the application, or `nil` for every tenant.
    var tenants: [GUID]?
    /// The thumbprints of certificates for client assertions, or `nil` to accept every well-formed assertion. They are
    /// those of SHA-256, or of SHA-1 for clients that name a certificate in the older way.
    var certificates: [String]?
    var frontChannelLogoutURL: String?
    var backChannelLogoutURL: String?
    /// The key set with which client assertions are verified, or `nil` to accept every signature.
    var assertionKeys: JSONObject?
    /// The roles of the application when it acts on its own behalf, or `nil` for one that suffices for the fake Graph
    /// and one for any other interfaces.
    var appRoles: [String]?
    /// The key that signs the tokens for this application instead of the key of the tenant, or `nil` for none. Key sets
    /// contain it only at the URL with the `appid` of the application.
    var signingKey: FakeKeys.Key?
    /// Whether tokens contain the groups of the user.
    var groupMembershipClaims = true

    /// Returns the roles of the application when it calls some interfaces on its own behalf.
    func roles(for resource: FakeResource) -> [String] {
        appRoles ?? [resource == .graph ? "Directory.Read.All" : "Test.Read.All"]
    }
}
