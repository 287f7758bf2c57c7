public import OIDCPrimitives
import OIDCProviders

extension EntraCloud {
    /// Creates a cloud that this library does not know, such as one that Microsoft opened later. Pass it to
    /// ``EntraAuthority/init(parsing:customHosts:externalIDHosts:clouds:warnings:)``.
    ///
    ///     let cloud = try EntraCloud.additional(
    ///         name: "italy", signInHost: "login.example-cloud.it",
    ///         graphHost: "graph.example-cloud.it")
    ///
    /// - Parameters:
    ///   - name: The cloud's name: lowercase letters, digits, and `-`.
    ///   - signInHost: The host of authorities, endpoints, and version 2 issuers, in lowercase.
    ///   - aliases: Other hosts that serve the same cloud. They never appear in an issuer.
    ///   - version1IssuerHost: The host of version 1 issuers, or `nil` if it is not known.
    ///   - portalHosts: The hosts of the portals where administrators register applications, preferred host first.
    ///   - graphHost: The host of Microsoft Graph, or `nil` if it is not known.
    /// - Throws: A `Refusal` with `config.wrong-type` for the name of a known cloud, for a string that is not a host in
    ///   lowercase, and for a sign-in host that already has a meaning.
    public static func additional(
        name: String, signInHost: String, aliases: [String] = [], version1IssuerHost: String? = nil,
        portalHosts: [String] = [], graphHost: String? = nil
    ) throws(Refusal) -> EntraCloud {
        var problems: [Problem] = []
        if !isValidName(name) {
            problems.append(
                .configWrongType(
                    "name", expected: "lowercase letters, digits, and -, and not the name of a known cloud",
                    found: "\(name)"))
        }
        let issuingHosts = [version1IssuerHost].compactMap(\.self)
        let signInHosts = [("signInHost", [signInHost]), ("aliases", aliases), ("version1IssuerHost", issuingHosts)]
        for (member, hosts) in signInHosts {
            for host in hosts where !isHost(host) || SignInHost.isKnown(host) || !SignInHost.canBeCustom(host) {
                problems.append(
                    .configWrongType(
                        member, expected: "a host in lowercase that is not a known host of Microsoft",
                        found: "\(url: host)"))
            }
        }
        for (member, hosts) in [("portalHosts", portalHosts), ("graphHost", [graphHost].compactMap(\.self))] {
            for host in hosts where !isHost(host) {
                problems.append(.configWrongType(member, expected: "a host in lowercase", found: "\(url: host)"))
            }
        }
        if let refusal = Refusal(problems) { throw refusal }
        return EntraCloud(
            name: name, signInHost: signInHost, aliases: aliases, version1IssuerHost: version1IssuerHost,
            portalHosts: portalHosts, graphHost: graphHost)
    }

    private static func isValidName(_ name: String) -> Bool {
        let hasForm =
            (1...64).contains(name.utf8.count)
            && name.utf8.allSatisfy {
                ($0.isASCIIAlphanumeric && !$0.isASCIIUppercase) || $0 == UInt8(ascii: "-")
            }
        return hasForm && !([customName] + known.map(\.name)).contains { name.hasSameBytes(as: $0) }
    }

    private static func isHost(_ host: String) -> Bool {
        guard let domain = DomainName(host) else { return false }
        return domain.string.hasSameBytes(as: host.asciiLowercased)
    }
}
