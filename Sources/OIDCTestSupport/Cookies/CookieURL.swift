import EntraID

/// The parts of a URL that decide which cookies a browser keeps and sends. The port is not one of them.
struct CookieURL: Sendable {
    /// The host in lowercase, or an empty string if the URL cannot be split.
    let host: String
    let path: String
    let isHTTPS: Bool
    /// Whether the browser keeps and sends cookies with `Secure`: with https, and also with http on this machine, as
    /// Chromium and Firefox do.
    let isSecure: Bool

    init(_ url: String) {
        let parts = URLParts(url)
        let (host, path) = (parts?.host.asciiLowercased ?? "", parts.map { String($0.path) } ?? "")
        let isHTTPS = parts?.scheme.asciiLowercased.hasSameBytes(as: "https") == true
        self.host = host
        self.path = path.isEmpty ? "/" : path
        self.isHTTPS = isHTTPS
        isSecure = isHTTPS || URLHost(host)?.isLoopback == true
    }

    /// Returns whether the host is a domain or a host in it.
    func isInDomain(_ domain: String) -> Bool {
        host.hasSameBytes(as: domain) || host.hasSuffixBytes(".\(domain)")
    }

    /// Returns whether the path is that of a cookie or below it: `/app` covers `/app/login`, but not `/apple`.
    func isBelow(_ cookiePath: String) -> Bool {
        guard path.hasPrefixBytes(cookiePath) else { return false }
        let rest = path.utf8.dropFirst(cookiePath.utf8.count)
        return rest.isEmpty || cookiePath.hasSuffixBytes("/") || rest.first == UInt8(ascii: "/")
    }

    /// The path of a cookie that states none: everything before the last slash.
    var defaultCookiePath: String {
        let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
        return folder.isEmpty ? "/" : folder
    }
}
