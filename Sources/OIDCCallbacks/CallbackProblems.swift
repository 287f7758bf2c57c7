public import OIDCPrimitives

extension ProblemCode {
    /// The page or public address is not an absolute URL.
    public static let callbackNotAbsolute = ProblemCode("callback.not-absolute")
    /// The scheme is neither http nor https.
    public static let callbackUnsupportedScheme = ProblemCode("callback.unsupported-scheme")
    /// The host is empty, malformed, or neither an ASCII host nor a bracketed IPv6 address.
    public static let callbackInvalidHost = ProblemCode("callback.invalid-host")
    /// The port is not 1…65535.
    public static let callbackInvalidPort = ProblemCode("callback.invalid-port")
    /// There is `user@` before the host.
    public static let callbackUserInfo = ProblemCode("callback.user-info")
    /// The callback path is not an absolute path in normal form.
    public static let callbackInvalidPath = ProblemCode("callback.invalid-path")
    /// Hosts are listed and this one is not among them.
    public static let callbackHostNotAllowed = ProblemCode("callback.host-not-allowed")
    /// A trusted proxy sent a forwarding header that cannot be read.
    public static let callbackMalformedForwarding = ProblemCode("callback.malformed-forwarding")
    /// A trusted proxy sent forwarding headers that contradict each other.
    public static let callbackConflictingForwarding = ProblemCode("callback.conflicting-forwarding")
    /// An entry of the trusted proxies is neither an address nor a range of addresses.
    public static let callbackInvalidProxy = ProblemCode("callback.invalid-proxy")
    /// Forwarding headers came from a peer that is not a trusted proxy and were ignored.
    public static let callbackForwardingIgnored = ProblemCode("callback.forwarding-ignored")
    /// The public address has a path, query or fragment, which the callback does not take over.
    public static let callbackPathIgnored = ProblemCode("callback.path-ignored")
}

/// Where an origin was read from, for the words of its problems.
struct OriginSource {
    /// What the address is called: `page address`.
    let name: String
    /// What the person who can mend it should look at.
    let advice: ProblemText

    static let pageAddress = OriginSource(
        name: "page address", advice: "Copy the address from the browser's address bar, from http:// or https:// on.")
    static let publicAddress = OriginSource(
        name: "public address", advice: "Write the address that users open, such as https://id.example.com.")
    static let request = OriginSource(
        name: "request", advice: "Configure the server's public address, or list the proxy in front of it as trusted.")

    var location: ProblemLocation { .setting(name) }
}

extension Problem {
    static func notAbsolute(_ address: String, _ source: OriginSource) -> Problem {
        Problem(
            .callbackNotAbsolute, at: source.location, expected: "https://host or http://host",
            found: "\(address: address)",
            remedy: "The \(source.name) has no scheme and host. \(source.advice)")
    }

    static func unsupportedScheme(_ scheme: some StringProtocol, _ source: OriginSource) -> Problem {
        Problem(
            .callbackUnsupportedScheme, at: source.location, expected: "http or https", found: "\(scheme)",
            remedy: "A browser returns from sign-in to an http or https address only. \(source.advice)")
    }

    static func userInfo(_ source: OriginSource) -> Problem {
        Problem(
            .callbackUserInfo, at: source.location, expected: "a host without a user name",
            remedy: "Remove everything up to the @ before the host: a callback URL must not carry credentials.")
    }

    static func invalidHost(_ host: some StringProtocol, _ source: OriginSource) -> Problem {
        Problem(
            .callbackInvalidHost, at: source.location,
            expected: "an ASCII host name, an IPv4 address or an IPv6 address in brackets",
            found: "\(address: host)",
            remedy: "“\(address: host)” is not a host. Write international names in their xn-- form, put brackets "
                + "around an IPv6 address, and leave no space. \(source.advice)")
    }

    static func invalidPort(_ port: some StringProtocol, _ source: OriginSource) -> Problem {
        Problem(
            .callbackInvalidPort, at: source.location, expected: "1…65535",
            found: port.utf8.allSatisfy(\.isASCIIDigit) ? "\(port)" : "something that is no number",
            remedy: "Write a port from 1 to 65535 behind the colon, or remove the colon. \(source.advice)")
    }

    static func invalidPath(_ path: String, _ rule: ProblemText) -> Problem {
        Problem(
            .callbackInvalidPath, at: .setting("callback path"), expected: "a path that must \(rule)",
            found: "\(address: path)",
            remedy: "The callback path must \(rule). Example: \(CallbackPath.standard)")
    }

    static func hostNotAllowed(_ host: String, _ allowedHosts: [String]) -> Problem {
        let list: ProblemText =
            allowedHosts.isEmpty ? "none" : allowedHosts.map { "\($0)" }.joined(separator: ", ")
        var remedy: ProblemText =
            "The host \(host) is not on the list of allowed hosts. If users really open this host, add “\(host)” to "
            + "the list; otherwise open the page under an allowed host."
        if let entry = allowedHosts.first(where: { HostText($0) == nil }) {
            remedy +=
                " The entry “\(entry)” of the list is no host and never matches: write the name alone, "
                + "without scheme, port and path."
        }
        return Problem(
            .callbackHostNotAllowed, at: .setting("allowed hosts"), expected: "one of: \(list)", found: "\(host)",
            remedy: remedy)
    }

    static func malformedForwarding(_ header: String, _ value: String, expected: ProblemText) -> Problem {
        Problem(
            .callbackMalformedForwarding, at: .header(header), expected: expected, found: "\(address: value)",
            remedy: "The trusted proxy sent \(header) with a value that cannot be read. Correct the line of the "
                + "proxy's configuration that sets \(header), or remove it.")
    }

    static func conflictingForwarding(_ what: ProblemText, _ first: ProblemText, _ second: ProblemText) -> Problem {
        Problem(
            .callbackConflictingForwarding, at: .setting("forwarding headers"), expected: "one \(what)",
            found: "\(first) and \(second)",
            remedy: "The trusted proxy's headers (Forwarded, X-Forwarded-*) and the request's Host do not agree on the "
                + "\(what): \(first) and \(second). Let the proxy set one kind of header, to what the browser sees, and "
                + "remove the other.")
    }

    static func invalidProxy(_ entry: String) -> Problem {
        Problem(
            .callbackInvalidProxy, at: .setting("trusted proxies"), expected: "an address, or a range like 10.0.0.0/8",
            found: "\(entry)",
            remedy: "Write each trusted proxy as an IPv4 or IPv6 address, or as a range such as 10.0.0.0/8 or "
                + "2001:db8::/32. Host names cannot be trusted: their address may change.")
    }

    static func forwardingIgnored(_ peer: String?) -> Problem {
        let peer: ProblemText? = peer.map { "\($0)" }
        return Problem(
            .callbackForwardingIgnored, severity: .warning, at: .setting("trusted proxies"), found: peer,
            remedy:
                "The request carries forwarding headers, but it came from \(peer ?? "an unknown peer"), "
                + "which is no trusted proxy, so they were not believed. If that is your reverse proxy, list its "
                + "address among the trusted proxies.")
    }

    static func pathIgnored(_ address: String) -> Problem {
        Problem(
            .callbackPathIgnored, severity: .warning, at: .setting("public address"), expected: "an origin",
            found: "\(address: address)",
            remedy: "Only scheme, host and port of the public address are used. If the application lives under a "
                + "path, set the callback path to that path followed by \(CallbackPath.standard).")
    }
}
