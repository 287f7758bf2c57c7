public import OIDCCallbacks
public import OIDCPrimitives

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Sign-ins from devices: desktop applications and command-line tools sign in through this server, and the user signs in
/// to this server with a browser.
///
/// 1. The client begins a sign-in at the server. ``begin(_:)`` returns a code to show, a URL, and a secret to poll with.
/// 2. The user opens the URL, signs in again, and types the code. ``lookUp(_:by:session:from:)`` returns what to show.
/// 3. The user approves or denies: ``approve(_:by:session:)``, ``deny(_:by:session:)``.
/// 4. The client polls. ``poll(_:)`` returns the approval once, and the server issues its own session for the client.
///
/// An attacker who begins a sign-in and sends the URL to a user gains nothing from the user's sign-in alone: without
/// the code, nothing is approved (RFC 8628 §5.4).
public struct DeviceSignIns: Sendable {
    /// The URL of the page on which users type codes.
    public let verificationURL: CallbackURL
    let store: any DeviceSignInStore
    let digest: any MessageDigest
    let random: any RandomSource
    let limits: DeviceSignInLimits
    let time: any TimeSource

    /// The number of times that a change is tried again because another request changed the same entry.
    static let maximumTries = 16
    /// The time for which the store keeps an expired request, so that its client learns that it has expired.
    static let grace = 300.0

    /// Creates sign-ins from devices.
    ///
    /// - Parameters:
    ///   - verificationURL: The URL of the page on which users type codes.
    ///   - digest: The application's hash functions.
    ///   - store: The store of requests. The default keeps them in memory, which works for a single process.
    ///   - random: The source of codes, polling secrets, and form tokens.
    ///   - limits: The limits on times and attempts.
    ///   - time: The clock to use.
    public init(
        verificationURL: CallbackURL, digest: any MessageDigest, store: (any DeviceSignInStore)? = nil,
        random: any RandomSource = SystemRandom(), limits: DeviceSignInLimits = .standard,
        time: any TimeSource = SystemTime()
    ) {
        self.verificationURL = verificationURL
        self.digest = digest
        self.store = store ?? InMemoryDeviceSignIns(time: time)
        self.random = random
        self.limits = limits
        self.time = time
    }

    /// Begins a sign-in from a device.
    ///
    /// - Parameter requester: What is known about the client. The user sees it before deciding.
    /// - Throws: `device.too-many-attempts` if too many requests began from this address or from its IPv6 network, or
    ///   `device.store-unavailable`.
    public func begin(_ requester: DeviceRequester) async throws(Refusal) -> DeviceSignInStart {
        if let address = requester.address { try await countStart(from: address) }
        let now = time.now
        let secret = SecretString(Base64URL.encode(random.bytes(32)))
        let requestKey = key(.request, secret.revealed())
        // A new code is rarely one that is waiting already.
        for _ in 0..<DeviceSignIns.maximumTries {
            let code = DeviceUserCode(random)
            guard code.isComplete else { break }
            let codeKey = key(.code, code.letters)
            let record = DeviceSignInRecord(requester, codeKey: codeKey.rawValue, limits: limits, at: now)
            let codeEntry = DeviceSignInEntry(version: 1, expiresAt: record.end, content: .code(requestKey.rawValue))
            guard try await replace(codeKey, ofVersion: nil, with: codeEntry) else { continue }
            guard try await replace(requestKey, ofVersion: nil, with: entry(record, version: 1)) else { break }
            return DeviceSignInStart(
                userCode: code.shown, verificationURL: verificationURL.string, pollingSecret: secret,
                lifetime: limits.lifetime, interval: limits.interval)
        }
        throw Refusal(.deviceStoreUnavailable())
    }

    // MARK: - The store

    func key(_ kind: DeviceSignInKey.Kind, _ text: String) -> DeviceSignInKey {
        DeviceSignInKey(kind, text, digest: digest)
    }

    func entry(_ record: DeviceSignInRecord, version: Int) -> DeviceSignInEntry {
        DeviceSignInEntry(
            version: version, expiresAt: record.end.addingTimeInterval(DeviceSignIns.grace), content: .request(record))
    }

    func load(_ key: DeviceSignInKey) async throws(Refusal) -> DeviceSignInEntry? {
        do {
            return try await store.load(key)
        } catch {
            // The store's error is not repeated, because it may contain anything.
            throw Refusal(.deviceStoreUnavailable())
        }
    }

    func replace(
        _ key: DeviceSignInKey, ofVersion version: Int?, with entry: DeviceSignInEntry?
    ) async throws(Refusal) -> Bool {
        do {
            return try await store.replace(key, ofVersion: version, with: entry)
        } catch {
            throw Refusal(.deviceStoreUnavailable())
        }
    }

    /// Loads a request with its version, or returns `nil` if there is none.
    func loadRequest(
        _ key: DeviceSignInKey
    ) async throws(Refusal) -> (record: DeviceSignInRecord, version: Int)? {
        guard let entry = try await load(key), case .request(let record) = entry.content else { return nil }
        return (record, entry.version)
    }

    /// Counts an attempt before it is made, so that attempts at the same time cannot exceed the limit.
    ///
    /// - Throws: `device.too-many-attempts` if the limit has been reached.
    func countAttempt(_ kind: DeviceSignInKey.Kind, _ name: String, limit: Int) async throws(Refusal) {
        let key = key(kind, name)
        for _ in 0..<DeviceSignIns.maximumTries {
            let stored = try await load(key)
            let next = try nextCount(after: stored, limit: limit)
            if try await replace(key, ofVersion: stored?.version, with: next) { return }
        }
        throw Refusal(.deviceStoreUnavailable())
    }

    private func nextCount(after stored: DeviceSignInEntry?, limit: Int) throws(Refusal) -> DeviceSignInEntry {
        guard let next = DeviceSignInEntry.counting(after: stored, limit: limit, at: time.now) else {
            throw Refusal(.deviceTooManyAttempts("at most \(limit) in 15 minutes"))
        }
        return next
    }

    /// Counts a request that begins, for its address and for the address's network of IPv6.
    private func countStart(from address: String) async throws(Refusal) {
        let (name, limit) = (DeviceRequester.countedAs(address), limits.requestsPerAddress)
        if let network = DeviceRequester.networkCountedAs(address) {
            // An address that has reached its limit does not count for the others of its network.
            _ = try nextCount(after: try await load(key(.starts, name)), limit: limit)
            // Counted before the address, because a network beyond its limit must not fill the store with addresses.
            try await countAttempt(.starts, network, limit: limits.requestsPerNetwork)
        }
        try await countAttempt(.starts, name, limit: limit)
    }
}
