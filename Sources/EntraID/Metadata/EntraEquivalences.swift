public import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives

// The cases in which the issuer in Entra's metadata differs from the one that was requested.

extension EntraAuthority {
    /// Returns the reason why this authority's metadata may have an issuer, or `nil` if it may not.
    func equivalence(ofMetadataIssuer text: String) -> MetadataEquivalence? {
        switch kind {
        case .workforce: workforceEquivalence(of: text)
        case .b2c: b2cEquivalence(of: text)
        case .externalID: externalIDEquivalence(of: text)
        }
    }

    private func workforceEquivalence(of text: String) -> MetadataEquivalence? {
        if case .domain = tenant {
            return tenantIdentifier(in: text, as: anyTenantTemplate) == nil ? nil : .domain
        }
        guard let expected = metadataIssuerText, text.hasSameBytes(as: expected) else { return nil }
        switch (tenant, version) {
        case (.common, _), (.organizations, _): return .tenantTemplate
        case (.consumers, _): return .personalAccounts
        case (_, .v1): return .version1
        default: return .exact
        }
    }

    /// Accepts `https://HOST/TENANT/v2.0/`, and `https://HOST/tfp/TENANT/POLICY/v2.0/` with the policy in any case,
    /// because B2C writes it in lowercase.
    private func b2cEquivalence(of text: String) -> MetadataEquivalence? {
        let placeholder = IssuerTemplate.tenantPlaceholder
        let plain = try? IssuerTemplate(entra: "\(origin)/\(placeholder)/v2.0/", insecureHTTP: insecureHTTP)
        if isRequestedTenant(tenantIdentifier(in: text, as: plain)) { return .b2cTenant }

        let parts = URLParts(text)?.path.split(at: "/") ?? []
        guard parts.count == 6, let policy,
            parts[3].asciiLowercased.hasSameBytes(as: policy.name.asciiLowercased)
        else { return nil }
        let withPolicy = try? IssuerTemplate(
            entra: "\(origin)/tfp/\(placeholder)/\(parts[3])/v2.0/", insecureHTTP: insecureHTTP)
        return isRequestedTenant(tenantIdentifier(in: text, as: withPolicy)) ? .b2cPolicy : nil
    }

    /// Accepts `https://TENANT.ciamlogin.com/TENANT/v2.0`, and the host and tenant that were requested.
    private func externalIDEquivalence(of text: String) -> MetadataEquivalence? {
        if let asked = tenant.identifier, text.hasSameBytes(as: "\(origin)/\(asked)/v2.0") {
            return .exact
        }
        let parts = URLParts(text)?.path.split(at: "/") ?? []
        guard parts.count == 3, let tenant = (try? GUID(parsing: parts[1]))?.string,
            text.hasSameBytes(as: "\(externalIDOrigin(of: tenant))/\(tenant)/v2.0"), isRequestedTenant(tenant)
        else { return nil }
        return emulator == nil ? .externalIDHost : .domain
    }

    /// Returns the tenant at the template's placeholder, or `nil` if it is not a GUID in lowercase.
    private func tenantIdentifier(in text: String, as template: IssuerTemplate?) -> String? {
        guard let tenant = template?.value(in: text), GUID.isLowercase(tenant) else { return nil }
        return String(tenant)
    }

    /// Returns whether a tenant is the one that was requested. If a domain was requested, any tenant is accepted.
    private func isRequestedTenant(_ tenant: String?) -> Bool {
        guard let tenant else { return false }
        return self.tenant.identifier.map { $0.string.hasSameBytes(as: tenant) } ?? true
    }

    /// The expected issuer of the metadata, as far as it is known, for error messages.
    var expectedMetadataIssuer: String {
        if let known = metadataIssuerText { return known }
        let tenant = self.tenant.identifier?.string ?? "<tenant ID>"
        switch kind {
        case .b2c: return "\(origin)/\(tenant)/v2.0/"
        case .externalID: return "\(externalIDOrigin(of: tenant))/\(tenant)/v2.0"
        case .workforce: return issuerText(for: tenant) ?? string
        }
    }
}

extension MetadataEquivalence {
    /// The issuer template of `common` and `organizations`.
    public static let tenantTemplate = MetadataEquivalence(
        "tenant-template",
        explanation: "The document is for all tenants, so its issuer is a template. Each token contains its own "
            + "tenant.")
    /// The tenant ID of personal accounts for `consumers`.
    public static let personalAccounts = MetadataEquivalence(
        "personal-accounts",
        explanation: "“consumers” is the tenant of all personal accounts. The issuer contains its tenant ID.")
    /// The tenant ID for a domain.
    public static let domain = MetadataEquivalence(
        "domain", explanation: "The authority has a domain. The issuer contains the tenant ID, as tokens do.")
    /// The version 1 issuer of the same tenant, on a different host.
    public static let version1 = MetadataEquivalence(
        "version-1", explanation: "A version 1 issuer is on a different host than its metadata.")
    /// An Azure AD B2C issuer without the policy.
    public static let b2cTenant = MetadataEquivalence(
        "b2c-tenant",
        explanation: "An Azure AD B2C issuer contains the tenant ID, omits the policy, and ends in a slash.")
    /// An Azure AD B2C issuer with the policy.
    public static let b2cPolicy = MetadataEquivalence(
        "b2c-policy",
        explanation: "An Azure AD B2C issuer contains the tenant ID, and the policy in lowercase.")
    /// An External ID issuer on a different host.
    public static let externalIDHost = MetadataEquivalence(
        "external-id-host",
        explanation: "An Entra External ID issuer is on the host that begins with the tenant ID.")
}
