import OIDCPrimitives

/// The well-known URLs of an issuer's metadata.
public enum WellKnownURL {
    /// Returns the URL defined in OpenID Connect Discovery 1.0 §4.1: the issuer, without a trailing slash, followed by
    /// the well-known path.
    public static func openIDConfiguration(of issuer: IssuerIdentifier) -> String {
        openIDConfiguration(at: issuer.string)
    }

    /// Returns the URL defined in RFC 8414 §3: the well-known path between the issuer's host and its path. OpenID
    /// Connect providers rarely serve this one.
    public static func authorizationServer(of issuer: IssuerIdentifier) -> String {
        guard let parts = URLParts(issuer.string) else { return issuer.string }
        return "\(parts.scheme)://\(parts.authority)\(authorizationServerPath)"
            + withoutFinalSlash(String(parts.path))
    }

    /// Returns an authority followed by the well-known path and an optional query.
    package static func openIDConfiguration(at authority: String, query: String? = nil) -> String {
        withoutFinalSlash(authority) + openIDConfigurationPath + (query.map { "?\($0)" } ?? "")
    }

    /// The well-known path, `/.well-known/openid-configuration`.
    package static let openIDConfigurationPath = "/.well-known/openid-configuration"
    /// The well-known path of RFC 8414, `/.well-known/oauth-authorization-server`.
    static let authorizationServerPath = "/.well-known/oauth-authorization-server"

    private static func withoutFinalSlash(_ text: String) -> String {
        text.utf8.last == UInt8(ascii: "/") ? String(text.dropLast()) : text
    }
}
