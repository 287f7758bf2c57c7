import OIDCPrimitives

/// The tenants from which users may sign in.
public enum AllowedTenants: Sendable {
    /// Every tenant of the authority: one for a tenant's own authority, all tenants for `common`.
    case anyTenant
    /// The given tenants. With an empty list, no user can sign in.
    case only([GUID])
}

extension AllowedTenants {
    /// Returns the problems of the allowed tenants in a configuration. A shared authority requires a choice, and every
    /// listed tenant must be one that can sign in with the authority.
    static func problems(of choice: AllowedTenants?, under authority: EntraAuthority) -> [Problem] {
        switch choice {
        case .anyTenant: []
        case nil: authority.tenant.isShared ? [.tenantsNotStated()] : []
        case .only(let tenants) where tenants.isEmpty: [.noTenantAllowed()]
        case .only(let tenants):
            tenants.filter { !authority.tenant.mayBe($0) }.map { .tenantNeverAllowed($0, authority.tenant) }
        }
    }
}

extension EntraTenant {
    /// Returns whether users of a tenant can sign in with an authority for this tenant. For a domain the tenant is not
    /// known, so the result is true.
    fileprivate func mayBe(_ tenant: GUID) -> Bool {
        switch self {
        case .directory(let identifier): identifier == tenant
        case .consumers: tenant == .personalAccounts
        case .organizations: tenant != .personalAccounts
        case .common, .domain: true
        }
    }
}
