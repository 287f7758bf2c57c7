public import OIDCDiscovery
import OIDCPrimitives

/// The members that only Entra's metadata has. They inform and decide nothing, so one of another type counts as absent:
/// `tenant_region_scope` is null where a document belongs to no tenant.
public struct EntraMetadata: Sendable {
    private let metadata: ProviderMetadata

    init(_ metadata: ProviderMetadata) {
        self.metadata = metadata
    }

    /// `tenant_region_scope`: where the tenant's data is, `EU` or `NA` for example.
    public var tenantRegion: String? { text("tenant_region_scope") }
    /// `tenant_region_sub_scope`: `GCC`, `DODCON` or `DOD`, where it matters.
    public var tenantSubregion: String? { text("tenant_region_sub_scope") }
    /// `cloud_instance_name`: the cloud's domain, `microsoftonline.com`.
    public var cloudInstanceName: String? { text("cloud_instance_name") }
    /// `cloud_graph_host_name`: the host of the old directory service.
    public var cloudGraphHost: String? { text("cloud_graph_host_name") }
    /// `msgraph_host`: the host of Microsoft Graph for this tenant. It tells the United States' two levels apart.
    public var microsoftGraphHost: String? { text("msgraph_host") }
    /// `kerberos_endpoint`.
    public var kerberosEndpoint: String? { text("kerberos_endpoint") }
    /// `rbac_url`.
    public var accessControlAddress: String? { text("rbac_url") }
    /// `http_logout_supported`.
    public var isHTTPLogoutSupported: Bool { isTrue("http_logout_supported") }
    /// `microsoft_multi_refresh_token`, of version 1.
    public var areRefreshTokensForSeveralResources: Bool { isTrue("microsoft_multi_refresh_token") }

    private func text(_ name: String) -> String? { metadata[name]?.string }

    private func isTrue(_ name: String) -> Bool {
        metadata[name]?.bool == true
    }
}

extension ProviderMetadata {
    /// What only Entra's metadata says.
    public var entra: EntraMetadata { EntraMetadata(self) }
}
