import EntraID

/// The signing keys of a ``FakeEntra``, which are created when it starts.
///
/// Like a ``TestKey``, each has many small prime factors, so that signing is fast. An attacker who can reach the machine
/// could factor one, but never knows one in advance.
struct FakeKeys: Sendable {
    /// A key with its name (`kid`).
    struct Key: Sendable {
        let name: String
        let key: TestKey

        init(random: any RandomSource) {
            let primes = RandomPrime.distinct(32, exponent: 65_537, random: random)
            key = TestKey(name: "fake", exponent: 65_537, primes: primes)
            // As long as the thumbprints by which Entra names its keys.
            name = Base64URL.encode(TestHash.sha256(key.modulus).prefix(20))
        }
    }

    /// The most keys of organizations that are published at once. The oldest is withdrawn for a new one.
    static let capacity = 8

    /// The published keys of organizations. There are always several, as at Entra, until they are withdrawn.
    private(set) var published: [Key]
    /// The key that signs the tokens of organizations. It may have been withdrawn.
    private(set) var signer: Key
    /// The key that signs the tokens of personal accounts.
    let personal: Key
    /// A key that is never published, for forged tokens.
    let unpublished: Key
    /// Whether every key set contains the key of personal accounts. It does after a forged token that has to be
    /// rejected because of the issuer of this key.
    private(set) var publishesPersonalKeyEverywhere = false
    /// Whether two published keys have the same name.
    private(set) var hasAmbiguousKeys = false

    static let ambiguousName = "fake-key-twice"

    init(random: any RandomSource) {
        signer = Key(random: random)
        published = [signer, Key(random: random)]
        personal = Key(random: random)
        unpublished = Key(random: random)
    }

    /// Starts signing with a new key, which is published together with the previous ones. Returns its name.
    @discardableResult
    mutating func rotate(random: any RandomSource) -> String {
        signer = Key(random: random)
        published.append(signer)
        if published.count > FakeKeys.capacity { published.removeFirst() }
        return signer.name
    }

    /// Stops publishing a key. Returns whether it was published.
    @discardableResult
    mutating func withdraw(_ name: String) -> Bool {
        let count = published.count
        published.removeAll { $0.name.hasSameBytes(as: name) }
        return published.count < count
    }

    /// Publishes what a client must find for a token with a defect to be rejected for this defect.
    mutating func prepare(for bad: BadToken) {
        if bad.condition == .keysWithSameID { hasAmbiguousKeys = true }
        if bad.code == .issuerKeyIssuerMismatch { publishesPersonalKeyEverywhere = true }
    }

    /// Returns the key with a name that signed a token, if it is published.
    func publishedKey(_ name: String) -> TestKey? {
        (published + [personal]).first { $0.name.hasSameBytes(as: name) }?.key
    }

    /// Returns the key that signs the tokens of a tenant.
    func signer(for tenant: GUID) -> Key { tenant == .personalAccounts ? personal : signer }

    /// Returns the key set that an authority publishes.
    ///
    /// - Parameters:
    ///   - authority: The authority.
    ///   - own: The key of the application that the URL names, if it has one.
    func document(for authority: FakeAuthority, of own: Key? = nil) -> JSONObject {
        var members: [JSONObject] = []
        if authority.directory != .personalAccounts {
            members += published.map { $0.key.publicMembers(keyID: $0.name, issuer: authority.keyIssuer) }
        }
        if let own { members.append(own.key.publicMembers(keyID: own.name, issuer: authority.keyIssuer)) }
        if authority.hasPersonalAccounts || publishesPersonalKeyEverywhere {
            let issuer = authority.keyIssuer.map { _ in "\(authority.origin)/\(GUID.personalAccounts)/v2.0" }
            members.append(personal.key.publicMembers(keyID: personal.name, issuer: issuer))
        }
        if hasAmbiguousKeys {
            members += [unpublished, personal].map {
                $0.key.publicMembers(keyID: FakeKeys.ambiguousName, issuer: authority.keyIssuer)
            }
        }
        return ["keys": .array(members.map { .object($0) })]
    }
}
