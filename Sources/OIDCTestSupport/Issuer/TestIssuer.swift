public import EntraID
import OIDCSoftwareCrypto

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A provider that lives in a test: it mints tokens, good and bad, and serves its metadata, its keys and its token
/// endpoint through a ``StubTransport``, without a network.
///
///     let issuer = try TestIssuer()
///     let client = try SignInClient(configuration, transport: issuer.transport, verifier: crypto, digest: crypto)
///     let start = try await client.start(callback: callback, cookieHeader: nil, warnings: .ignored)
///     let response = try issuer.signIn(at: start.address)              // the browser, the provider, the user
///     let result = try await client.finish(response.request(cookies: start.cookies))
///
/// Its keys are ``TestKey``s, which everybody has: **trust them in tests and nowhere else**. It is a strict provider in
/// what it checks of requests, but it asks for no proof of the client: secrets and assertions are not looked at.
public final class TestIssuer: Sendable {
    /// The HTTP client to inject. It answers for this issuer and reaches nobody else.
    public let transport: StubTransport
    let identity: TestIssuerIdentity
    let ledger: Locked<IssuerLedger>
    private let time: any TimeSource

    private init(_ identity: TestIssuerIdentity, time: any TimeSource) {
        let ledger = Locked(IssuerLedger(identity))
        let desk = IssuerDesk(identity: identity, ledger: ledger, time: time)
        self.identity = identity
        self.ledger = ledger
        self.time = time
        transport = StubTransport { desk.answer($0) }
    }

    /// An OpenID provider under this issuer. Refuses with `issuer.invalid`.
    ///
    /// - Parameters:
    ///   - issuer: The issuer; a name that nobody has.
    ///   - time: What time it is there, for tokens that it gives out itself.
    public convenience init(
        _ issuer: String = "https://id.example.com", time: any TimeSource = SystemTime()
    ) throws(Refusal) {
        self.init(TestIssuerIdentity(try Issuer(issuer)), time: time)
    }

    /// Entra under this authority: one tenant, or all under `common` and `organizations`. Refuses with `issuer.invalid`
    /// version 1 and every authority whose text does not tell the issuer: domains, B2C, External ID under a name.
    ///
    /// - Parameters:
    ///   - authority: What the application is configured with.
    ///   - tenant: Where people come from, when the authority serves several tenants.
    ///   - allowedTenants: Who is let in by ``profile`` and `expectations(of:)`; that tenant alone when left out.
    ///   - time: What time it is there.
    public convenience init(
        _ authority: EntraAuthority, tenant: GUID? = nil, allowedTenants: AllowedTenants? = nil,
        time: any TimeSource = SystemTime()
    ) throws(Refusal) {
        let identifier = tenant ?? authority.tenant.identifier ?? TestIssuer.homeTenant
        let allowedTenants = allowedTenants ?? .only([identifier])
        self.init(
            try TestIssuerIdentity(
                authority, tenant: identifier.text, allowedTenants: allowedTenants),
            time: time)
    }

    // MARK: - Who it is

    /// What is particular about it: what a `ProviderConfiguration` or a `LiveProvider` takes.
    public var profile: any ProviderProfile { identity.profile }
    /// `iss` of its tokens.
    public var issuer: String { identity.tokenIssuer }
    /// Where its keys are, for ``StubTransport/behave(_:at:)``.
    public var keySetLocation: String { identity.keySetLocation }
    /// Where codes are redeemed, for ``StubTransport/behave(_:at:)`` and ``StubTransport/requests(to:)``.
    public var tokenEndpoint: String { identity.tokenEndpoint }

    // MARK: - Documents

    /// Its metadata, as served at the profile's location.
    public var metadataDocument: [UInt8] { IssuerDesk.document(identity.metadata) }

    /// Its keys at present, as served at ``keySetLocation``.
    public var keySetDocument: [UInt8] { IssuerDesk.keySet(ledger.withLock { $0.keys }) }

    // MARK: - Keys

    /// The `kid` under which it signs at present.
    public var keyName: String { ledger.withLock { $0.signer.name } }

    /// Signs with a new key from now on, which is published beside those before it. Returns its `kid`.
    @discardableResult
    public func rotateKeys() -> String {
        ledger.withLock { ledger in
            ledger.rotate()
            return ledger.signer.name
        }
    }

    /// Publishes a key no more, whether it signs or not: what it signed has an unknown key wherever keys are asked for
    /// anew.
    public func withdrawKey(_ name: String) {
        ledger.withLock { $0.keys.removeAll { $0.name.hasSameBytes(as: name) } }
    }

    /// Publishes two keys under one name besides, as no provider should: tokens that name it are `keys.ambiguous`, and
    /// the key set gets the warning `keys.duplicate-id`.
    public func publishTwoKeysOfOneName() {
        ledger.withLock { ledger in
            for key in [TestKey.two, .three] {
                ledger.keys.append(.init(name: TestIssuer.ambiguousKeyName, key: key, issuer: ledger.signer.issuer))
            }
        }
    }

    static let ambiguousKeyName = "test-key-twice"
    static let personalAccountsKeyName = "test-key-of-personal-accounts"
    static let personalAccountsKey = TestKey.three
    static let personalAccountsIssuer = "https://login.microsoftonline.com/\(GUID.personalAccounts)/v2.0"
    static let homeTenant: GUID = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    static let otherTenant = "fa15d692-e9c7-4460-a743-29f29522229a"

    /// What time it is there.
    var now: Date { time.now }
}
