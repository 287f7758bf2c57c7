public import OIDCPrimitives

/// The rules by which an application derives its callback URL: the path, the trusted proxies and the allowed hosts.
///
///     let policy = try CallbackPolicy(
///         trustedProxies: ["10.0.0.0/8"], allowedHosts: ["id.example.com"])
///     let callback = try policy.callback(request: request, warnings: { log($0) })
///
/// Only the scheme, host and port of the origin are used, whatever its source. The path, query and fragment of a page
/// never become part of the callback. A single problem is reported, the first found in this order: forwarding headers,
/// scheme, user information, host, port, path, allowed hosts.
public struct CallbackPolicy: Sendable {
    /// The handling of `X-Forwarded-Prefix`, the path that a proxy removed before it forwarded the request.
    public enum ForwardedPrefix: Sendable {
        /// The header is ignored: the configured callback path is complete.
        case ignored
        /// The prefix sent by a trusted proxy is added in front of the callback path.
        case prepended
    }

    private let path: CallbackPath
    private let trustedProxies: [IPAddressRange]
    private let allowedHosts: [String]?
    private let forwardedPrefix: ForwardedPrefix

    /// The default policy: the path `/api/oidc/callback`, no trusted proxies, any host.
    public static let standard = CallbackPolicy(
        path: .standard, ranges: [], allowedHosts: nil, forwardedPrefix: .ignored)

    /// Creates a policy.
    ///
    /// - Parameters:
    ///   - path: The callback path.
    ///   - trustedProxies: The addresses and ranges (`10.0.0.0/8`) from which forwarding headers are trusted.
    ///   - allowedHosts: The hosts, without port, that may appear in a callback; `nil` to allow any, empty to allow
    ///     none.
    ///   - forwardedPrefix: Whether to use the `X-Forwarded-Prefix` header of a trusted proxy.
    /// - Throws: `callback.invalid-proxy` for each entry that is neither an address nor a range.
    public init(
        path: CallbackPath = .standard,
        trustedProxies: [String] = [],
        allowedHosts: [String]? = nil,
        forwardedPrefix: ForwardedPrefix = .ignored
    ) throws(Refusal) {
        let unreadable = trustedProxies.filter { IPAddressRange($0) == nil }
        if let refusal = Refusal(unreadable.map { .invalidProxy($0) }) { throw refusal }
        self.init(
            path: path, ranges: trustedProxies.compactMap(IPAddressRange.init),
            allowedHosts: allowedHosts, forwardedPrefix: forwardedPrefix)
    }

    private init(
        path: CallbackPath, ranges: [IPAddressRange], allowedHosts: [String]?, forwardedPrefix: ForwardedPrefix
    ) {
        self.path = path
        trustedProxies = ranges
        self.allowedHosts = allowedHosts
        self.forwardedPrefix = forwardedPrefix
    }

    /// Returns the callback URL on the origin of the current page. It reports no warnings at present.
    ///
    /// - Parameters:
    ///   - pageURL: The URL of the page that the browser shows.
    ///   - warnings: The handler for warnings.
    /// - Throws: The first `callback.*` problem found.
    public func callback(pageURL: String, warnings: WarningHandler) throws(Refusal) -> CallbackURL {
        let origin = try PublicOrigin(url: pageURL, source: .pageURL)
        return try callback(on: origin)
    }

    /// Returns the callback URL on a configured public URL.
    ///
    /// - Parameters:
    ///   - publicURL: The public URL. Anything after its authority other than `/` is ignored, with the warning
    ///     `callback.path-ignored`.
    ///   - warnings: The handler for warnings.
    /// - Throws: The first `callback.*` problem found.
    public func callback(publicURL: String, warnings: WarningHandler) throws(Refusal) -> CallbackURL {
        var found: [Problem] = []
        let origin = try PublicOrigin(publicURL: publicURL) { found.append($0) }
        let callback = try callback(on: origin)
        for warning in found { warnings?(warning) }
        return callback
    }

    /// Returns the callback URL on the origin that the browser used for a request.
    ///
    /// Forwarding headers are used only if the connection comes from a trusted proxy. Otherwise they are ignored, with
    /// the warning `callback.forwarding-ignored`, and the scheme and host of the direct connection are used.
    ///
    /// - Parameters:
    ///   - request: The request as the server received it.
    ///   - warnings: The handler for warnings.
    /// - Throws: The first `callback.*` problem found.
    public func callback(request: ObservedRequest, warnings: WarningHandler) throws(Refusal) -> CallbackURL {
        let headers = ForwardingHeaders(request)
        guard isTrusted(request.peer) else {
            let origin = try PublicOrigin(
                scheme: request.scheme, authority: Substring(request.host), source: .request)
            let callback = try callback(on: origin)
            if headers.specifyOrigin { warnings?(.forwardingIgnored(request.peer)) }
            return callback
        }
        let prefix = forwardedPrefix == .prepended ? try headers.prefix() : nil
        let origin = try headers.forwardedOrigin().origin(behind: request)
        return try callback(on: origin, below: prefix)
    }

    private func isTrusted(_ peer: String?) -> Bool {
        guard let peer, let address = IPAddress(peer.utf8)?.unmapped else { return false }
        return trustedProxies.contains { $0.contains(address) }
    }

    private func callback(
        on origin: PublicOrigin, below prefix: CallbackPath? = nil
    ) throws(Refusal) -> CallbackURL {
        var path = path
        if let prefix { path = try path.prepending(prefix) }
        // The allowed hosts are kept as written: in lowercase, a secret pasted among them would no longer be recognized
        // and redacted in messages.
        if let allowedHosts,
            !allowedHosts.contains(where: { URLHost($0)?.string.hasSameBytes(as: origin.host) == true })
        {
            throw Refusal(.hostNotAllowed(origin.host, allowedHosts))
        }
        return CallbackURL(origin: origin, path: path)
    }
}
