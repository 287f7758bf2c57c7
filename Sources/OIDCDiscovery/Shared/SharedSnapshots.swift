public import OIDCPrimitives

/// The store in which instances share snapshots of providers, and the key with which they recognize each other's.
///
///     let snapshots = try SharedSnapshots(store: RedisSnapshots(), key: key)
///
/// A single instance can use them too, with a store that survives its restart, such as a folder.
///
/// A snapshot contains the keys that tokens are verified with, so a store that could add one could sign in any user.
/// Therefore every snapshot carries an HMAC-SHA-256 with the application's ``init(store:key:timeout:)`` key. It covers
/// the format's version, the URL of the provider's metadata, the times of the fetches, and both documents. A snapshot is
/// used only if
///
/// - its HMAC is correct for this provider,
/// - it is newer than what this instance knows, so that the store cannot bring back withdrawn keys,
/// - it was not fetched in the future, beyond the difference that two clocks may have, or so long ago that it is due for
///   a refresh (while the provider is down, within ``RefreshPolicy/maximumSnapshotAge``, like a snapshot of the instance
///   itself), and
/// - its documents are valid, as if the provider had just served them, with the same issuer as before.
///
/// Otherwise the provider is asked. ``OIDCEvent/Kind/snapshotIgnored`` reports a store that fails, and a snapshot with
/// another HMAC, from the future, too old to be used, or with documents that are not valid.
///
/// The store is read before the metadata and keys would be fetched, and written in the background after they were. If it
/// does not respond, the fetch continues after the timeout without it. The store is not asked again before it has
/// responded, or its client has given up.
public struct SharedSnapshots: Sendable {
    let store: any SharedSnapshotStore
    let key: SecretString
    /// The maximum time for which a request waits for the store.
    public let timeout: Duration

    /// The allowed lengths of a key in bytes.
    private static let keyLengths = 32...1_024

    /// Creates shared snapshots.
    ///
    /// - Parameters:
    ///   - store: The store that all instances of the application reach.
    ///   - key: The key that all of them have, and nothing else: a random string of at least 32 bytes, such as the output
    ///     of `openssl rand -base64 32`. Keep it like a client secret, and not in the store. Instances with different
    ///     keys share nothing, and no event reports it.
    ///   - timeout: The maximum time for which a request waits for the store, from 10 milliseconds to 10 seconds.
    /// - Throws: `config.limit-out-of-range` if the key is shorter than 32 or longer than 1,024 bytes, or if the timeout
    ///   is out of range.
    public init(
        store: any SharedSnapshotStore, key: SecretString, timeout: Duration = .seconds(1)
    ) throws(Refusal) {
        let length = key.revealed().utf8.count
        let lengths = SharedSnapshots.keyLengths
        let problems = [
            lengths.contains(length) ? nil : Problem.snapshotKeyLength(length, expected: lengths),
            .limit("sharedSnapshots.timeout", timeout, from: .milliseconds(10), to: .seconds(10)),
        ]
        if let refusal = Refusal(problems.compactMap(\.self)) { throw refusal }
        self.store = store
        self.key = key
        self.timeout = timeout
    }
}

extension Problem {
    fileprivate static func snapshotKeyLength(_ length: Int, expected: ClosedRange<Int>) -> Problem {
        Problem(
            .configLimitOutOfRange, at: .setting("sharedSnapshots.key"),
            expected: "\(expected.lowerBound) to \(expected.upperBound) bytes", found: "\(length) bytes",
            remedy: "An attacker who guesses this key can add keys that tokens are verified with. Use the output of "
                + "“openssl rand -base64 32”, the same for all instances.")
    }
}
