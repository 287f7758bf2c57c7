public import OIDCPrimitives

/// How an application derives its callback URL: which path, which proxies it believes, which hosts it answers for.
///
///     let policy = try CallbackPolicy(trustedProxies: ["10.0.0.0/8"], allowedHosts: ["id.example.com"])
///     let callback = try policy.callback(request: request, warnings: { log($0) })
///
/// Whichever way the origin becomes known, only scheme, host and port of it are used; the page's own path, query and
/// fragment never enter the callback. One problem is reported: the first of forwarding, scheme, user information,
/// host, port, path and allowed hosts.
public struct CallbackPolicy: Sendable {
    /// What to do with `X-Forwarded-Prefix`, the path that a proxy took off before it passed the request on.
    public enum ForwardedPrefix: Sendable {
        /// The callback path is complete as configured.
        case ignored
        /// The prefix of a trusted proxy stands before the callback path.
        case prepended
    }

    private let path: CallbackPath
    private let trustedProxies: [AddressRange]
    private let allowedHosts: [String]?
    private let forwardedPrefix: ForwardedPrefix

    /// The path `/api/oidc/callback`, no trusted proxy, any host.
    public static let standard = CallbackPolicy(
        path: .standard, ranges: [], allowedHosts: nil, forwardedPrefix: .ignored)

    /// Sets a policy.
    ///
    /// - Parameters:
    ///   - path: The callback path.
    ///   - trustedProxies: Addresses and ranges (`10.0.0.0/8`) whose forwarding headers are believed.
    ///   - allowedHosts: The hosts, without port, that may appear in a callback; `nil` for any, empty for none.
    ///   - forwardedPrefix: Whether a trusted proxy's `X-Forwarded-Prefix` counts.
    /// - Throws: `callback.invalid-proxy` for each entry that is no address and no range.
    public init(
        path: CallbackPath = .standard,
        trustedProxies: [String] = [],
        allowedHosts: [String]? = nil,
        forwardedPrefix: ForwardedPrefix = .ignored
    ) throws(Refusal) {
        let unreadable = trustedProxies.filter { AddressRange($0) == nil }
        if let refusal = Refusal(unreadable.map { .invalidProxy($0) }) { throw refusal }
        self.init(
            path: path, ranges: trustedProxies.compactMap(AddressRange.init),
            allowedHosts: allowedHosts, forwardedPrefix: forwardedPrefix)
    }

    private init(
        path: CallbackPath, ranges: [AddressRange], allowedHosts: [String]?, forwardedPrefix: ForwardedPrefix
    ) {
        self.path = path
        trustedProxies = ranges
        self.allowedHosts = allowedHosts
        self.forwardedPrefix = forwardedPrefix
    }

    /// The callback on the origin of the page that is being looked at. Refuses with the first of `callback.*` that
    /// applies. So far there is no warning about a page's address.
    public func callback(pageAddress: String, warnings: WarningHandler) throws(Refusal) -> CallbackURL {
        let origin = try PublicOrigin(address: pageAddress, source: .pageAddress)
        return try callback(on: origin)
    }

    /// The callback on a configured public address. Anything behind its authority but `/` is ignored with the warning
    /// `callback.path-ignored`.
    public func callback(publicAddress: String, warnings: WarningHandler) throws(Refusal) -> CallbackURL {
        var found: [Problem] = []
        let origin = try PublicOrigin(publicAddress: publicAddress) { found.append($0) }
        let callback = try callback(on: origin)
        for warning in found { warnings?(warning) }
        return callback
    }

    /// The callback on the origin that the browser used for a request.
    ///
    /// Forwarding headers count when the connection's peer is a trusted proxy. From anybody else they are ignored,
    /// with the warning `callback.forwarding-ignored`, and the direct connection counts.
    public func callback(request: ObservedRequest, warnings: WarningHandler) throws(Refusal) -> CallbackURL {
        let headers = ForwardingHeaders(request)
        guard isTrusted(request.peer) else {
            let origin = try PublicOrigin(
                scheme: request.scheme, authority: Substring(request.host), source: .request)
            let callback = try callback(on: origin)
            if headers.stateAnOrigin { warnings?(.forwardingIgnored(request.peer)) }
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
        // Kept as they were typed: in lower case a secret among them would not look like one when they are shown.
        if let allowedHosts,
            !allowedHosts.contains(where: { HostText($0)?.text.hasSameBytes(as: origin.host) == true })
        {
            throw Refusal(.hostNotAllowed(origin.host, allowedHosts))
        }
        return CallbackURL(origin: origin, path: path)
    }
}
