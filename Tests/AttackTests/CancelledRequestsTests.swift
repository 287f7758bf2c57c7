import EntraID
import OIDCURLSession
import Testing

#if os(Linux)
    import Foundation

    /// The attacker opens connections and closes them, so that requests to the provider are sent in tasks that are
    /// cancelled already. Each must leave nothing in memory.
    @Suite("F10: requests that are cancelled before they begin")
    struct CancelledRequestsTests {
        /// In a process of its own, whose memory nothing else uses. The address sanitizer keeps what is given back, and
        /// looks for leaks itself.
        @Test(
            "Ten thousand cancelled requests leave no memory behind",
            .enabled(if: unsafe dlsym(dlopen(nil, RTLD_LAZY), "__asan_init") == nil))
        func tenThousandLeaveNothing() async {
            await #expect(processExitsWith: .success) {
                let transport = URLSessionTransport()
                await CancelledRequestsTests.sendCancelled(500, transport)
                let before = try CancelledRequestsTests.residentBytes()
                await CancelledRequestsTests.sendCancelled(10_000, transport)
                // What a session does about a cancelled task it does later, and a timer is kept for as long as it runs.
                try await Task.sleep(for: .milliseconds(500))
                let grown = try CancelledRequestsTests.residentBytes() - before
                // It was 24 MB.
                guard grown < 4_000_000 else {
                    print("10,000 cancelled requests leave \(grown) bytes")
                    exit(EXIT_FAILURE)
                }
            }
        }

        @Test("A cancelled request fails with `cancelled`") func aCancelledRequestSaysSo() async {
            let transport = URLSessionTransport()
            let failure = await Task {
                CancelledRequestsTests.cancelThisTask()
                return await CancelledRequestsTests.failure(of: transport)
            }.value
            #expect(failure == .cancelled)
        }

        /// How much of the process lies in memory.
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
                    try HTTPRequest(.get, "http://127.0.0.1:9/", timeout: .milliseconds(100), bodyLimit: 10))
                return nil
            } catch {
                return error as? TransportFailure
            }
        }
    }
#endif
