import OIDCIssuers
import OIDCPrimitives

// The issuers that tokens of an authority may have, as far as they are known without its metadata.

extension EntraAuthority {
    /// The issuers of the tokens of one tenant in every version, or the template of a shared tenant. Empty for a domain,
    /// and for Azure AD B2C, where several policies share one issuer.
    var tokenIssuers: [String] {
        if let issuerTemplate { return [issuerTemplate.string] }
        guard let tenant = tenant.identifier?.string else { return [] }
        switch kind {
        case .b2c: return []
        case .externalID:
            let (named, own) = ("\(origin)/\(tenant)/v2.0", "\(externalIDOrigin(of: tenant))/\(tenant)/v2.0")
            return named.hasSameBytes(as: own) ? [own] : [named, own]
        case .workforce:
            return (issuerText(for: tenant).map { [$0] } ?? []) + olderIssuers(of: tenant)
        }
    }

    /// Returns whether a token with this issuer may belong to the authority.
    func mayHaveIssued(_ issuer: String) -> Bool {
        guard kind == .workforce else { return equivalence(ofMetadataIssuer: issuer) != nil }
        if tenant.identifier != nil { return tokenIssuers.contains { $0.hasSameBytes(as: issuer) } }
        let placeholder = IssuerTemplate.tenantPlaceholder
        let templates = (issuerText(for: placeholder).map { [$0] } ?? []) + olderIssuers(of: placeholder)
        return templates.contains { text in
            let template = try? IssuerTemplate(entra: text, insecureHTTP: insecureHTTP)
            return template?.value(in: issuer).map { GUID.isLowercase($0) } ?? false
        }
    }

    /// Returns the issuers of a tenant's tokens in the versions before 2: version 1 on its own host, and version 1.1 on
    /// the sign-in host. The keys of the version 2 metadata sign all of them.
    func olderIssuers(of tenant: String) -> [String] {
        guard kind == .workforce, version == .v2 else { return [] }
        return (version1Origin.map { ["\($0)/\(tenant)/"] } ?? []) + ["\(origin)/\(tenant)\(Version.suffixOf11)"]
    }
}

extension EntraAuthority.Version {
    /// The end of a version 1.1 issuer.
    static let suffixOf11 = "/v1.1"
}
