/// Who may sign in to an application, as its registration says. The raw values are those of the manifest.
public enum SignInAudience: String, CaseIterable, Hashable, Sendable {
    /// Accounts of this tenant only.
    case oneTenant = "AzureADMyOrg"
    /// Work and school accounts of any tenant.
    case manyTenants = "AzureADMultipleOrgs"
    /// Work and school accounts of any tenant, and personal accounts.
    case manyTenantsAndPersonalAccounts = "AzureADandPersonalMicrosoftAccount"
    /// Personal accounts only.
    case personalAccounts = "PersonalMicrosoftAccount"

    /// What the registration of an application with this authority usually says.
    package init(usualFor authority: EntraAuthority?) {
        self = authority?.tenant.isShared == true ? .manyTenants : .oneTenant
    }

    /// Whether personal accounts are among them, for which stricter rules hold.
    public var includesPersonalAccounts: Bool {
        self == .manyTenantsAndPersonalAccounts || self == .personalAccounts
    }
}

/// Under which heading of the portal a redirect URI is registered.
public enum EntraPlatform: Hashable, Sendable {
    /// **Web**: a server, with a secret or certificate.
    case web
    /// **Single-page application**: code in the browser.
    case singlePage
    /// **Mobile and desktop applications**: schemes of one's own are possible.
    case native
}
