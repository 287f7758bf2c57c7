import EntraID

/// The mutable state of a ``TestIssuer``.
struct TestIssuerState: Sendable {
    /// A key with the name that tokens use for it.
    struct PublishedKey: Sendable {
        let name: String
        let key: TestKey
        let issuer: String?
    }

    /// A sign-in for which a code was issued.
    struct Grant: Sendable {
        var parameters: IDTokenParameters
        let redirectURI: String
        let challenge: String
        let defect: BadToken?
    }

    /// The parameters of an authorization request that was pushed.
    struct PushedRequest: Sendable {
        let parameters: [FormEncoding.Parameter]
        let pushedAt: Duration
        /// The time within which the browser must arrive.
        static let lifetime = Duration.seconds(60)
    }

    var keys: [PublishedKey]
    /// The signing key. It may have been withdrawn.
    var signer: PublishedKey
    var rotations = 0
    var pushedRequests: [ExactString: PushedRequest] = [:]
    var codes: [ExactString: Grant] = [:]
    var refreshTokens: [ExactString: Grant] = [:]
    var accessTokens: [ExactString: IDTokenParameters] = [:]
    /// Whether user info is signed.
    var signsUserInfo = false
    /// The counter for unique names.
    private var names = 0

    /// Creates the initial state, as at Entra: the signing key, another published key, and for Entra the key of
    /// personal accounts.
    init(_ identity: TestIssuerIdentity) {
        signer = PublishedKey(name: "test-key-1", key: .one, issuer: identity.keyIssuer)
        keys = [signer, PublishedKey(name: "test-key-idle", key: .two, issuer: identity.keyIssuer)]
        guard identity.kind != .openID else { return }
        keys.append(
            PublishedKey(
                name: TestIssuer.personalAccountsKeyName, key: TestIssuer.personalAccountsKey,
                issuer: TestIssuer.personalAccountsIssuer))
    }

    /// Starts signing with a key with a new name. The previous keys stay published.
    mutating func rotate() {
        sign(with: "test-key-\(rotations + 2)")
    }

    /// Starts signing with a key with the same name. The previous key is no longer published.
    mutating func replace() {
        let name = signer.name
        keys.removeAll { $0.name.hasSameBytes(as: name) }
        sign(with: name)
    }

    private mutating func sign(with name: String) {
        rotations += 1
        let numbers: [TestKey] = [.one, .two, .three]
        signer = PublishedKey(name: name, key: numbers[rotations % numbers.count], issuer: signer.issuer)
        keys.append(signer)
    }

    mutating func newName(_ sort: String) -> String {
        names += 1
        return "\(sort)-\(names)"
    }
}
