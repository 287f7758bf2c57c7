package import OIDCPrimitives

/// What a ``LoopbackServer`` answers, and how badly.
package struct WireAnswer: Sendable {
    /// How the body is sent.
    package enum Delivery: Sendable {
        /// All of it, with its length.
        case whole
        /// All of it, ended by the end of the connection.
        case withoutLength
        /// With the length of more than there is.
        case brokenOff
        /// A byte at a time, ten in a second.
        case trickle
        /// Neither body nor head.
        case silence
    }

    package let status: Int
    package let headers: [HTTPHeader]
    package let body: [UInt8]
    package let delivery: Delivery

    package init(status: Int = 200, headers: [HTTPHeader] = [], body: [UInt8] = [], delivery: Delivery = .whole) {
        self.status = status
        self.headers = headers
        self.body = body
        self.delivery = delivery
    }

    /// The status line and the fields.
    package var head: [UInt8] {
        var lines = ["HTTP/1.1 \(status) Answered", "Connection: close"]
        switch delivery {
        case .withoutLength, .silence: break
        case .whole, .trickle: lines.append("Content-Length: \(body.count)")
        case .brokenOff: lines.append("Content-Length: \(body.count + 100)")
        }
        lines += headers.map { "\($0.name): \($0.value)" }
        return Array((lines + ["", ""]).joined(separator: "\r\n").utf8)
    }
}

/// A request as it came over a socket.
package struct WireRequest: Sendable {
    package let method: String
    /// Path and query, as they stood in the first line.
    package let target: String
    package let headers: [HTTPHeader]
    package var body: [UInt8]

    /// Reads the head; `nil` when it is none.
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
            return HTTPHeader(name: String(line[..<colon]), value: String(Substring(value)))
        }
        body = []
    }

    /// The values of a field, its name in any case.
    package func values(of name: String) -> [String] {
        headers.filter { $0.name.asciiLowercased.hasSameBytes(as: name.asciiLowercased) }.map(\.value)
    }
}
