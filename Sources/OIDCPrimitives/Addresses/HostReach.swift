/// From where a host can be reached, as far as its text alone shows. What a name resolves to is not looked up.
package enum HostReach: Int, Comparable, Sendable {
    /// From anywhere.
    case everywhere
    /// From this machine or a private network only; or from nowhere, as with addresses that are reserved.
    case privateNetwork
    /// From the same link only, which is where clouds serve machines their credentials.
    case link

    package static func < (left: HostReach, right: HostReach) -> Bool { left.rawValue < right.rawValue }
}

extension HostText {
    /// From where the host can be reached.
    package var reach: HostReach {
        if let address { return address.reach }
        // A final dot only ends a name.
        let name = text.utf8.last == UInt8(ascii: ".") ? Substring(text.utf8.dropLast()) : Substring(text)
        if HostText.isListed(name, HostText.metadataServices) { return .link }
        // A name without a dot is looked up in the domain of the machine.
        guard name.utf8.contains(UInt8(ascii: ".")), !HostText.isListed(name, HostText.privateDomains) else {
            return .privateNetwork
        }
        return .everywhere
    }

    /// RFC 6761 (`localhost`), RFC 6762 (`local`, and those of appendix G that networks use), RFC 8375 (`home.arpa`),
    /// ICANN's `internal`, and `localdomain`, which many systems are installed with.
    private static let privateDomains = [
        "localhost", "local", "localdomain", "internal", "intranet", "private", "corp", "home", "lan", "home.arpa",
    ]

    /// The names under which clouds serve machines their credentials.
    private static let metadataServices = [
        "metadata", "instance-data", "instance-data.ec2.internal", "metadata.google.internal", "metadata.goog",
        "metadata.azure.internal", "metadata.tencentyun.com", "metadata.packet.net", "metadata.platformequinix.com",
    ]

    /// Whether the name is one of these, or lies below one.
    private static func isListed(_ name: Substring, _ domains: [String]) -> Bool {
        domains.contains { domain in
            guard name.hasSuffixBytes(domain) else { return false }
            let rest = name.utf8.dropLast(domain.utf8.count)
            return rest.isEmpty || rest.last == UInt8(ascii: ".")
        }
    }
}
