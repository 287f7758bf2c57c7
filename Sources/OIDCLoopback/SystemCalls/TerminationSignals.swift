import Dispatch

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The signals with which a user (Ctrl-C) or a supervisor ends a command that serves.
package struct TerminationSignals {
    private let sources: [any DispatchSourceSignal]
    private let signals: AsyncStream<Void>
    /// Ends the wait as a signal would.
    package let end: @Sendable () -> Void

    /// Creates the value and returns when the signals no longer end the process.
    package init() async {
        let (signals, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        var sources: [any DispatchSourceSignal] = []
        for number in [SIGINT, SIGTERM] {
            #if canImport(Darwin)
                // On Darwin, a source observes signals but does not take them.
                _ = unsafe signal(number, SIG_IGN)
            #endif
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { continuation.yield() }
            await withCheckedContinuation { registered in
                source.setRegistrationHandler { registered.resume() }
                source.resume()
            }
            sources.append(source)
        }
        self.sources = sources
        self.signals = signals
        end = { continuation.yield() }
    }

    /// Waits for a signal.
    package func wait() async {
        for await _ in signals { break }
        for source in sources { source.cancel() }
    }
}
