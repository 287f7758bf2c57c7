// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import Offline
import Synchronization

/// Stand-ins for swift-distributed-tracing. A span is printed when it ends.
public protocol Span: Sendable {
    var operationName: String { get }
    var attributes: SpanAttributes { get nonmutating set }
    func recordError(_ error: any Error)
    func addEvent(_ event: SpanEvent)
}

public struct SpanEvent: Sendable {
    public let name: String
    public let attributes: SpanAttributes

    public init(name: String, attributes: SpanAttributes = [:]) {
        (self.name, self.attributes) = (name, attributes)
    }
}

public struct ServiceContext: Sendable {
    @TaskLocal public static var current: ServiceContext?
}

public protocol Tracer: Sendable {
    func activeSpan(identifiedBy context: ServiceContext) -> (any Span)?
}

/// The tracer of a program that has set up none: there is no span.
public enum InstrumentationSystem {
    private struct NoTracer: Tracer {
        func activeSpan(identifiedBy context: ServiceContext) -> (any Span)? { nil }
    }

    public static var tracer: any Tracer { NoTracer() }
}

public enum SpanKind: Sendable { case server, client, producer, consumer, `internal` }

public protocol SpanAttributeConvertible {
    func toSpanAttribute() -> SpanAttribute
}

public enum SpanAttribute: SpanAttributeConvertible, Sendable {
    case int64(Int64)
    case string(String)

    public func toSpanAttribute() -> SpanAttribute { self }
}

extension String: SpanAttributeConvertible {
    public func toSpanAttribute() -> SpanAttribute { .string(self) }
}

extension Int: SpanAttributeConvertible {
    public func toSpanAttribute() -> SpanAttribute { .int64(Int64(self)) }
}

public struct SpanAttributes: ExpressibleByDictionaryLiteral, Sendable {
    fileprivate var values: [String: SpanAttribute] = [:]

    public init(dictionaryLiteral elements: (String, SpanAttribute)...) {
        values = Dictionary(elements) { $1 }
    }

    public subscript(_ name: String) -> (any SpanAttributeConvertible)? {
        get { values[name] }
        set { values[name] = newValue?.toSpanAttribute() }
    }
}

private final class PrintedSpan: Span {
    let operationName: String
    private let state = Mutex<(attributes: SpanAttributes, error: String?)>(([:], nil))

    init(_ operationName: String) {
        self.operationName = operationName
    }

    var attributes: SpanAttributes {
        get { state.withLock { $0.attributes } }
        set { state.withLock { $0.attributes = newValue } }
    }

    func recordError(_ error: any Error) {
        state.withLock { $0.error = "\(error)" }
    }

    func addEvent(_ event: SpanEvent) {}

    func end() {
        let values = attributes.values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        print((["span \(operationName)"] + values).joined(separator: " "), state.withLock { $0.error } ?? "")
    }
}

public func withSpan<T>(
    _ operationName: String, ofKind kind: SpanKind = .internal, isolation: isolated (any Actor)? = #isolation,
    _ operation: (any Span) async throws -> T
) async rethrows -> T {
    let span = PrintedSpan(operationName)
    defer { span.end() }
    do {
        return try await operation(span)
    } catch {
        span.recordError(error)
        throw error
    }
}
