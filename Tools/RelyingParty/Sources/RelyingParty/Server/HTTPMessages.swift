import OIDCPrimitives

/// A request, as received over a socket.
struct HTTPRequest: Sendable {
    let method: String
    /// The path and query, as received.
    let target: String
    let headers: [HeaderField]
    var body = ""

    /// Creates a request from its head. Returns `nil` if the head is invalid.
    init?(head: some Collection<UInt8>) {
        let lines = head.split(separator: UInt8(ascii: "\n")).map { line in
            String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
        }
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count == 3 else { return nil }
        method = String(words[0])
        target = String(words[1])
        headers = lines.dropFirst().compactMap { line in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[colon...].dropFirst().drop { $0 == " " }
            return HeaderField(name: line[..<colon].lowercased(), value: String(value))
        }
    }

    /// The path, not decoded.
    var path: String { String(target.prefix { $0 != "?" }) }

    /// The query without its question mark, not decoded. `nil` if there is no question mark.
    var query: String? { target.firstIndex(of: "?").map { String(target[$0...].dropFirst()) } }

    /// The cookies of all `Cookie` fields.
    var cookieHeader: String { headers.filter { $0.name == "cookie" }.map(\.value).joined(separator: "; ") }

    /// The length of the body, 0 if it is not stated.
    var contentLength: Int { headers.first { $0.name == "content-length" }.flatMap { Int($0.value) } ?? 0 }

    /// Returns the value of a cookie.
    func cookie(_ name: String) -> String? {
        cookieHeader.split(separator: ";").lazy.map { $0.drop { $0 == " " } }
            .first { $0.hasPrefix("\(name)=") }.map { String($0.dropFirst(name.count + 1)) }
    }
}

/// A response. None of them may be cached.
struct HTTPResponse: Sendable {
    let status: Int
    var headers: [HeaderField]
    let body: [UInt8]

    init(_ status: Int, type: String = "", body: String = "", cookies: [String] = []) {
        self.status = status
        headers = type.isEmpty ? [] : [HeaderField(name: "Content-Type", value: type)]
        headers += cookies.map { HeaderField(name: "Set-Cookie", value: $0) }
        self.body = Array(body.utf8)
    }

    /// Returns a redirect to a URL.
    static func redirect(_ status: Int, to url: String, cookies: [String] = []) -> HTTPResponse {
        var response = HTTPResponse(status, cookies: cookies)
        response.headers.append(HeaderField(name: "Location", value: url))
        return response
    }

    /// The response as it is sent.
    var bytes: [UInt8] {
        var lines = ["HTTP/1.1 \(status) Answered", "Connection: close", "Cache-Control: no-store"]
        lines.append("Content-Length: \(body.count)")
        lines += headers.map { "\($0.name): \($0.value)" }
        return Array((lines + ["", ""]).joined(separator: "\r\n").utf8) + body
    }
}
