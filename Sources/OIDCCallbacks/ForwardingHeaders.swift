import OIDCPrimitives

/// The header fields with which a proxy forwards the origin that the browser used.
///
/// Only the first element of each list counts, because it is nearest to the browser. `X-Forwarded-For` and the
/// parameters `for` and `by` of `Forwarded` describe the client and the proxy, not the origin, and are not used.
struct ForwardingHeaders {
    private let request: ObservedRequest

    init(_ request: ObservedRequest) {
        self.request = request
    }

    /// Whether any header states a scheme, host or port, or cannot be parsed.
    var specifyOrigin: Bool {
        if ["X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-Port"].contains(where: { value(of: $0) != nil }) {
            return true
        }
        guard let forwarded = value(of: "Forwarded") else { return false }
        guard let element = ForwardedElement(firstOf: forwarded) else { return true }
        return element["proto"] != nil || element["host"] != nil
    }

    /// Returns the origin that both kinds of header state together. Throws if one cannot be parsed or they contradict
    /// each other.
    func forwardedOrigin() throws(Refusal) -> ForwardedOrigin {
        let standard = try forwardedHeaderOrigin()
        let customary = try xForwardedOrigin()
        return try standard.joined(with: customary)
    }

    /// Returns the path in `X-Forwarded-Prefix`.
    func prefix() throws(Refusal) -> CallbackPath? {
        guard let text = try firstElement(of: "X-Forwarded-Prefix") else { return nil }
        do {
            return try CallbackPath(text)
        } catch {
            throw Refusal(.malformedForwarding("X-Forwarded-Prefix", text, expected: "an absolute path"))
        }
    }

    /// Returns the origin in `Forwarded` (RFC 7239).
    private func forwardedHeaderOrigin() throws(Refusal) -> ForwardedOrigin {
        var origin = ForwardedOrigin()
        guard let text = value(of: "Forwarded") else { return origin }
        guard let element = ForwardedElement(firstOf: text) else {
            throw Refusal(
                .malformedForwarding("Forwarded", text, expected: "name=value pairs with tokens or quoted strings"))
        }
        if let scheme = element["proto"] { try origin.take(scheme: scheme, from: "Forwarded") }
        if let host = element["host"] { try origin.take(authority: host, from: "Forwarded") }
        return origin
    }

    /// Returns the origin in `X-Forwarded-Proto`, `-Host` and `-Port`.
    private func xForwardedOrigin() throws(Refusal) -> ForwardedOrigin {
        var origin = ForwardedOrigin()
        if let scheme = try firstElement(of: "X-Forwarded-Proto") {
            try origin.take(scheme: scheme, from: "X-Forwarded-Proto")
        }
        if let host = try firstElement(of: "X-Forwarded-Host") {
            try origin.take(authority: host, from: "X-Forwarded-Host")
        }
        if let port = try firstElement(of: "X-Forwarded-Port") {
            try origin.take(port: port, from: "X-Forwarded-Port")
        }
        return origin
    }

    /// Returns all fields with the given name as one list, joined as in RFC 9110 §5.3.
    private func value(of name: String) -> String? {
        let lowered = name.asciiLowercased
        let values = request.headers.filter { $0.name.asciiLowercased.hasSameBytes(as: lowered) }.map(\.value)
        return values.isEmpty ? nil : values.joined(separator: ",")
    }

    private func firstElement(of name: String) throws(Refusal) -> String? {
        guard let list = value(of: name) else { return nil }
        guard list.utf8.count <= ForwardedElement.longestField else {
            throw Refusal(
                .malformedForwarding(name, list, expected: "at most \(ForwardedElement.longestField) bytes"))
        }
        let first = Substring(list).utf8.prefix { $0 != UInt8(ascii: ",") }
        return String(Substring(first).withoutHTTPWhitespace)
    }
}
