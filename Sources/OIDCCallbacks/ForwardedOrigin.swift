import OIDCPrimitives

/// The parts of the origin that forwarding headers state: all, some or none.
struct ForwardedOrigin {
    private(set) var scheme: PublicOrigin.Scheme?
    private(set) var host: URLHost?
    private(set) var port: Int?

    mutating func take(scheme text: String, from header: String) throws(Refusal) {
        scheme = PublicOrigin.Scheme(named: text)
        guard scheme != nil else {
            throw Refusal(.malformedForwarding(header, text, expected: "http or https"))
        }
    }

    mutating func take(authority text: String, from header: String) throws(Refusal) {
        let (hostText, portText) = URLParts.cutPort(from: Substring(text))
        host = URLHost(hostText)
        guard host != nil else {
            throw Refusal(.malformedForwarding(header, text, expected: "a host, optionally with a port"))
        }
        if let portText { try take(port: String(portText), from: header) }
    }

    mutating func take(port text: String, from header: String) throws(Refusal) {
        guard let number = URLParts.portNumber(Substring(text)) else {
            throw Refusal(.malformedForwarding(header, text, expected: "a port from 1 to 65535"))
        }
        port = try ForwardedOrigin.agree("port", port, number)
    }

    /// Combines two origins. They can complete each other but must not contradict each other.
    func joined(with other: ForwardedOrigin) throws(Refusal) -> ForwardedOrigin {
        var joined = ForwardedOrigin()
        joined.scheme = try ForwardedOrigin.agree("scheme", scheme, other.scheme) { $0.rawValue }
        joined.host = try ForwardedOrigin.agree("host", host, other.host) { $0.string }
        joined.port = try ForwardedOrigin.agree("port", port, other.port)
        return joined
    }

    /// Returns the origin, with the parts that the headers do not state taken from the connection. A forwarded port
    /// completes a host that has none.
    func origin(behind request: ObservedRequest) throws(Refusal) -> PublicOrigin {
        var authority = host.map { Substring($0.string) } ?? Substring(request.host)
        let (_, ownPort) = URLParts.cutPort(from: authority)
        let agreedPort = try ForwardedOrigin.agree("port", port, ownPort.flatMap(URLParts.portNumber))
        if ownPort == nil, let agreedPort { authority += ":\(agreedPort)" }
        return try PublicOrigin(scheme: scheme?.rawValue ?? request.scheme, authority: authority, source: .request)
    }

    private static func agree(_ what: ProblemText, _ first: Int?, _ second: Int?) throws(Refusal) -> Int? {
        try agree(what, first, second) { String($0) }
    }

    private static func agree<Value: Equatable>(
        _ what: ProblemText, _ first: Value?, _ second: Value?, _ text: (Value) -> String
    ) throws(Refusal) -> Value? {
        if let first, let second, first != second {
            throw Refusal(.conflictingForwarding(what, "\(text(first))", "\(text(second))"))
        }
        return first ?? second
    }
}
