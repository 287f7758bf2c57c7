/// The accounts that can sign in to an application, from its registration. The raw values are those in the manifest.
public enum SignInAudience: String, CaseIterable, Hashable, Sendable {
    /// Accounts of this tenant only.
    case oneTenant = "AzureADMyOrg"
    /// Work and school accounts of any tenant.
    case manyTenants = "AzureADMultipleOrgs"
    /// Work and school accounts of any tenant, and personal accounts.
    case manyTenantsAndPersonalAccounts = "AzureADandPersonalMicrosoftAccount"
    /// Personal accounts only.
    case personalAccounts = "PersonalMicrosoftAccount"

    /// Creates the usual audience of an app registration for an authority.
    package init(defaultFor authority: EntraAuthority?) {
        self = authority?.tenant.isShared == true ? .manyTenants : .oneTenant
    }

    /// Whether personal accounts can sign in. If so, stricter rules apply to redirect URIs.
    public var includesPersonalAccounts: Bool {
        self == .manyTenantsAndPersonalAccounts || self == .personalAccounts
    }
}

/// The platform in the portal under which a redirect URI is registered.
public enum EntraPlatform: Hashable, Sendable {
    /// The platform **Web**, for a server with a secret or certificate.
    case web
    /// The platform **Single-page application**, for code in the browser.
    case singlePage
    /// The platform **Mobile and desktop applications**, which allows custom URI schemes.
    case native
}
