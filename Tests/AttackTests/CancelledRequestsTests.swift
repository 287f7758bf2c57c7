import EntraID
import OIDCURLSession
import Testing

#if os(Linux)
    import Foundation

    /// The attacker opens and closes connections, so that requests to the provider start in tasks that are already
    /// cancelled. They must not leak memory.
    @Suite("Requests that are cancelled before they start")
    struct CancelledRequestsTests {
        /// Runs in its own process, so that nothing else uses memory. The address sanitizer keeps freed memory and
        /// detects leaks itself.
        @Test(
            "Ten thousand cancelled requests leak no memory",
            .enabled(if: unsafe dlsym(dlopen(nil, RTLD_LAZY), "__asan_init") == nil))
        func cancelledRequestsLeakNothing() async {
            await #expect(processExitsWith: .success) {
                let transport = URLSessionTransport()
                await CancelledRequestsTests.sendCancelled(500, transport)
                let before = try CancelledRequestsTests.residentBytes()
                await CancelledRequestsTests.sendCancelled(10_000, transport)
                // A session handles a cancelled task later, and keeps a timer until it has run.
                try await Task.sleep(for: .milliseconds(500))
                let grown = try CancelledRequestsTests.residentBytes() - before
                // It was once 24 MB.
                guard grown < 4_000_000 else {
                    print("10,000 cancelled requests leave \(grown) bytes")
                    exit(EXIT_FAILURE)
                }
            }
        }

        @Test("A cancelled request fails with `cancelled`") func cancelledRequestFails() async {
            let transport = URLSessionTransport()
            let failure = await Task {
                CancelledRequestsTests.cancelThisTask()
                return await CancelledRequestsTests.failure(of: transport)
            }.value
            #expect(failure == .cancelled)
        }

        /// The resident memory of the process.
        private static func residentBytes() throws -> Int {
            let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")[1]
            return (Int(pages) ?? 0) * 4_096
        }

        private static func sendCancelled(_ count: Int, _ transport: URLSessionTransport) async {
            for _ in 0..<count {
                await Task {
                    cancelThisTask()
                    guard await failure(of: transport) == .cancelled else { exit(EXIT_FAILURE) }
                }.value
            }
        }

        private static func cancelThisTask() {
            unsafe withUnsafeCurrentTask { task in unsafe task?.cancel() }
        }

        private static func failure(of transport: URLSessionTransport) async -> TransportFailure? {
            do {
                _ = try await transport.send(
                    try TransportRequest(.get, "http://127.0.0.1:9/", timeout: .milliseconds(100), bodyLimit: 10))
                return nil
            } catch {
                return error as? TransportFailure
            }
        }
    }
#endif
