import OIDCPrimitives

/// The hosts of Microsoft's services. They are never the domain of a tenant, and an application cannot make one a
/// sign-in host by listing it as a custom host.
enum MicrosoftHosts {
    /// Returns whether a host, in any case, is one of these hosts or a subdomain of one.
    static func contains(_ host: some StringProtocol) -> Bool {
        let host = host.asciiLowercased
        return host.hasSameBytes(as: legacyDomain) || domains.contains { isAtOrBelow(host, $0) }
    }

    /// Returns whether an application may list this host as a custom host although it belongs to Microsoft.
    ///
    /// These are the hosts of regions, which are subdomains of a sign-in host or its aliases, and of clouds that this
    /// library does not know.
    static func isOtherSignInHost(_ host: String) -> Bool {
        otherSignInHosts.contains { $0.hasSameBytes(as: host) }
            || EntraCloud.known.contains { cloud in
                ([cloud.signInHost] + cloud.aliases).contains { host.hasSuffixBytes(".\($0)") }
            }
    }

    /// The parent domain of old tenants' domains. The domain itself does not belong to a tenant.
    static let legacyDomain = "microsoftonline.com"

    /// The sign-in hosts of the US Government's air-gapped networks.
    static let otherSignInHosts = [
        "login.microsoftonline.eaglex.ic.gov", "login.microsoftonline.microsoft.scloud",
    ]

    static let domains =
        [
            // Domains with nothing but Microsoft's services, including the sign-in, `sts.`, and `graph.` hosts.
            "windows.net", "usgovcloudapi.net", "microsoftonline.us", "microsoft.us", "chinacloudapi.cn",
            "microsoftonline.cn", "sovcloud-identity.fr", "sovcloud-identity.de", "sovcloud-identity.sg", "sovcloud.fr",
            "sovcloud.de", "sovcloud.sg", "microsoftonline.de", "microsoftazure.de", "cloudapi.de",
            "azure.com", "azure.us", "azure.cn",
            // Hosts in domains that also contain tenants.
            "login.microsoftonline.com", "login-us.microsoftonline.com", "login.microsoft.com", "entra.microsoft.com",
            "graph.microsoft.com", "graph.microsoft.de", "login.live.com",
            // Without a subdomain, these are not the host of either product.
            "b2clogin.com", "ciamlogin.com",
        ] + otherSignInHosts

    private static func isAtOrBelow(_ host: String, _ domain: String) -> Bool {
        host.hasSameBytes(as: domain) || host.hasSuffixBytes(".\(domain)")
    }
}
