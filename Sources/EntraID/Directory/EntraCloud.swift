import OIDCPrimitives

/// One of Microsoft's separate clouds, each with its own users, registrations, tokens and hosts.
///
/// Source: “National clouds” in Microsoft's identity platform documentation. The United States' two levels share
/// their sign-in host, so they are one cloud here. The hosts of France, Germany and Singapore are those that Microsoft's
/// own client libraries and Microsoft Graph's PowerShell module ship; their portals and version 1 issuers are not
/// published.
public struct EntraCloud: Hashable, Sendable {
    /// `global`, `us-government`, `china`, `france`, `germany`, `singapore` or `custom`.
    public let name: String
    /// The host of authorities, endpoints and v2 issuers.
    public let signInHost: String
    /// Other hosts that answer for the same cloud and never appear in an issuer.
    public let aliases: [String]
    /// The host of v1 issuers.
    public let version1IssuerHost: String?
    /// Where administrators register applications. The first one is the one to name.
    public let portalHosts: [String]
    /// The host of Microsoft Graph.
    public let graphHost: String?

    /// The worldwide cloud, and the United States' GCC.
    public static let global = EntraCloud(
        name: "global", signInHost: "login.microsoftonline.com",
        aliases: ["login.windows.net", "login.microsoft.com"], version1IssuerHost: "sts.windows.net",
        portalHosts: ["entra.microsoft.com", "portal.azure.com"], graphHost: "graph.microsoft.com")

    /// The United States' GCC High and Department of Defense. The latter's Graph is at `dod-graph.microsoft.us`; which
    /// of the two a tenant has is said by `msgraph_host` in its metadata.
    public static let usGovernment = EntraCloud(
        name: "us-government", signInHost: "login.microsoftonline.us", aliases: ["login.usgovcloudapi.net"],
        version1IssuerHost: "sts.windows.net", portalHosts: ["portal.azure.us", "entra.microsoft.us"],
        graphHost: "graph.microsoft.us")

    /// China, operated by 21Vianet.
    public static let china = EntraCloud(
        name: "china", signInHost: "login.partner.microsoftonline.cn", aliases: ["login.chinacloudapi.cn"],
        version1IssuerHost: "sts.chinacloudapi.cn", portalHosts: ["portal.azure.cn", "entra.microsoftonline.cn"],
        graphHost: "microsoftgraph.chinacloudapi.cn")

    /// France, operated by Bleu.
    public static let france = sovereign("france", countryCode: "fr")
    /// Germany, operated by Delos. Not the German cloud that was closed in 2021.
    public static let germany = sovereign("germany", countryCode: "de")
    /// Singapore's government.
    public static let singapore = sovereign("singapore", countryCode: "sg")

    /// The clouds this library knows.
    public static let known = [global] + national

    /// The clouds beside the worldwide one. None of them has personal accounts.
    static let national = [usGovernment, china, france, germany, singapore]

    package var isNational: Bool { EntraCloud.national.contains(self) }

    /// A host of one's own in front of Entra, or a cloud this library does not know; `nil` when the text is no host in
    /// lower case, perhaps with a port.
    public static func custom(host: String) -> EntraCloud? {
        (try? CustomHost(host))?.text.hasSameBytes(as: host) == true ? custom(checkedHost: host) : nil
    }

    static func custom(checkedHost host: String) -> EntraCloud {
        EntraCloud(
            name: "custom", signInHost: host, aliases: [], version1IssuerHost: nil, portalHosts: [], graphHost: nil)
    }

    private static func sovereign(_ name: String, countryCode: String) -> EntraCloud {
        EntraCloud(
            name: name, signInHost: "login.sovcloud-identity.\(countryCode)", aliases: [], version1IssuerHost: nil,
            portalHosts: [], graphHost: "graph.svc.sovcloud.\(countryCode)")
    }
}
