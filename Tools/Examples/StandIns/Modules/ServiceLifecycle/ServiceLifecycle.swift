// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

public import Logging

/// Stand-ins for ServiceLifecycle. Signals are not received, so a group ends when a graceful shutdown is triggered.
public protocol Service: Sendable {
    func run() async throws
}

public struct UnixSignal: Sendable {
    public static let sigterm = UnixSignal()
    public static let sigint = UnixSignal()
}

/// The services, which run until all of them end. As in the package, one that ends before the shutdown is an error.
public actor ServiceGroup {
    private struct ServiceFinishedUnexpectedly: Error {}

    /// The group of the current task. The package has no such property.
    @TaskLocal public static var current: ServiceGroup?

    private let services: [(service: any Service, shutdown: Shutdown)]
    private var isShuttingDown = false

    public init(
        services: [any Service], gracefulShutdownSignals: [UnixSignal] = [], cancellationSignals: [UnixSignal] = [],
        logger: Logger
    ) {
        self.services = services.map { ($0, Shutdown()) }
    }

    public func run(file: String = #file, line: Int = #line) async throws {
        try await ServiceGroup.$current.withValue(self) { try await runServices() }
    }

    private func runServices() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (service, shutdown) in services {
                group.addTask { try await Shutdown.$current.withValue(shutdown) { try await service.run() } }
            }
            while try await group.next() != nil {
                if !isShuttingDown { throw ServiceFinishedUnexpectedly() }
            }
        }
    }

    public func triggerGracefulShutdown() async {
        isShuttingDown = true
        for (_, shutdown) in services { shutdown.trigger() }
    }
}

/// The shutdown of one service.
private final class Shutdown: Sendable {
    @TaskLocal static var current: Shutdown?

    private let (stream, continuation) = AsyncStream.makeStream(of: Void.self)

    func trigger() { continuation.finish() }

    func wait() async {
        for await _ in stream {}
    }
}

/// Waits until the service is shut down.
public func gracefulShutdown() async throws {
    await Shutdown.current?.wait()
    try Task.checkCancellation()
}

/// Cancels the operation when its service is shut down.
public func cancelWhenGracefulShutdown<T: Sendable>(
    _ operation: @Sendable @escaping () async throws -> T
) async rethrows -> T {
    guard let shutdown = Shutdown.current else { return try await operation() }
    return try await withThrowingTaskGroup(of: T?.self) { group in
        group.addTask { try await operation() }
        group.addTask {
            await shutdown.wait()
            return nil
        }
        while let value = try await group.next() {
            group.cancelAll()
            if let value { return value }
        }
        fatalError("An operation that does not throw has a value.")
    }
}
