package import OIDCPrimitives

/// A response of a ``LoopbackServer``, and how it is sent.
package struct LoopbackResponse: Sendable {
    /// The way in which the response is sent.
    package enum Delivery: Sendable {
        /// The whole body, with its length.
        case whole
        /// The whole body, terminated by the end of the connection.
        case withoutLength
        /// The whole body, with a length that is too large.
        case truncated
        /// One byte at a time, ten per second.
        case trickle
        /// No response at all.
        case silence
    }

    package let status: Int
    package let headers: [HeaderField]
    package let body: [UInt8]
    package let delivery: Delivery

    package init(status: Int = 200, headers: [HeaderField] = [], body: [UInt8] = [], delivery: Delivery = .whole) {
        self.status = status
        self.headers = headers
        self.body = body
        self.delivery = delivery
    }

    /// The status line and the headers.
    package var head: [UInt8] {
        var lines = ["HTTP/1.1 \(status) Answered", "Connection: close"]
        switch delivery {
        case .withoutLength, .silence: break
        case .whole, .trickle: lines.append("Content-Length: \(body.count)")
        case .truncated: lines.append("Content-Length: \(body.count + 100)")
        }
        lines += headers.map { "\($0.name): \($0.value)" }
        return Array((lines + ["", ""]).joined(separator: "\r\n").utf8)
    }
}

/// A request, as received over a socket.
package struct LoopbackRequest: Sendable {
    package let method: String
    /// The path and query, as received.
    package let target: String
    package let headers: [HeaderField]
    package var body: [UInt8]

    /// Creates a request from its head. Returns `nil` if the head is invalid.
    package init?(head: some Collection<UInt8>) {
        let lines = head.split(separator: UInt8(ascii: "\n")).map { line in
            Substring(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
        }
        let words = lines.first?.split(at: " ") ?? []
        guard words.count == 3 else { return nil }
        method = String(words[0])
        target = String(words[1])
        headers = lines.dropFirst().compactMap { line in
            guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
            let value = line.utf8[colon...].dropFirst().drop { $0 == UInt8(ascii: " ") }
            return HeaderField(name: String(line[..<colon]), value: String(Substring(value)))
        }
        body = []
    }

    /// Returns the values of a header. Names are compared without case.
    package func values(of name: String) -> [String] {
        headers.filter { $0.name.asciiLowercased.hasSameBytes(as: name.asciiLowercased) }.map(\.value)
    }
}
