package import OIDCPrimitives

/// A request, as received over a socket.
package struct LoopbackRequest: Sendable {
    package let method: String
    /// The path and query, as received. A proxy may send a whole URL.
    package let target: String
    package let headers: [HeaderField]
    package var body: [UInt8]

    package init(method: String, target: String, headers: [HeaderField] = [], body: [UInt8] = []) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
    }

    /// The path of the target, without the query.
    package var path: String {
        let path = pathAndQuery.prefix { $0 != UInt8(ascii: "?") }
        return path.isEmpty ? "/" : String(Substring(path))
    }

    /// The query of the target, without the question mark. `nil` without a question mark.
    package var query: String? {
        let rest = pathAndQuery.drop { $0 != UInt8(ascii: "?") }
        return rest.isEmpty ? nil : String(Substring(rest.dropFirst()))
    }

    /// Returns the values of a header. Names are compared without case.
    package func values(of name: String) -> [String] {
        let name = name.asciiLowercased
        return headers.filter { $0.name.asciiLowercased.hasSameBytes(as: name) }.map(\.value)
    }

    /// The scheme and authority of a target that is a whole URL (RFC 9112 §3.2.2), and the rest.
    var absoluteForm: (authority: Substring, rest: Substring.UTF8View)? {
        let scheme = "http://"
        guard target.prefix(scheme.utf8.count).asciiLowercased.hasSameBytes(as: scheme) else { return nil }
        let rest = target.utf8.dropFirst(scheme.utf8.count)
        let authority = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
        return (Substring(authority), rest.dropFirst(authority.count))
    }

    private var pathAndQuery: Substring.UTF8View { absoluteForm?.rest ?? target.utf8[...] }
}
