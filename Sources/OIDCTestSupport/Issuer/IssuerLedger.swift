import EntraID

/// What a ``TestIssuer`` remembers.
struct IssuerLedger: Sendable {
    /// A key under the name that tokens call it by.
    struct PublishedKey: Sendable {
        let name: String
        let key: TestKey
        let issuer: String?
    }

    /// A sign-in whose code was given out.
    struct Grant: Sendable {
        var order: TokenOrder
        let redirectAddress: String
        let challenge: String
        let spoiled: BadToken?
    }

    var keys: [PublishedKey]
    /// The key that signs. It may have been withdrawn.
    var signer: PublishedKey
    var rotations = 0
    var codes: [ExactText: Grant] = [:]
    var refreshTokens: [ExactText: Grant] = [:]
    var accessTokens: [ExactText: TokenOrder] = [:]
    /// For names that nobody has had before.
    private var names = 0

    /// Begins as Entra does: the key that signs, another that will or did, and with Entra that of personal accounts.
    init(_ identity: TestIssuerIdentity) {
        signer = PublishedKey(name: "test-key-1", key: .one, issuer: identity.keyIssuer)
        keys = [signer, PublishedKey(name: "test-key-idle", key: .two, issuer: identity.keyIssuer)]
        guard identity.kind != .openID else { return }
        keys.append(
            PublishedKey(
                name: TestIssuer.personalAccountsKeyName, key: TestIssuer.personalAccountsKey,
                issuer: TestIssuer.personalAccountsIssuer))
    }

    /// A key of a new name signs from now on; the ones before it stay published.
    mutating func rotate() {
        rotations += 1
        let numbers: [TestKey] = [.one, .two, .three]
        signer = PublishedKey(
            name: "test-key-\(rotations + 1)", key: numbers[rotations % numbers.count], issuer: signer.issuer)
        keys.append(signer)
    }

    mutating func newName(_ sort: String) -> String {
        names += 1
        return "\(sort)-\(names)"
    }
}
