public import OIDCPrimitives

extension CallbackURL {
    /// Creates a callback URL from a complete URL, such as `https://console.example.com/api/oidc/callback`.
    ///
    /// - Throws: A `Refusal` with the first `callback.*` problem of the origin, or with `callback.invalid-path` if the
    ///   path is not in normal form or if a query or fragment follows it.
    public init(parsing url: String) throws(Refusal) {
        guard let parts = URLParts(url) else { throw Refusal(.notAbsolute(url, .redirectURL)) }
        let origin = try PublicOrigin(scheme: parts.scheme, authority: parts.authority, source: .redirectURL)
        let rest = url.utf8.dropFirst(parts.scheme.utf8.count + 3 + parts.authority.utf8.count)
        self.init(origin: origin, path: try CallbackPath(rest.isEmpty ? "/" : String(Substring(rest))))
    }
}
