import OIDCPrimitives

/// Which tenants' accounts are let in.
public enum AllowedTenants: Sendable {
    /// Every tenant that the authority serves: one for a tenant's own authority, all the world's for `common`.
    case anyTenant
    /// These tenants. An empty list lets no user in.
    case only([GUID])
}

extension AllowedTenants {
    /// The problems with what a configuration says about tenants. An authority that serves many tenants needs a choice,
    /// and every entry of a list must be a tenant that the authority can let in.
    static func problems(of choice: AllowedTenants?, under authority: EntraAuthority) -> [Problem] {
        switch choice {
        case .anyTenant: []
        case nil: authority.tenant.isShared ? [.tenantsNotStated()] : []
        case .only(let tenants) where tenants.isEmpty: [.nobodyAllowed()]
        case .only(let tenants):
            tenants.filter { !authority.tenant.mayBe($0) }.map { .tenantNeverAllowed($0, authority.tenant) }
        }
    }
}

extension EntraTenant {
    /// Whether accounts of this tenant may sign in where this is the authority's. A domain does not tell which one it is.
    fileprivate func mayBe(_ tenant: GUID) -> Bool {
        switch self {
        case .directory(let identifier): identifier == tenant
        case .consumers: tenant == .personalAccounts
        case .organizations: tenant != .personalAccounts
        case .common, .domain: true
        }
    }
}
