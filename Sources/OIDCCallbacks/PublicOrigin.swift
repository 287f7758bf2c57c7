public import OIDCPrimitives

/// Scheme, host and port of an address as a browser sees them, in the one spelling a browser uses: host in lower
/// case, IPv6 in brackets and as RFC 5952 writes it, no default port.
public struct PublicOrigin: Hashable, Sendable, CustomStringConvertible {
    /// The schemes a browser returns to.
    public enum Scheme: String, Hashable, Sendable {
        /// Without encryption: for development on the machine itself.
        case http
        /// With encryption: what every host but the machine itself needs.
        case https

        /// The scheme of that name, in any case of ASCII.
        init?(named name: some StringProtocol) {
            let name = name.asciiLowercased
            if name.hasSameBytes(as: "https") {
                self = .https
            } else if name.hasSameBytes(as: "http") {
                self = .http
            } else {
                return nil
            }
        }

        /// The port that goes without saying.
        public var defaultPort: Int { self == .http ? 80 : 443 }
    }

    /// http or https.
    public let scheme: Scheme
    /// The host in lower case; an IPv6 address in brackets, compressed (`[2001:db8::1]`).
    public var host: String { knownHost.text }
    /// The host as it was parsed.
    package let knownHost: HostText
    /// The port, when it is not the scheme's default.
    public let port: Int?

    /// `scheme://host` or `scheme://host:port`, without a slash at the end.
    public var text: String {
        port.map { "\(scheme.rawValue)://\(host):\($0)" } ?? "\(scheme.rawValue)://\(host)"
    }

    /// The origin's text.
    public var description: String { text }

    init(scheme: Scheme, host: HostText, port: Int?) {
        self.scheme = scheme
        knownHost = host
        self.port = port == scheme.defaultPort ? nil : port
    }

    /// The origin of a public address, as it is configured. Throws a `Refusal` with the first of `callback.*` that applies.
    ///
    /// - Parameters:
    ///   - address: The address.
    ///   - warnings: Is given `callback.path-ignored` when there is anything behind the authority but `/`.
    public init(publicAddress address: String, warnings: WarningHandler) throws(Refusal) {
        guard let parts = AddressText(address) else { throw Refusal(.notAbsolute(address, .publicAddress)) }
        try self.init(scheme: parts.scheme, authority: parts.authority, source: .publicAddress)
        let hasPath = !parts.path.isEmpty && !parts.path.hasSameBytes(as: "/")
        if hasPath || parts.query != nil || parts.fragment != nil { warnings?(.pathIgnored(address)) }
    }

    /// The origin of an absolute URL. What follows the authority is not looked at.
    init(address: String, source: OriginSource) throws(Refusal) {
        guard let parts = AddressText(address) else { throw Refusal(.notAbsolute(address, source)) }
        try self.init(scheme: parts.scheme, authority: parts.authority, source: source)
    }

    /// Judges, in this order: scheme, user information, host, port.
    init(scheme: some StringProtocol, authority: Substring, source: OriginSource) throws(Refusal) {
        guard let knownScheme = Scheme(named: scheme) else {
            throw Refusal(.unsupportedScheme(scheme, source))
        }
        var (hasUser, hasDelimiter) = (false, false)
        for byte in authority.utf8 {
            switch byte {
            case UInt8(ascii: "@"): hasUser = true
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): hasDelimiter = true
            default: break
            }
        }
        guard !hasUser else { throw Refusal(.userInfo(source)) }
        // The Host field of a request may hold anything; what is no authority has no port either.
        guard !hasDelimiter else { throw Refusal(.invalidHost(authority, source)) }
        let (hostText, portText) = AddressText.cutPort(from: authority)
        guard let host = HostText(hostText) else { throw Refusal(.invalidHost(hostText, source)) }
        var port: Int?
        if let portText {
            port = AddressText.portNumber(portText)
            guard port != nil else { throw Refusal(.invalidPort(portText, source)) }
        }
        self.init(scheme: knownScheme, host: host, port: port)
    }
}
