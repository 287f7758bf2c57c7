public import OIDCDiscovery
public import OIDCPrimitives

extension EntraAPI {
    /// Returns the metadata of this API (RFC 9728), from which clients learn where to get access tokens for it. Serve
    /// its `json` at its `url`, without authentication, and set ``advertisedMetadata`` so that challenges name the URL.
    ///
    /// The authorization servers are the issuers of this API, in their order.
    ///
    /// - Parameters:
    ///   - resource: The public URL that clients call, byte for byte, such as `https://api.contoso.com/orders`.
    ///   - scopes: The scopes that clients may request, in full, such as `api://<client ID>/Orders.Read`.
    ///   - description: The human-readable parts.
    /// - Throws: A `Refusal` with `config.invalid-resource-metadata` for each value that is not valid.
    public func resourceMetadata(
        resource: String, scopes: [String] = [],
        description: ProtectedResourceMetadata.Description = .init()
    ) throws(Refusal) -> ProtectedResourceMetadata {
        try ProtectedResourceMetadata(
            resource: resource, authorizationServers: registrations.map(\.profile.authority.authorizationServer),
            scopes: scopes, description: description)
    }
}

extension EntraAuthority {
    /// The issuer under which clients look for the authority's own metadata: the issuer of its tokens if it is known,
    /// and otherwise the URL before the well-known path of the metadata.
    fileprivate var authorizationServer: String {
        if let issuer { return issuer.string }
        let address = metadataURL.utf8.prefix { $0 != UInt8(ascii: "?") }
        return String(Substring(address.dropLast("/.well-known/openid-configuration".utf8.count)))
    }
}
