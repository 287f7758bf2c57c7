public import OIDCPrimitives

/// Something that happened to a ``LiveProvider``, for logs and metrics.
///
///     let provider = LiveProvider(profile: profile, transport: transport, verifier: crypto, digest: crypto) { event in
///         logger.log(level: event.kind == .refreshed ? .debug : .notice, "\(event)")
///         counter.increment(dimensions: [("kind", event.kind.rawValue), ("code", event.code?.text ?? "")])
///     }
///
/// ``kind``, ``cause`` and ``code`` have few values, whatever the outside world does, so they can label metrics.
public struct ProviderEvent: Sendable {
    /// What happened.
    public struct Kind: Hashable, Sendable, CustomStringConvertible {
        /// The word for logs and metrics.
        public let rawValue: String

        private init(_ rawValue: String) {
            self.rawValue = rawValue
        }

        /// The first metadata and keys are there, or a stored snapshot was taken up.
        public static let fetched = Kind("fetched")
        /// Newer metadata, newer keys or both took the place of those there were.
        public static let refreshed = Kind("refreshed")
        /// The provider could not be asked and what it said before is used beyond its time. Said once after each
        /// failure.
        public static let stale = Kind("stale")
        /// An attempt failed: ``problems`` tell why. With `discovery.issuer-changed` the provider answered, but its
        /// metadata name another issuer than before.
        public static let refused = Kind("refused")
        /// A token with an unknown key came too soon after another, and the provider was not asked. Said once in each
        /// interval.
        public static let throttled = Kind("throttled")

        /// The word for logs and metrics.
        public var description: String { rawValue }
    }

    /// Why the provider was asked.
    public struct Cause: Hashable, Sendable, CustomStringConvertible {
        /// The word for logs and metrics.
        public let rawValue: String

        private init(_ rawValue: String) {
            self.rawValue = rawValue
        }

        /// There was nothing to answer with.
        public static let start = Cause("start")
        /// What there was came to its age.
        public static let schedule = Cause("schedule")
        /// A token named a key that was not there.
        public static let unknownKey = Cause("unknown-key")
        /// A stored snapshot was taken up.
        public static let restoration = Cause("restoration")

        /// The word for logs and metrics.
        public var description: String { rawValue }
    }

    /// What happened.
    public let kind: Kind
    /// Why the provider was asked.
    public let cause: Cause
    /// Where the provider's metadata lies, as it was configured: with its query.
    public let metadataLocation: String
    /// How long asking the provider took; zero when it was not asked.
    public let duration: Duration
    /// What is wrong, or worth knowing about the documents.
    public let problems: [Problem]

    /// The code of the first problem.
    public var code: ProblemCode? { problems.first?.code }
}

extension ProviderEvent: CustomStringConvertible {
    /// One line for a log.
    public var description: String {
        let milliseconds = duration / .milliseconds(1)
        let line = "OIDC provider \(kind.rawValue) (\(cause.rawValue)): \(escapedAddress(metadataLocation))"
        let time = milliseconds < 1 ? "" : " in \(Int(milliseconds)) ms"
        let most = 5
        let more = problems.count > most ? "; and \(problems.count - most) more" : ""
        return line + time + problems.prefix(most).map { "; \($0)" }.joined() + more
    }
}
