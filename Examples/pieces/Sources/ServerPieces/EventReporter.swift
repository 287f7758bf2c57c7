public import EntraID
public import Logging
import Metrics
import Tracing

/// Passes the library's events on to swift-log, swift-metrics and swift-distributed-tracing.
///
///     let events = EventReporter(logger)
///     let entra = try EntraSignIn(…, observer: events.report, onWarning: events.warn)
///
/// Events contain no secret, token, name or e-mail address.
public struct EventReporter: Sendable {
    private let logger: Logger
    /// Every request of an API causes this event, so its counter is made once.
    private let tokensSeenBefore = Counter(
        label: "oidc_events",
        dimensions: [("kind", OIDCEvent.Kind.tokenSeenBefore.rawValue), ("cause", ""), ("code", "")])

    /// Creates a reporter that writes to a logger. Call `MetricsSystem.bootstrap` before.
    public init(_ logger: Logger) {
        self.logger = logger
    }

    /// Reports an event. It runs inside the sign-in, so it must return quickly.
    public func report(_ event: OIDCEvent) {
        if event.kind == .tokenSeenBefore { return tokensSeenBefore.increment() }
        count(event)
        logger.log(level: level(of: event), "\(event)", metadata: .init(labels: event.labels))
        ServiceContext.current?.span?.addEvent(
            SpanEvent(name: "oidc.\(event.kind)", attributes: ["oidc.code": .string(event.code?.rawValue ?? "")]))
    }

    /// Reports a warning about the configuration or about a document of the provider.
    public func warn(_ problem: Problem) {
        logger.warning("\(problem)", metadata: ["code": "\(problem.code)"])
    }

    /// Logs a refusal that a user saw with a status, and everything that an administrator needs to find out why.
    public func report(_ refusal: Refusal, status: Int) {
        var record = refusal.logRecord
        record["status"] = "\(status)"
        logger.log(
            level: status >= 500 ? .error : .notice, "\(refusal)", metadata: record.mapValues { .string($0) })
    }

    /// Logs the type of an error that the library does not know, such as one of a store. Its text can contain anything.
    public func report(unexpected error: any Error) {
        logger.error("A request failed unexpectedly.", metadata: ["error": "\(type(of: error))"])
    }

    private func count(_ event: OIDCEvent) {
        Counter(label: "oidc_events", dimensions: event.labels).increment(by: event.count)
        guard event.duration > .zero else { return }
        Timer(label: "oidc_duration", dimensions: event.labels).recordNanoseconds(event.nanoseconds)
    }

    /// Failures are notices, because anyone can cause them by opening the callback URL. Without metadata and keys,
    /// no user can sign in.
    private func level(of event: OIDCEvent) -> Logger.Level {
        if event.kind == .refused, event.cause == .start { return .error }
        // A challenge follows the refusal of a token, and a request without a token is how many clients begin.
        if event.kind == .challenged || event.code == .requestAuthorizationMissing { return .debug }
        let others: [OIDCEvent.Kind] = [.stale, .throttled, .signInsDropped]
        return event.isFailure || others.contains(event.kind) ? .notice : .debug
    }
}

extension ServiceContext {
    fileprivate var span: (any Span)? { InstrumentationSystem.tracer.activeSpan(identifiedBy: self) }
}

extension Logger.Metadata {
    fileprivate init(labels: [(String, String)]) {
        self = .init(uniqueKeysWithValues: labels.map { ($0, .string($1)) })
    }
}
