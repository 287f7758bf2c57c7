import Dispatch
import OIDCPrimitives

/// A small HTTP/1.1 server for this machine only.
///
/// It listens on 127.0.0.1 and, where it exists, ::1. It answers only requests whose `Host` is this machine. Everything
/// is limited: see ``LoopbackLimits``. It serves until ``stop()`` is called.
package final class LoopbackServer: Sendable {
    /// The port that the server listens on.
    package let port: UInt16
    private let mailbox: Mailbox

    /// Creates a server and starts listening.
    ///
    /// - Parameters:
    ///   - port: The port. 0 lets the system choose one.
    ///   - publicPort: The port of a proxy on this machine that is in front. A request may name this port or the
    ///     server's, because proxies pass on either. The default is none.
    ///   - limits: The limits.
    ///   - answer: The handler of each request. Handlers of different connections run at the same time. A handler is
    ///     cancelled when the server stops.
    package init(
        port: UInt16 = 0, publicPort: UInt16? = nil, limits: LoopbackLimits = .standard,
        answer: @escaping @Sendable (LoopbackRequest) async -> LoopbackResponse
    ) throws(LoopbackError) {
        let mailbox = try Mailbox()
        let (listeners, port) = try Socket.listening(port: port)
        self.port = port
        self.mailbox = mailbox
        // A thread of its own. It must not be one of those on which tasks run, because it waits.
        DispatchQueue(label: "loopback server").async {
            EventLoop(
                listeners: listeners, mailbox: mailbox,
                hosts: AcceptedHosts(ports: [port] + [publicPort].compactMap(\.self)),
                limits: limits, answer: answer
            ).run()
        }
    }

    /// `http://localhost:PORT`, for browsers and applications.
    package var origin: String { "http://localhost:\(port)" }

    /// `http://127.0.0.1:PORT`, for clients that do not look up names.
    package var numericOrigin: String { "http://127.0.0.1:\(port)" }

    /// Stops accepting connections, and closes those without a request. Current requests are answered, for a short
    /// time. Returns at once.
    package func stop() { mailbox.stop() }

    /// Waits until the server has stopped and all connections are closed.
    package func waitUntilStopped() async { await mailbox.waitUntilStopped() }

    /// Returns an origin whose port was just closed.
    package static func abandonedOrigin() -> String? {
        Socket.closedPort().map { "http://127.0.0.1:\($0)" }
    }
}
