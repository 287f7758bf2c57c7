import EntraID

/// What an access token grants.
struct FakeAccess: Sendable {
    let authority: FakeAuthority
    let resource: FakeResource
    let clientID: GUID
    /// How the client authenticated.
    let authentication: FakeClientAuthentication
    /// The user, or `nil` for an application that acts on its own behalf.
    let user: FakeUser?
    /// The tenant in which it grants access.
    let tenant: GUID
    let permissions: [String]
    let roles: [String]
    let requestedContexts: [String]
    let session: String?
    let expiresAt: Double
    /// `xms_cc`.
    var clientCapabilities: [String] = []
}

/// How a client authenticated. The raw values are those of `azpacr` and `appidacr`.
enum FakeClientAuthentication: String, Sendable {
    case none = "0"
    case secret = "1"
    case assertion = "2"
}

extension FakeEntra {
    /// Returns what an access token of this fake Entra grants, or `nil` for an unknown or expired one.
    func access(_ token: String) -> FakeAccess? {
        let name = FakeEntra.name(ofAccessToken: token)
        guard let access = state.withLock({ $0.accessTokens[name] }), access.expiresAt > seconds else { return nil }
        return access
    }

    /// Tokens are remembered by their hash, so that a comparison reveals nothing about them.
    static func name(ofAccessToken token: String) -> String { Base64URL.encode(TestHash.sha256(Array(token.utf8))) }
}
