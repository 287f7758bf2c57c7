public import OIDCPrimitives

/// An event of a ``LiveProvider``, for logs and metrics.
///
///     let provider = LiveProvider(profile: profile, transport: transport, verifier: crypto, digest: crypto) { event in
///         logger.log(level: event.kind == .refreshed ? .debug : .notice, "\(event)")
///         counter.increment(dimensions: [("kind", event.kind.rawValue), ("code", event.code?.rawValue ?? "")])
///     }
///
/// ``kind``, ``cause``, and ``code`` have few distinct values, whatever the input, so they can label metrics.
public struct ProviderEvent: Sendable {
    /// The kind of the event.
    public struct Kind: Hashable, Sendable, CustomStringConvertible {
        /// The name for logs and metrics.
        public let rawValue: String

        private init(_ rawValue: String) {
            self.rawValue = rawValue
        }

        /// The first metadata and keys were fetched, or a stored snapshot was restored.
        public static let fetched = Kind("fetched")
        /// The metadata, the keys, or both were replaced by newer ones.
        public static let refreshed = Kind("refreshed")
        /// A refresh failed, and an expired snapshot is used. Reported once after each failure.
        public static let stale = Kind("stale")
        /// A fetch failed. ``problems`` contains the reasons. With `discovery.issuer-changed`, the provider responded,
        /// but its metadata names a different issuer than before.
        public static let refused = Kind("refused")
        /// A token with an unknown key arrived too soon after another, and the keys were not refreshed. Reported once
        /// per interval.
        public static let throttled = Kind("throttled")

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
        /// A token had an unknown key.
        public static let unknownKey = Cause("unknown-key")
        /// A stored snapshot was restored.
        public static let restoration = Cause("restoration")

        /// The name for logs and metrics.
        public var description: String { rawValue }
    }

    /// The kind of the event.
    public let kind: Kind
    /// The reason for a fetch.
    public let cause: Cause
    /// The URL of the provider's metadata, as configured, including its query.
    public let metadataURL: String
    /// The duration of the fetch, or zero if there was none.
    public let duration: Duration
    /// The errors of the fetch, or the warnings about the documents.
    public let problems: [Problem]

    /// The code of the first problem.
    public var code: ProblemCode? { problems.first?.code }
}

extension ProviderEvent: CustomStringConvertible {
    /// A one-line description for logs.
    public var description: String {
        let milliseconds = duration / .milliseconds(1)
        let line = "OIDC provider \(kind.rawValue) (\(cause.rawValue)): \(escapedURL(metadataURL))"
        let time = milliseconds < 1 ? "" : " in \(Int(milliseconds)) ms"
        let most = 5
        let more = problems.count > most ? "; and \(problems.count - most) more" : ""
        return line + time + problems.prefix(most).map { "; \($0)" }.joined() + more
    }
}
