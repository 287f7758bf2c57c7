import OIDCPrimitives

/// Hosts of Microsoft's own services. No tenant has one of them as its domain, and listing one as a host of one's own
/// does not make it a sign-in host.
enum MicrosoftHosts {
    /// Whether a host, in any case, is one of these services or lies below one.
    static func contains(_ host: some StringProtocol) -> Bool {
        let host = host.asciiLowercased
        return host.hasSameBytes(as: legacyDomain) || domains.contains { isAtOrBelow(host, $0) }
    }

    /// Whether an application may have to list this host although it is Microsoft's: those of regions, which lie below a
    /// cloud's sign-in host or an alias of it, and those of clouds that this library does not know.
    static func isOtherSignInHost(_ host: String) -> Bool {
        otherSignInHosts.contains { $0.hasSameBytes(as: host) }
            || EntraCloud.known.contains { cloud in
                ([cloud.signInHost] + cloud.aliases).contains { host.hasSuffixBytes(".\($0)") }
            }
    }

    /// Old tenants have domains below this one; the name itself is not a tenant's.
    private static let legacyDomain = "microsoftonline.com"

    /// The sign-in hosts of the United States' closed networks.
    private static let otherSignInHosts = [
        "login.microsoftonline.eaglex.ic.gov", "login.microsoftonline.microsoft.scloud",
    ]

    private static let domains =
        [
            // Sign-in, `sts.` and `graph.` hosts, by the domains that hold nothing but services of one cloud.
            "windows.net", "usgovcloudapi.net", "microsoftonline.us", "microsoft.us", "chinacloudapi.cn",
            "microsoftonline.cn", "sovcloud-identity.fr", "sovcloud-identity.de", "sovcloud-identity.sg", "sovcloud.fr",
            "sovcloud.de", "sovcloud.sg", "microsoftonline.de", "microsoftazure.de", "cloudapi.de",
            "azure.com", "azure.us", "azure.cn",
            // Those of domains that hold tenants too.
            "login.microsoftonline.com", "login-us.microsoftonline.com", "login.microsoft.com", "entra.microsoft.com",
            "graph.microsoft.com", "graph.microsoft.de", "login.live.com",
            // Without a name before it, the host of neither product.
            "b2clogin.com", "ciamlogin.com",
        ] + otherSignInHosts

    private static func isAtOrBelow(_ host: String, _ domain: String) -> Bool {
        host.hasSameBytes(as: domain) || host.hasSuffixBytes(".\(domain)")
    }
}
