public import EntraID
import OIDCSoftwareCrypto

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A fake provider for tests. It issues valid and invalid tokens and serves its metadata, keys, and token endpoint
/// through a ``StubTransport``, without a network.
///
///     let issuer = try TestIssuer()
///     let client = try SignInClient(
///         configuration, transport: issuer.transport, verifier: crypto, digest: crypto)
///     let start = try await client.start(
///         callback: callback, cookieHeader: nil, warnings: .ignored)
///     let response = try issuer.signIn(at: start.url)  // the browser, the provider, the user
///     let result = try await client.finish(response.request(cookies: start.cookies))
///
/// Its keys are ``TestKey``s, which are public: **never trust them outside tests**. It validates requests strictly but
/// does not authenticate clients: secrets and assertions are ignored. Unless it is a fake Entra ID, it accepts
/// pushed authorization requests (RFC 9126).
public final class TestIssuer: Sendable {
    /// The transport to inject into the server. It serves only this issuer.
    public let transport: StubTransport
    let identity: TestIssuerIdentity
    let state: Locked<TestIssuerState>
    private let time: any TimeSource

    private init(_ identity: TestIssuerIdentity, time: any TimeSource) {
        let state = Locked(TestIssuerState(identity))
        let tokenEndpoint = TestTokenEndpoint(identity: identity, state: state, time: time)
        self.identity = identity
        self.state = state
        self.time = time
        transport = StubTransport { tokenEndpoint.answer($0) }
    }

    /// Creates an OpenID provider with the given issuer.
    ///
    /// - Parameters:
    ///   - issuer: The issuer. The default is a host name that does not exist.
    ///   - insecureHTTP: The hosts on which the provider may use http.
    ///   - time: The clock for tokens that the provider issues itself.
    /// - Throws: `issuer.invalid`.
    public convenience init(
        _ issuer: String = "https://id.example.com", insecureHTTP: InsecureHTTP = .notAllowed,
        time: any TimeSource = SystemTime()
    ) throws(Refusal) {
        self.init(TestIssuerIdentity(try IssuerIdentifier(issuer, insecureHTTP: insecureHTTP)), time: time)
    }

    /// Creates a fake Entra ID for an authority: a single tenant, or all tenants for `common` and `organizations`.
    ///
    /// - Parameters:
    ///   - authority: The authority that the application is configured with.
    ///   - tenant: The tenant of the users, if the authority serves several tenants.
    ///   - allowedTenants: The tenants that ``profile`` and `expectations(of:)` allow. The default is `tenant` only.
    ///   - time: The clock of the provider.
    /// - Throws: `issuer.invalid` for version 1 and for every authority from which the issuer cannot be derived:
    ///   domains, B2C, and External ID with a name.
    public convenience init(
        _ authority: EntraAuthority, tenant: GUID? = nil, allowedTenants: AllowedTenants? = nil,
        time: any TimeSource = SystemTime()
    ) throws(Refusal) {
        let identifier = tenant ?? authority.tenant.identifier ?? TestIssuer.homeTenant
        let allowedTenants = allowedTenants ?? .only([identifier])
        self.init(
            try TestIssuerIdentity(
                authority, tenant: identifier.string, allowedTenants: allowedTenants),
            time: time)
    }

    // MARK: - Identity

    /// The provider's rules, for a `ProviderConfiguration` or a `LiveProvider`.
    public var profile: any ProviderProfile { identity.profile }
    /// The issuer (`iss`) of its tokens.
    public var issuer: String { identity.tokenIssuer }
    /// The URL of its keys, for ``StubTransport/setBehavior(_:at:)``.
    public var jwksURL: String { identity.jwksURL }
    /// The URL of its token endpoint, for ``StubTransport/setBehavior(_:at:)`` and ``StubTransport/requests(to:)``.
    public var tokenEndpoint: String { identity.tokenEndpoint }

    // MARK: - User info

    /// Starts signing user info, as a provider does for a client that is registered with
    /// `userinfo_signed_response_alg`. Before, user info is JSON.
    public func startSigningUserInfo() {
        state.withLock { $0.signsUserInfo = true }
    }

    // MARK: - Documents

    /// The metadata document that it serves.
    public var metadataDocument: [UInt8] { TestTokenEndpoint.document(identity.metadata) }

    /// The current key set document that it serves at ``jwksURL``.
    public var keySetDocument: [UInt8] { TestTokenEndpoint.keySet(state.withLock { $0.keys }) }

    // MARK: - Keys

    /// The `kid` of the current signing key.
    public var keyID: String { state.withLock { $0.signer.name } }

    /// Starts signing with a new key, which is published together with the previous ones. Returns its `kid`.
    @discardableResult
    public func rotateKeys() -> String {
        state.withLock { state in
            state.rotate()
            return state.signer.name
        }
    }

    /// Replaces the signing key by another one with the same `kid`, as some providers do.
    package func replaceKey() {
        state.withLock { $0.replace() }
    }

    /// Stops publishing a key. Tokens signed with it fail with `keys.unknown-key` after the next key refresh.
    public func withdrawKey(_ name: String) {
        state.withLock { $0.keys.removeAll { $0.name.hasSameBytes(as: name) } }
    }

    /// Publishes two additional keys with the same name. Tokens that name it fail with `keys.ambiguous`, and the key
    /// set causes the warning `keys.duplicate-id`.
    public func publishKeysWithSameID() {
        state.withLock { state in
            for key in [TestKey.two, .three] {
                state.keys.append(.init(name: TestIssuer.ambiguousKeyName, key: key, issuer: state.signer.issuer))
            }
        }
    }

    static let ambiguousKeyName = "test-key-twice"
    static let personalAccountsKeyName = "test-key-of-personal-accounts"
    static let personalAccountsKey = TestKey.three
    static let personalAccountsIssuer = "https://login.microsoftonline.com/\(GUID.personalAccounts)/v2.0"
    static let homeTenant: GUID = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    static let otherTenant = "fa15d692-e9c7-4460-a743-29f29522229a"

    /// The provider's current time.
    var now: Date { time.now }
    /// The provider's current uptime.
    var uptime: Duration { time.uptime }
}
