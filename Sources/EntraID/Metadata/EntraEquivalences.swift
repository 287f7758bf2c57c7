public import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives

// The cases in which the issuer in Entra's metadata is another than the string that was asked for.

extension EntraAuthority {
    /// Why the metadata of this authority may name an issuer; `nil` if it may not.
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

    /// `https://HOST/TENANT/v2.0/`, or `https://HOST/tfp/TENANT/POLICY/v2.0/` with the policy in any case: B2C writes
    /// it in small letters, whatever it was asked for.
    private func b2cEquivalence(of text: String) -> MetadataEquivalence? {
        let placeholder = IssuerTemplate.tenantPlaceholder
        let plain = try? IssuerTemplate(entra: "https://\(host)/\(placeholder)/v2.0/")
        if isAskedTenant(tenantIdentifier(in: text, as: plain)) { return .b2cTenant }

        let parts = AddressText(text)?.path.split(at: "/") ?? []
        guard parts.count == 6, let policy,
            parts[3].asciiLowercased.hasSameBytes(as: policy.name.asciiLowercased)
        else { return nil }
        let withPolicy = try? IssuerTemplate(entra: "https://\(host)/tfp/\(placeholder)/\(parts[3])/v2.0/")
        return isAskedTenant(tenantIdentifier(in: text, as: withPolicy)) ? .b2cPolicy : nil
    }

    /// `https://TENANT.ciamlogin.com/TENANT/v2.0`, or the host and tenant that were asked for.
    private func externalIDEquivalence(of text: String) -> MetadataEquivalence? {
        if let asked = tenant.identifier, text.hasSameBytes(as: "https://\(host)/\(asked)/v2.0") {
            return .exact
        }
        guard let host = AddressText(text)?.host, let tenant = try? GUID(parsing: Substring(host).split(at: ".")[0]),
            text.hasSameBytes(as: "https://\(tenant)\(SignInHost.externalIDDomain)/\(tenant)/v2.0"),
            isAskedTenant(tenant.text)
        else { return nil }
        return .externalIDHost
    }

    /// What stands in the template's hole, when it is a tenant as Entra writes it.
    private func tenantIdentifier(in text: String, as template: IssuerTemplate?) -> String? {
        guard let tenant = template?.value(in: text), GUID.isLowerCase(tenant) else { return nil }
        return String(tenant)
    }

    /// Whether this is the tenant that was asked for, or may be: a domain does not tell which one it is.
    private func isAskedTenant(_ tenant: String?) -> Bool {
        guard let tenant else { return false }
        return self.tenant.identifier.map { $0.text.hasSameBytes(as: tenant) } ?? true
    }

    /// The issuer that the metadata should name, as far as it is known, for messages.
    var expectedMetadataIssuer: String {
        if let known = metadataIssuerText { return known }
        let tenant = self.tenant.identifier?.text ?? "<tenant ID>"
        switch kind {
        case .b2c: return "https://\(host)/\(tenant)/v2.0/"
        case .externalID: return "https://\(tenant)\(SignInHost.externalIDDomain)/\(tenant)/v2.0"
        case .workforce: return issuerText(for: tenant) ?? text
        }
    }
}

extension MetadataEquivalence {
    /// `common` and `organizations`.
    public static let tenantTemplate = MetadataEquivalence(
        "tenant-template",
        explanation: "The document is that of all tenants: its issuer is a template, and each token fills in its own "
            + "tenant.")
    /// `consumers`.
    public static let personalAccounts = MetadataEquivalence(
        "personal-accounts",
        explanation: "“consumers” is the tenant in which all personal accounts live, and is named by its identifier.")
    /// A domain instead of the tenant's identifier.
    public static let domain = MetadataEquivalence(
        "domain", explanation: "You asked by a domain; the document names the tenant by its identifier, as tokens do.")
    /// The issuer of version 1, on a host of its own: the same tenant's.
    public static let version1 = MetadataEquivalence(
        "version-1", explanation: "Version 1 names an issuer on another host than the one that serves its metadata.")
    /// B2C, the policy not in the issuer.
    public static let b2cTenant = MetadataEquivalence(
        "b2c-tenant",
        explanation: "Azure AD B2C names the tenant by its identifier, leaves the policy out and ends in a slash.")
    /// B2C, the policy in the issuer.
    public static let b2cPolicy = MetadataEquivalence(
        "b2c-policy",
        explanation: "Azure AD B2C names the tenant by its identifier and the policy in small letters.")
    /// External ID under another host name.
    public static let externalIDHost = MetadataEquivalence(
        "external-id-host",
        explanation: "Entra External ID names an issuer on the host that begins with the tenant's identifier.")
}
