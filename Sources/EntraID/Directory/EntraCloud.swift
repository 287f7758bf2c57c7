import OIDCPrimitives

/// A Microsoft cloud. Each cloud has its own users, app registrations, tokens, and hosts.
///
/// Source: “National clouds” in Microsoft's identity platform documentation. The two US Government levels share a
/// sign-in host, so they are one cloud here. The hosts for France, Germany, and Singapore come from Microsoft's client
/// libraries and from the PowerShell module of Microsoft Graph. The portals and version 1 issuers of these clouds are
/// not published.
public struct EntraCloud: Hashable, Sendable {
    /// The cloud's name: `global`, `us-government`, `china`, `france`, `germany`, `singapore`, `custom`, or the name of
    /// an additional cloud.
    public let name: String
    /// The host of authorities, endpoints, and version 2 issuers.
    public let signInHost: String
    /// Other hosts that serve the same cloud. They never appear in an issuer.
    public let aliases: [String]
    /// The host of version 1 issuers, or `nil` if it is not known.
    public let version1IssuerHost: String?
    /// The hosts of the portals where administrators register applications, preferred host first.
    public let portalHosts: [String]
    /// The host of Microsoft Graph, or `nil` if it is not known.
    public let graphHost: String?

    /// The worldwide cloud, which includes US Government GCC.
    public static let global = EntraCloud(
        name: "global", signInHost: "login.microsoftonline.com",
        aliases: ["login.windows.net", "login.microsoft.com"], version1IssuerHost: "sts.windows.net",
        portalHosts: ["entra.microsoft.com", "portal.azure.com"], graphHost: "graph.microsoft.com")

    /// The US Government cloud: GCC High and the Department of Defense.
    ///
    /// The Department of Defense uses Microsoft Graph at `dod-graph.microsoft.us`. A tenant's metadata states its Graph
    /// host as `msgraph_host`.
    public static let usGovernment = EntraCloud(
        name: "us-government", signInHost: "login.microsoftonline.us", aliases: ["login.usgovcloudapi.net"],
        version1IssuerHost: "sts.windows.net", portalHosts: ["portal.azure.us", "entra.microsoft.us"],
        graphHost: "graph.microsoft.us")

    /// The cloud in China, operated by 21Vianet.
    public static let china = EntraCloud(
        name: "china", signInHost: "login.partner.microsoftonline.cn", aliases: ["login.chinacloudapi.cn"],
        version1IssuerHost: "sts.chinacloudapi.cn", portalHosts: ["portal.azure.cn", "entra.microsoftonline.cn"],
        graphHost: "microsoftgraph.chinacloudapi.cn")

    /// The cloud in France, operated by Bleu.
    public static let france = sovereign("france", countryCode: "fr")
    /// The cloud in Germany, operated by Delos. This is not the German cloud that was closed in 2021.
    public static let germany = sovereign("germany", countryCode: "de")
    /// The cloud of Singapore's government.
    public static let singapore = sovereign("singapore", countryCode: "sg")

    /// All clouds that this library knows.
    public static let known = [global] + national

    /// The clouds other than the worldwide one. None of them has personal accounts.
    static let national = [usGovernment, china, france, germany, singapore]

    /// The name of the cloud in its metadata and keys (`cloud_instance_name`), or `nil` if it is not known.
    var instanceName: String? {
        switch self {
        case .global: "microsoftonline.com"
        case .usGovernment: "microsoftonline.us"
        case .china: "partner.microsoftonline.cn"
        default: nil
        }
    }

    /// Whether this is a national cloud. Additional clouds are, because there is only one worldwide cloud.
    package var isNational: Bool { self != .global && !name.hasSameBytes(as: EntraCloud.customName) }

    /// The name of the cloud of a custom domain.
    static let customName = "custom"

    /// Returns a cloud for a custom domain, or for a cloud that this library does not know.
    ///
    /// - Parameter host: The host in lowercase, optionally with a port.
    /// - Returns: The cloud, or `nil` if `host` is not a valid host in lowercase.
    public static func custom(host: String) -> EntraCloud? {
        (try? CustomHost(host))?.string.hasSameBytes(as: host) == true ? custom(checkedHost: host) : nil
    }

    static func custom(checkedHost host: String) -> EntraCloud {
        EntraCloud(
            name: customName, signInHost: host, aliases: [], version1IssuerHost: nil, portalHosts: [], graphHost: nil)
    }

    private static func sovereign(_ name: String, countryCode: String) -> EntraCloud {
        EntraCloud(
            name: name, signInHost: "login.sovcloud-identity.\(countryCode)", aliases: [], version1IssuerHost: nil,
            portalHosts: [], graphHost: "graph.svc.sovcloud.\(countryCode)")
    }
}
