public import OIDCPrimitives

/// Something that happened: to a provider's metadata and keys, in a sign-in, or to a request of an API. It is for logs,
/// metrics, and traces.
///
///     let observer: @Sendable (OIDCEvent) -> Void = { event in
///         logger.log(level: event.isFailure ? .notice : .debug, "\(event)")
///         Counter(label: "oidc", dimensions: event.labels).increment()
///         Timer(label: "oidc_duration", dimensions: event.labels)
///             .recordNanoseconds(event.nanoseconds)
///     }
///
/// ``labels`` have few distinct values, whatever the input. An event contains no secret, token, name, or e-mail address.
public struct OIDCEvent: Sendable {
    /// The kind of an event.
    public struct Kind: Hashable, Sendable, CustomStringConvertible {
        /// The name for logs and metrics.
        public let rawValue: String

        private init(_ rawValue: String) {
            self.rawValue = rawValue
        }

        // Metadata and keys

        /// The first metadata and keys were fetched, or a stored or shared snapshot was restored.
        public static let fetched = Kind("fetched")
        /// The metadata, the keys, or both were replaced by newer ones.
        public static let refreshed = Kind("refreshed")
        /// A refresh failed, and an expired snapshot is used. Reported once after each failure.
        public static let stale = Kind("stale")
        /// A fetch failed. ``problems`` contains the reasons. With `discovery.issuer-changed`, the provider responded,
        /// but its metadata names a different issuer than before.
        public static let refused = Kind("refused")
        /// A token with an unknown key or an invalid signature arrived too soon after another, and the keys were not
        /// refreshed. Reported once per interval.
        public static let throttled = Kind("throttled")
        /// A shared snapshot was not used, because this application did not write it, because it is not valid for this
        /// instance, or because the store failed.
        /// ``OIDCEvent/problems`` has the reason.
        public static let snapshotIgnored = Kind("snapshot-ignored")

        // Sign-in

        /// The provider received the parameters of an authorization request (RFC 9126), so that the sign-in can start.
        public static let authorizationPushed = Kind("authorization-pushed")
        /// A sign-in started: the browser is sent to the provider.
        public static let signInStarted = Kind("sign-in-started")
        /// A user signed in.
        public static let signInFinished = Kind("sign-in-finished")
        /// A sign-in could not be started, or its response was rejected.
        public static let signInRefused = Kind("sign-in-refused")
        /// The token endpoint returned tokens for a code.
        public static let codeRedeemed = Kind("code-redeemed")
        /// The token endpoint returned new tokens for a refresh token.
        public static let tokensRefreshed = Kind("tokens-refreshed")
        /// New tokens for a refresh token were not returned, or were rejected.
        public static let refreshRefused = Kind("refresh-refused")
        /// The store of pending sign-ins was full, and the oldest ones were dropped. ``OIDCEvent/count`` is their
        /// number.
        public static let signInsDropped = Kind("sign-ins-dropped")

        // Sessions

        /// Sessions ended: by a sign-out, by a logout of the provider, or because the provider did not renew one. In the
        /// last case, ``OIDCEvent/problems`` has the reason. ``OIDCEvent/count`` is their number.
        public static let sessionEnded = Kind("session-ended")

        // Tokens for other APIs

        /// The token endpoint returned an access token for another API, or a device's user signed in.
        public static let accessTokenReceived = Kind("access-token-received")
        /// An access token for another API was not returned, or the token request could not be sent.
        public static let accessTokenRefused = Kind("access-token-refused")

        // Sign-out

        /// A user was sent to the provider to sign out.
        public static let signOutStarted = Kind("sign-out-started")
        /// A user returned from the provider after signing out.
        public static let signOutFinished = Kind("sign-out-finished")
        /// The provider reported that a session ended.
        public static let logoutReceived = Kind("logout-received")
        /// A sign-out could not be started, or what the browser or the provider sent about one was rejected.
        public static let signOutRefused = Kind("sign-out-refused")

        // An API

        /// An access token was accepted that had been verified before, with the same key.
        public static let tokenSeenBefore = Kind("token-seen-before")
        /// An access token was accepted after its signature was verified, because it was not remembered.
        public static let tokenFirstSeen = Kind("token-first-seen")
        /// A request of an API was rejected because of its access token.
        public static let tokenRefused = Kind("token-refused")
        /// A request of an API was answered with a challenge.
        public static let challenged = Kind("challenged")

        /// The name for logs and metrics.
        public var description: String { rawValue }
    }

    /// The reason for a fetch.
    public struct Cause: Hashable, Sendable, CustomStringConvertible {
        /// The name for logs and metrics.
        public let rawValue: String

        private init(_ rawValue: String) {
            self.rawValue = rawValue
        }

        /// There was no snapshot.
        public static let start = Cause("start")
        /// The snapshot was due for a refresh.
        public static let schedule = Cause("schedule")
        /// A token had an unknown key, or a signature that its key does not verify.
        public static let unknownKey = Cause("unknown-key")
        /// A stored snapshot was restored.
        public static let restoration = Cause("restoration")
        /// Another instance had fetched a newer snapshot and shared it.
        public static let sharedSnapshot = Cause("shared-snapshot")
        /// The application asked for a refresh.
        public static let application = Cause("application")

        /// The name for logs and metrics.
        public var description: String { rawValue }
    }

    /// The kind of the event.
    public let kind: Kind
    /// The reason for a fetch, or `nil` for other events.
    public let cause: Cause?
    /// The URL of the provider's metadata, as configured, including its query. `nil` if the event belongs to no
    /// provider.
    public let metadataURL: String?
    /// The time that it took, or zero for an event without a duration.
    public let duration: Duration
    /// The reasons for a failure, or the warnings about the documents.
    public let problems: [Problem]
    /// The number of things that happened, usually one.
    public let count: Int

    package init(
        _ kind: Kind, cause: Cause? = nil, metadataURL: String?, duration: Duration = .zero, problems: [Problem] = [],
        count: Int = 1
    ) {
        self.kind = kind
        self.cause = cause
        self.metadataURL = metadataURL
        self.duration = duration
        self.problems = problems
        self.count = count
    }

    /// The code of the first error, or of the first warning if there is no error.
    public var code: ProblemCode? { (problems.first { $0.severity == .error } ?? problems.first)?.code }

    /// Whether the event reports an error.
    public var isFailure: Bool { problems.contains { $0.severity == .error } }

    /// The labels for metrics: the kind, the cause of a fetch, and the code of a failure. The names are always the same,
    /// as metrics require; a value that does not apply is empty.
    public var labels: [(String, String)] {
        [
            ("kind", kind.rawValue), ("cause", cause?.rawValue ?? ""),
            ("code", isFailure ? code?.rawValue ?? "" : ""),
        ]
    }

    /// The duration as a number of nanoseconds, as metrics record it.
    public var nanoseconds: Int64 {
        Int64(clamping: duration.components.seconds).multipliedReportingOverflow(by: 1_000_000_000).partialValue
            &+ duration.components.attoseconds / 1_000_000_000
    }
}

extension OIDCEvent: CustomStringConvertible {
    /// A one-line description for logs.
    public var description: String {
        let milliseconds = duration / .milliseconds(1)
        var line = cause.map { "OIDC provider \(kind) (\($0))" } ?? "OIDC \(kind)"
        if count != 1 { line += " (\(count))" }
        if let metadataURL { line += ": \(escapedURL(metadataURL))" }
        let time = milliseconds < 1 ? "" : " in \(Int(milliseconds)) ms"
        let most = 5
        let more = problems.count > most ? "; and \(problems.count - most) more" : ""
        return line + time + problems.prefix(most).map { "; \($0)" }.joined() + more
    }
}
