import OIDCPrimitives

/// Where an issuer's metadata lies.
public enum WellKnownLocation {
    /// OpenID Connect Discovery 1.0 §4.1: the well-known path is appended to the issuer, in place of one slash that
    /// may end it.
    public static func openIDConfiguration(of issuer: Issuer) -> String {
        openIDConfiguration(at: issuer.text)
    }

    /// RFC 8414 §3: the well-known path stands between the issuer's host and its path. Providers of OpenID Connect
    /// rarely serve this one.
    public static func authorizationServer(of issuer: Issuer) -> String {
        guard let parts = AddressText(issuer.text) else { return issuer.text }
        return "\(parts.scheme)://\(parts.authority)/.well-known/oauth-authorization-server"
            + withoutFinalSlash(String(parts.path))
    }

    /// The well-known path behind an authority, and the authority's query behind that.
    package static func openIDConfiguration(at authority: String, query: String? = nil) -> String {
        withoutFinalSlash(authority) + openIDConfigurationPath + (query.map { "?\($0)" } ?? "")
    }

    /// `/.well-known/openid-configuration`.
    package static let openIDConfigurationPath = "/.well-known/openid-configuration"

    private static func withoutFinalSlash(_ text: String) -> String {
        text.utf8.last == UInt8(ascii: "/") ? String(text.dropLast()) : text
    }
}
