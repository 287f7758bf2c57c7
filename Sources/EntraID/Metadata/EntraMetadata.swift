public import OIDCDiscovery
import OIDCPrimitives

/// The members that are specific to Entra's metadata.
///
/// They are informational, so a member of an unexpected type is treated as missing. For example, `tenant_region_scope`
/// is null in a document that does not belong to a tenant.
public struct EntraMetadata: Sendable {
    private let metadata: ProviderMetadata

    init(_ metadata: ProviderMetadata) {
        self.metadata = metadata
    }

    /// The region of the tenant's data, such as `EU` or `NA` (`tenant_region_scope`).
    public var tenantRegion: String? { text("tenant_region_scope") }
    /// The subregion, such as `GCC`, `DODCON`, or `DOD` (`tenant_region_sub_scope`).
    public var tenantSubregion: String? { text("tenant_region_sub_scope") }
    /// The cloud's domain, such as `microsoftonline.com` (`cloud_instance_name`).
    public var cloudInstanceName: String? { text("cloud_instance_name") }
    /// The host of the old directory service (`cloud_graph_host_name`).
    public var cloudGraphHost: String? { text("cloud_graph_host_name") }
    /// The host of Microsoft Graph for this tenant (`msgraph_host`). It differs between the two US Government levels.
    public var microsoftGraphHost: String? { text("msgraph_host") }
    /// The Kerberos endpoint (`kerberos_endpoint`).
    public var kerberosEndpoint: String? { text("kerberos_endpoint") }
    /// The URL of the access control service (`rbac_url`).
    public var accessControlURL: String? { text("rbac_url") }
    /// Whether logout over HTTP is supported (`http_logout_supported`).
    public var supportsHTTPLogout: Bool { isTrue("http_logout_supported") }
    /// Whether a refresh token can be used for several resources (`microsoft_multi_refresh_token`, version 1 only).
    public var supportsMultiResourceRefreshTokens: Bool { isTrue("microsoft_multi_refresh_token") }

    private func text(_ name: String) -> String? { metadata[name]?.string }

    private func isTrue(_ name: String) -> Bool {
        metadata[name]?.bool == true
    }
}

extension ProviderMetadata {
    /// The members that are specific to Entra's metadata.
    public var entra: EntraMetadata { EntraMetadata(self) }
}
