import OIDCPrimitives

/// A URL of a provider that is often pasted in place of its issuer, and the issuer to which it belongs.
struct PastedURL {
    /// What the URL is.
    enum Kind {
        /// The metadata document.
        case metadata
        /// An endpoint whose path shows where the issuer ends.
        case endpoint
    }

    let kind: Kind
    /// The URL of the issuer, which has not been validated.
    let issuer: String

    /// Returns the URL that a string is, or `nil` for any other string.
    ///
    /// The path alone decides. An issuer with one of these paths would be valid, but no provider has one, because its own
    /// metadata would be below another provider's metadata document or endpoint.
    static func recognized(in text: String) -> PastedURL? {
        guard let parts = URLParts(text) else { return nil }
        let origin = "\(parts.scheme)://\(parts.authority)"
        let path = parts.path.utf8.last == UInt8(ascii: "/") ? Substring(parts.path.utf8.dropLast()) : parts.path
        for known in [WellKnownURL.openIDConfigurationPath, WellKnownURL.authorizationServerPath] {
            if path.hasSuffixBytes(known) {
                let rest = Substring(path.utf8.dropLast(known.utf8.count))
                return PastedURL(kind: .metadata, issuer: "\(origin)\(rest)")
            }
            // RFC 8414 §3 puts the well-known path before the issuer's own.
            if path.hasPrefixBytes(known + "/") {
                let rest = Substring(path.utf8.dropFirst(known.utf8.count))
                return PastedURL(kind: .metadata, issuer: "\(origin)\(rest)")
            }
        }
        for known in endpointPaths where path.hasSuffixBytes(known) {
            let rest = Substring(path.utf8.dropLast(known.utf8.count))
            return PastedURL(kind: .endpoint, issuer: "\(origin)\(rest)")
        }
        return nil
    }

    /// The endpoints of Keycloak, the only ones of a widespread server that are always below the issuer and have names
    /// of their own. Paths such as `/authorize` can be part of an issuer.
    private static let endpointPaths = ["auth", "token", "userinfo", "certs", "logout"].map {
        "/protocol/openid-connect/\($0)"
    }
}
