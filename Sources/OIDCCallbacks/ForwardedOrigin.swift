import OIDCPrimitives

/// What forwarding headers state about the origin: all of it, some of it or nothing.
struct ForwardedOrigin {
    private(set) var scheme: PublicOrigin.Scheme?
    private(set) var host: HostText?
    private(set) var port: Int?

    mutating func take(scheme text: String, from header: String) throws(Refusal) {
        scheme = PublicOrigin.Scheme(named: text)
        guard scheme != nil else {
            throw Refusal(.malformedForwarding(header, text, expected: "http or https"))
        }
    }

    mutating func take(authority text: String, from header: String) throws(Refusal) {
        let (hostText, portText) = AddressText.cutPort(from: Substring(text))
        host = HostText(hostText)
        guard host != nil else {
            throw Refusal(.malformedForwarding(header, text, expected: "a host, perhaps with a port"))
        }
        if let portText { try take(port: String(portText), from: header) }
    }

    mutating func take(port text: String, from header: String) throws(Refusal) {
        guard let number = AddressText.portNumber(Substring(text)) else {
            throw Refusal(.malformedForwarding(header, text, expected: "a port from 1 to 65535"))
        }
        port = try ForwardedOrigin.agree("port", port, number)
    }

    /// Both statements as one. They may complete each other, but not contradict.
    func joined(with other: ForwardedOrigin) throws(Refusal) -> ForwardedOrigin {
        var joined = ForwardedOrigin()
        joined.scheme = try ForwardedOrigin.agree("scheme", scheme, other.scheme) { $0.rawValue }
        joined.host = try ForwardedOrigin.agree("host", host, other.host) { $0.text }
        joined.port = try ForwardedOrigin.agree("port", port, other.port)
        return joined
    }

    /// The origin, with what the headers do not state taken from the connection. A forwarded port completes a host
    /// that has none.
    func origin(behind request: ObservedRequest) throws(Refusal) -> PublicOrigin {
        var authority = host.map { Substring($0.text) } ?? Substring(request.host)
        let (_, ownPort) = AddressText.cutPort(from: authority)
        let agreedPort = try ForwardedOrigin.agree("port", port, ownPort.flatMap(AddressText.portNumber))
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
