public import OIDCPrimitives

extension ProblemCode {
    /// The page or public URL is not absolute.
    public static let callbackNotAbsolute = ProblemCode("callback.not-absolute")
    /// The scheme is neither http nor https.
    public static let callbackUnsupportedScheme = ProblemCode("callback.unsupported-scheme")
    /// The host is empty, malformed, or neither an ASCII host nor a bracketed IPv6 address.
    public static let callbackInvalidHost = ProblemCode("callback.invalid-host")
    /// The port is not a number from 1 to 65535.
    public static let callbackInvalidPort = ProblemCode("callback.invalid-port")
    /// There is user information, `user@`, before the host.
    public static let callbackUserInfo = ProblemCode("callback.user-info")
    /// The callback path is not an absolute path in normal form.
    public static let callbackInvalidPath = ProblemCode("callback.invalid-path")
    /// The host is not on the list of allowed hosts.
    public static let callbackHostNotAllowed = ProblemCode("callback.host-not-allowed")
    /// A trusted proxy sent a forwarding header that cannot be parsed.
    public static let callbackMalformedForwarding = ProblemCode("callback.malformed-forwarding")
    /// A trusted proxy sent forwarding headers that contradict each other.
    public static let callbackConflictingForwarding = ProblemCode("callback.conflicting-forwarding")
    /// An entry in the list of trusted proxies is neither an address nor a range of addresses.
    public static let callbackInvalidProxy = ProblemCode("callback.invalid-proxy")
    /// Forwarding headers from a peer that is not a trusted proxy were ignored.
    public static let callbackForwardingIgnored = ProblemCode("callback.forwarding-ignored")
    /// The callback URL is http on another host than the local machine, so the response is sent without encryption.
    public static let callbackNotHTTPS = ProblemCode("callback.not-https")
    /// The public URL has a path, query or fragment, which the callback does not use.
    public static let callbackPathIgnored = ProblemCode("callback.path-ignored")
}

/// The source of an origin, for messages.
struct OriginSource {
    /// The name of the source, such as `page address`.
    let name: String
    /// The advice for the reader.
    let advice: ProblemText

    static let pageURL = OriginSource(
        name: "page address", advice: "Copy the address from the browser's address bar, with http:// or https://.")
    static let publicURL = OriginSource(
        name: "public address", advice: "Enter the address that users open, such as https://id.example.com.")
    static let redirectURL = OriginSource(
        name: "redirect URL",
        advice: "Enter the complete callback URL, such as https://id.example.com/api/oidc/callback.")
    static let request = OriginSource(
        name: "request", advice: "Configure the server's public address, or add its proxy to the trusted proxies.")

    var location: ProblemLocation { .setting(name) }
}

extension Problem {
    static func notAbsolute(_ address: String, _ source: OriginSource) -> Problem {
        Problem(
            .callbackNotAbsolute, at: source.location, expected: "https://host or http://host",
            found: "\(url: address)",
            remedy: "The \(source.name) is not an absolute URL with a scheme and host. \(source.advice)")
    }

    static func unsupportedScheme(_ scheme: some StringProtocol, _ source: OriginSource) -> Problem {
        Problem(
            .callbackUnsupportedScheme, at: source.location, expected: "http or https", found: "\(scheme)",
            remedy: "Users can return from sign-in only to an http or https URL. \(source.advice)")
    }

    static func userInfo(_ source: OriginSource) -> Problem {
        Problem(
            .callbackUserInfo, at: source.location, expected: "a host without a user name",
            remedy: "A callback URL must not contain credentials. Remove everything up to the @ before the host.")
    }

    static func invalidHost(_ host: some StringProtocol, _ source: OriginSource) -> Problem {
        Problem(
            .callbackInvalidHost, at: source.location,
            expected: "an ASCII host name, an IPv4 address or an IPv6 address in brackets",
            found: "\(url: host)",
            remedy: "“\(url: host)” is not a valid host. Write international names in their xn-- form, put "
                + "brackets around an IPv6 address, and use no spaces. \(source.advice)")
    }

    static func invalidPort(_ port: some StringProtocol, _ source: OriginSource) -> Problem {
        Problem(
            .callbackInvalidPort, at: source.location, expected: "1…65535",
            found: port.utf8.allSatisfy(\.isASCIIDigit) ? "\(port)" : "something that is not a number",
            remedy: "Write a port from 1 to 65535 after the colon, or remove the colon. \(source.advice)")
    }

    static func invalidPath(_ path: String, _ rule: ProblemText) -> Problem {
        Problem(
            .callbackInvalidPath, at: .setting("callback path"), expected: "a path that must \(rule)",
            found: "\(url: path)",
            remedy: "The callback path must \(rule). Example: \(CallbackPath.standard)")
    }

    static func hostNotAllowed(_ host: String, _ allowedHosts: [String]) -> Problem {
        let list: ProblemText =
            allowedHosts.isEmpty ? "none" : allowedHosts.map { "\($0)" }.joined(separator: ", ")
        var remedy: ProblemText =
            "The host \(host) is not on the list of allowed hosts. If users do open this host, add “\(host)” to "
            + "the list. Otherwise open the page under an allowed host."
        if let entry = allowedHosts.first(where: { URLHost($0) == nil }) {
            remedy +=
                " The entry “\(entry)” in the list is not a host and never matches. Write only the name, "
                + "without scheme, port and path."
        }
        return Problem(
            .callbackHostNotAllowed, at: .setting("allowed hosts"), expected: "one of: \(list)", found: "\(host)",
            remedy: remedy)
    }

    static func malformedForwarding(_ header: String, _ value: String, expected: ProblemText) -> Problem {
        Problem(
            .callbackMalformedForwarding, at: .header(header), expected: expected, found: "\(url: value)",
            remedy: "The trusted proxy sent the header \(header) with a value that cannot be parsed. In the proxy's "
                + "configuration, correct or remove the line that sets \(header).")
    }

    static func conflictingForwarding(_ what: ProblemText, _ first: ProblemText, _ second: ProblemText) -> Problem {
        Problem(
            .callbackConflictingForwarding, at: .setting("forwarding headers"), expected: "one \(what)",
            found: "\(first) and \(second)",
            remedy: "The trusted proxy's headers (Forwarded, X-Forwarded-*) and the request's Host disagree about the "
                + "\(what): \(first) and \(second). Configure the proxy to set only one kind of header, to the value "
                + "that the browser sees.")
    }

    static func invalidProxy(_ entry: String) -> Problem {
        Problem(
            .callbackInvalidProxy, at: .setting("trusted proxies"),
            expected: "an address, or a range such as 10.0.0.0/8", found: "\(entry)",
            remedy: "Write each trusted proxy as an IPv4 or IPv6 address, or as a range such as 10.0.0.0/8 or "
                + "2001:db8::/32. Host names are not allowed, because their address can change.")
    }

    static func forwardingIgnored(_ peer: String?) -> Problem {
        let peer: ProblemText? = peer.map { "\($0)" }
        return Problem(
            .callbackForwardingIgnored, severity: .warning, at: .setting("trusted proxies"), found: peer,
            remedy:
                "The forwarding headers were ignored, because the request came from \(peer ?? "an unknown peer"), "
                + "which is not a trusted proxy. If this is your reverse proxy, add its address to the trusted proxies."
        )
    }

    static func pathIgnored(_ address: String) -> Problem {
        Problem(
            .callbackPathIgnored, severity: .warning, at: .setting("public address"), expected: "an origin",
            found: "\(url: address)",
            remedy: "Only the scheme, host and port of the public address are used. If the application is served "
                + "under a path, set the callback path to that path followed by \(CallbackPath.standard).")
    }

    fileprivate static func notHTTPS(_ callback: CallbackURL) -> Problem {
        Problem(
            .callbackNotHTTPS, severity: .warning, at: .setting("redirect URL"),
            expected: "https, or http on localhost", found: "\(url: callback.string)",
            remedy: "The provider's response, with the code, would cross the network without encryption, and many "
                + "providers reject such a callback URL. Serve the application over https, and register its https URL.")
    }
}

extension CallbackURL {
    /// A warning if the callback is http on another host than the local machine (RFC 6749 §3.1.2.1).
    package var encryptionProblem: Problem? {
        origin.scheme == .http && !origin.knownHost.isLoopback ? .notHTTPS(self) : nil
    }
}
