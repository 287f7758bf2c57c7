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
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The first metadata and keys are there, or a stored snapshot was taken up.
        case fetched
        /// Newer metadata, newer keys or both took the place of those there were.
        case refreshed
        /// The provider could not be asked and what it said before is used beyond its time. Said once after each
        /// failure.
        case stale
        /// An attempt failed: ``problems`` tell why. With `discovery.issuer-changed` the provider answered, but its
        /// metadata name another issuer than before.
        case refused
        /// A token with an unknown key came too soon after another, and the provider was not asked. Said once in each
        /// interval.
        case throttled
    }

    /// Why the provider was asked.
    public enum Cause: String, Hashable, Sendable, CaseIterable {
        /// There was nothing to answer with.
        case start
        /// What there was came to its age.
        case schedule
        /// A token named a key that was not there.
        case unknownKey = "unknown-key"
        /// A stored snapshot was taken up.
        case restoration
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
