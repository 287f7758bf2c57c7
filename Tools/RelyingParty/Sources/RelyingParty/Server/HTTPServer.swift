import Dispatch

/// A small HTTP server on the loopback interface. It serves one request per connection.
struct HTTPServer: Sendable {
    /// The port on which the server listens.
    let port: UInt16
    private let socket: Connection

    private static let longestHead = 1 << 16
    private static let longestBody = 1 << 20

    /// Creates a server that listens, but does not answer yet. Returns `nil` if the port is not available.
    init?(port: UInt16) {
        guard let (socket, port) = Connection.listening(port: port) else { return nil }
        self.socket = socket
        self.port = port
    }

    /// Answers requests until the process ends.
    func run(_ answer: @escaping @Sendable (HTTPRequest) async -> HTTPResponse) -> Never {
        while true {
            guard let connection = socket.accepted() else { continue }
            // Reading blocks, so it does not happen on the threads on which tasks run.
            DispatchQueue.global().async {
                guard let request = HTTPServer.request(on: connection) else { return connection.end() }
                Task {
                    connection.sendAll(await answer(request).bytes)
                    connection.end()
                }
            }
        }
    }

    private static func request(on connection: Connection) -> HTTPRequest? {
        var bytes: [UInt8] = []
        var searched = 0
        let blankLine = Array("\r\n\r\n".utf8)
        while bytes.count <= longestHead {
            let piece = connection.received()
            guard !piece.isEmpty else { return nil }
            bytes += piece
            guard let end = bytes.indices[searched...].first(where: { bytes[$0...].starts(with: blankLine) }) else {
                searched = max(bytes.count - 3, 0)
                continue
            }
            guard var request = HTTPRequest(head: bytes[..<end]), request.contentLength <= longestBody else {
                return nil
            }
            var body = Array(bytes[(end + 4)...])
            while body.count < request.contentLength {
                let piece = connection.received()
                guard !piece.isEmpty else { return nil }
                body += piece
            }
            request.body = String(decoding: body, as: UTF8.self)
            return request
        }
        return nil
    }
}
