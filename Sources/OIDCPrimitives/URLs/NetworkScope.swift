/// The network scope from which a host can be reached, as far as its name or address shows. Names are not resolved.
package enum NetworkScope: Int, Comparable, Sendable {
    /// The public internet.
    case everywhere
    /// This machine or a private network only, or nowhere at all, as with reserved addresses.
    case privateNetwork
    /// The same link only, where cloud platforms serve credentials to their machines.
    case link

    package static func < (left: NetworkScope, right: NetworkScope) -> Bool { left.rawValue < right.rawValue }
}

extension URLHost {
    /// The network scope from which the host can be reached.
    package var reach: NetworkScope {
        if let address { return address.reach }
        // A final dot does not change the name.
        let name = string.utf8.last == UInt8(ascii: ".") ? Substring(string.utf8.dropLast()) : Substring(string)
        if URLHost.isListed(name, URLHost.metadataServices) { return .link }
        // A name without a dot is resolved within the machine's own domain.
        guard name.utf8.contains(UInt8(ascii: ".")), !URLHost.isListed(name, URLHost.privateDomains) else {
            return .privateNetwork
        }
        return .everywhere
    }

    /// RFC 6761 (`localhost`), RFC 6762 (`local`, and the domains in appendix G that private networks use), RFC 8375
    /// (`home.arpa`), ICANN's `internal`, and `localdomain`, the default on many systems.
    private static let privateDomains = [
        "localhost", "local", "localdomain", "internal", "intranet", "private", "corp", "home", "lan", "home.arpa",
    ]

    /// The host names at which cloud platforms serve credentials to their machines.
    private static let metadataServices = [
        "metadata", "instance-data", "instance-data.ec2.internal", "metadata.google.internal", "metadata.goog",
        "metadata.azure.internal", "metadata.tencentyun.com", "metadata.packet.net", "metadata.platformequinix.com",
    ]

    /// Returns whether a name is one of the given domains or a subdomain of one.
    private static func isListed(_ name: Substring, _ domains: [String]) -> Bool {
        domains.contains { domain in
            guard name.hasSuffixBytes(domain) else { return false }
            let rest = name.utf8.dropLast(domain.utf8.count)
            return rest.isEmpty || rest.last == UInt8(ascii: ".")
        }
    }
}
