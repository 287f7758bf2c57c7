public import OIDCPrimitives

/// The scheme, host and port of a URL as a browser writes them: the host in lowercase, IPv6 addresses in brackets and
/// as in RFC 5952, and no default port.
public struct PublicOrigin: Hashable, Sendable, CustomStringConvertible {
    /// The schemes of a public origin.
    public enum Scheme: String, Hashable, Sendable {
        /// http, without encryption. Use it only for development on the local machine.
        case http
        /// https, with encryption. Every host except the local machine needs it.
        case https

        /// Creates a scheme from its name, in any ASCII case.
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

        /// The default port of the scheme.
        public var defaultPort: Int { self == .http ? 80 : 443 }
    }

    /// The scheme.
    public let scheme: Scheme
    /// The host in lowercase. An IPv6 address is in brackets and compressed, such as `[2001:db8::1]`.
    public var host: String { knownHost.string }
    /// The host as it was parsed.
    package let knownHost: URLHost
    /// The port, or `nil` if it is the default port of the scheme.
    public let port: Int?

    /// The origin as a string, `scheme://host` or `scheme://host:port`, without a slash at the end.
    public var string: String {
        port.map { "\(scheme.rawValue)://\(host):\($0)" } ?? "\(scheme.rawValue)://\(host)"
    }

    /// The origin as a string.
    public var description: String { string }

    init(scheme: Scheme, host: URLHost, port: Int?) {
        self.scheme = scheme
        knownHost = host
        self.port = port == scheme.defaultPort ? nil : port
    }

    /// Creates the origin of a configured public URL.
    ///
    /// - Parameters:
    ///   - url: The public URL.
    ///   - warnings: The handler for warnings. It receives `callback.path-ignored` if anything other than `/` follows
    ///     the authority.
    /// - Throws: The first `callback.*` problem found.
    public init(publicURL url: String, warnings: WarningHandler) throws(Refusal) {
        guard let parts = URLParts(url) else { throw Refusal(.notAbsolute(url, .publicURL)) }
        try self.init(scheme: parts.scheme, authority: parts.authority, source: .publicURL)
        let hasPath = !parts.path.isEmpty && !parts.path.hasSameBytes(as: "/")
        if hasPath || parts.query != nil || parts.fragment != nil { warnings?(.pathIgnored(url)) }
    }

    /// Creates the origin of an absolute URL. Anything after the authority is ignored.
    init(url: String, source: OriginSource) throws(Refusal) {
        guard let parts = URLParts(url) else { throw Refusal(.notAbsolute(url, source)) }
        try self.init(scheme: parts.scheme, authority: parts.authority, source: source)
    }

    /// Creates an origin by validating, in this order, the scheme, user information, host and port.
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
        // The Host field of a request can contain anything. If it is not an authority, it has no port either.
        guard !hasDelimiter else { throw Refusal(.invalidHost(authority, source)) }
        let (hostText, portText) = URLParts.cutPort(from: authority)
        guard let host = URLHost(hostText) else { throw Refusal(.invalidHost(hostText, source)) }
        var port: Int?
        if let portText {
            port = URLParts.portNumber(portText)
            guard port != nil else { throw Refusal(.invalidPort(portText, source)) }
        }
        self.init(scheme: knownScheme, host: host, port: port)
    }
}
