import OIDCPrimitives

extension LoopbackResponse {
    /// The header fields that the server writes itself. Those of a handler are left out.
    private static let framing = ["connection", "content-length", "transfer-encoding", "keep-alive"]

    /// Returns the status line and the headers.
    ///
    /// A header that would break the framing, such as a redirect to a value with a line feed, makes the whole response
    /// a 500: a part of the request may have chosen its value.
    func encodedHead(closes: Bool, time: Int) -> [UInt8] {
        guard headers.allSatisfy(\.isWellFormed), (200...599).contains(status) else {
            return LoopbackResponse(status: 500).encodedHead(closes: closes, time: time)
        }
        var lines = ["HTTP/1.1 \(status) \(LoopbackResponse.reason(of: status))"]
        if !headers.contains(where: { $0.name.asciiLowercased == "date" }) {
            lines.append("Date: \(HTTPDate.text(time))")
        }
        if closes { lines.append("Connection: close") }
        switch delivery {
        case .withoutLength, .silence: break
        case .whole, .trickle:
            // These have no body, and the length would be wrong (RFC 9110 §8.6).
            if status != 204 && status != 304 { lines.append("Content-Length: \(body.count)") }
        case .truncated: lines.append("Content-Length: \(body.count + 100)")
        }
        for header in headers where !LoopbackResponse.framing.contains(header.name.asciiLowercased) {
            lines.append("\(header.name): \(header.value)")
        }
        return Array((lines + ["", ""]).joined(separator: "\r\n").utf8)
    }

    /// Returns the body that follows the head.
    func encodedBody(isHead: Bool) -> [UInt8] {
        guard headers.allSatisfy(\.isWellFormed), (200...599).contains(status) else { return [] }
        return isHead || status == 204 || status == 304 ? [] : body
    }

    /// Returns the phrase after the status. Clients ignore it.
    private static func reason(of status: Int) -> String {
        switch status {
        case 200: "OK"
        case 201: "Created"
        case 202: "Accepted"
        case 204: "No Content"
        case 301: "Moved Permanently"
        case 302: "Found"
        case 303: "See Other"
        case 304: "Not Modified"
        case 307: "Temporary Redirect"
        case 308: "Permanent Redirect"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 408: "Request Timeout"
        case 413: "Content Too Large"
        case 414: "URI Too Long"
        case 417: "Expectation Failed"
        case 421: "Misdirected Request"
        case 429: "Too Many Requests"
        case 431: "Request Header Fields Too Large"
        case 500: "Internal Server Error"
        case 503: "Service Unavailable"
        case 505: "HTTP Version Not Supported"
        default: "Status"
        }
    }
}
