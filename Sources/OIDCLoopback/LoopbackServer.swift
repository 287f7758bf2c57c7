import Dispatch
import OIDCPrimitives

/// A small HTTP server on the loopback interface, for testing transports. It serves one request per connection.
package final class LoopbackServer: Sendable {
    /// `http://127.0.0.1:PORT`
    package let origin: String
    private let socket: Socket
    private let received: Locked<[LoopbackRequest]>

    /// Creates a server and starts listening. Returns `nil` if the system does not allow it.
    package init?(answer: @escaping @Sendable (LoopbackRequest) -> LoopbackResponse) {
        guard let (socket, port) = Socket.listening() else { return nil }
        let received = Locked<[LoopbackRequest]>([])
        self.socket = socket
        self.received = received
        origin = "http://127.0.0.1:\(port)"
        DispatchQueue(label: "loopback server").async {
            while let connection = socket.accepted() {
                DispatchQueue.global().async { LoopbackServer.serve(connection, received, answer) }
            }
            #if !canImport(Darwin)
                socket.end()
            #endif
        }
    }

    /// All requests, in order.
    package var requests: [LoopbackRequest] { received.withLock { $0 } }

    /// Stops listening.
    package func stop() { socket.stopListening() }

    /// Returns an origin whose port was just closed.
    package static func abandonedOrigin() -> String? {
        guard let (socket, port) = Socket.listening() else { return nil }
        socket.end()
        return "http://127.0.0.1:\(port)"
    }

    private static func serve(
        _ connection: Socket, _ received: Locked<[LoopbackRequest]>, _ answer: (LoopbackRequest) -> LoopbackResponse
    ) {
        defer { connection.end() }
        guard let request = request(on: connection) else { return }
        received.withLock { $0.append(request) }
        let answer = answer(request)
        switch answer.delivery {
        case .silence:
            // Wait until the client closes the connection.
            while !connection.received().isEmpty {}
        case .trickle:
            guard connection.sendAll(answer.head) else { return }
            for byte in answer.body {
                guard connection.sendAll([byte]) else { return }
                pause(milliseconds: 100)
            }
        case .whole, .withoutLength, .truncated:
            _ = connection.sendAll(answer.head + answer.body)
        }
    }

    private static func request(on connection: Socket) -> LoopbackRequest? {
        var bytes: [UInt8] = []
        let blankLine = Array("\r\n\r\n".utf8)
        while true {
            let piece = connection.received()
            guard !piece.isEmpty else { return nil }
            bytes += piece
            guard let end = (0...max(bytes.count - 4, 0)).first(where: { bytes[$0...].starts(with: blankLine) }) else {
                continue
            }
            guard var request = LoopbackRequest(head: bytes[..<end]) else { return nil }
            let length = request.values(of: "Content-Length").first.flatMap { Int($0) } ?? 0
            var body = Array(bytes[(end + 4)...])
            while body.count < length {
                let piece = connection.received()
                guard !piece.isEmpty else { return nil }
                body += piece
            }
            request.body = body
            return request
        }
    }

    private static func pause(milliseconds: Int) {
        _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .milliseconds(milliseconds))
    }
}
