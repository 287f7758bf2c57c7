import EntraID

/// What a ``FakeEntra`` remembers while it runs. Everything is bounded: the oldest entries are dropped.
struct FakeEntraState: Sendable {
    var directory: FakeDirectory
    var keys: FakeKeys
    var misbehavior = Misbehavior()
    var codes = BoundedStore<FakeGrant>(capacity: 10_000)
    var refreshTokens = BoundedStore<FakeGrant>(capacity: 10_000)
    /// The codes that were redeemed, so that a second redemption can be told from an unknown code.
    var redeemedCodes = BoundedStore<Bool>(capacity: 10_000)
    /// The `jti` of the client assertions that were used.
    var usedAssertions = BoundedStore<Bool>(capacity: 10_000)
    /// What each access token grants, by the hash of the token.
    var accessTokens = BoundedStore<FakeAccess>(capacity: 10_000)
    /// The device codes by the code that the user types.
    var userCodes = BoundedStore<String>(capacity: 1_000)
    var deviceCodes = BoundedStore<FakeDeviceGrant>(capacity: 1_000)
    /// The sign-ins at whose page the user is, by the value in the page's form.
    var pendingPages = BoundedStore<FakeAuthorization>(capacity: 10_000)
    /// The single sign-on sessions of browsers, by the value in their cookie.
    var sessions = BoundedStore<FakeSession>(capacity: 10_000)
    /// The latest requests, for the page of the fake Entra.
    var log = FakeRequestLog()
    /// The users who consented, by client ID and object ID.
    var consents = BoundedStore<Bool>(capacity: 10_000)
    /// The name of the user who signs in without a page, for tests.
    var automaticUser: String?
    /// The HTTP client that sends logout tokens to the back-channel logout URLs of applications.
    var transport: (any HTTPTransport)?

    init(tenants: [GUID], random: any RandomSource) {
        directory = FakeDirectory.standard(tenants: tenants)
        keys = FakeKeys(random: random)
    }
}

/// Values by name, up to a number. The oldest is dropped for a new one.
struct BoundedStore<Value: Sendable>: Sendable {
    private var values: [ExactString: Value] = [:]
    private var order: [ExactString] = []
    private var firstInUse = 0
    private let capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
    }

    subscript(name: String) -> Value? { values[ExactString(name)] }

    mutating func insert(_ value: Value, for name: String) {
        if values.updateValue(value, forKey: ExactString(name)) == nil { order.append(ExactString(name)) }
        while values.count > capacity {
            values[order[firstInUse]] = nil
            firstInUse += 1
        }
        // Names that were removed stay in the order until it is twice as long as it has to be.
        if order.count > 2 * capacity {
            order = order[firstInUse...].filter { values[$0] != nil }
            firstInUse = 0
        }
    }

    @discardableResult
    mutating func remove(_ name: String) -> Value? { values.removeValue(forKey: ExactString(name)) }

    var count: Int { values.count }
}

/// What a code or a refresh token stands for.
struct FakeGrant: Sendable {
    let authority: FakeAuthority
    let clientID: GUID
    /// The user, or `nil` for an application that acts on its own behalf.
    let user: FakeUser?
    let redirectURI: String?
    let scopes: [String]
    let nonce: String?
    let challenge: String?
    let issuedAt: Double
    /// The claims that the request asked for, such as `acrs`.
    let requestedContexts: [String]
    let maximumAge: Int?
    let authenticatedAt: Double
    /// `sid`.
    let session: String
    var defect: BadToken?
    /// The capabilities that the client states as `xms_cc` of the access token.
    var clientCapabilities: [String] = []
}

/// A sign-in of a browser that the fake Entra remembers.
struct FakeSession: Sendable {
    let user: FakeUser
    let tenant: GUID
    let authenticatedAt: Double
    /// `sid`.
    let identifier: String
    /// The applications that were signed in to, for front- and back-channel logout.
    var applications: [GUID] = []
}

/// A device that waits for a user.
struct FakeDeviceGrant: Sendable {
    let authority: FakeAuthority
    let clientID: GUID
    let scopes: [String]
    let userCode: String
    let startedAt: Double
    var lastPoll: Double?
    /// The seconds that must pass between two requests.
    var interval: Double = 5
    /// The user who entered the code, or `nil` before that.
    var user: FakeUser?
    var isDeclined = false
}
