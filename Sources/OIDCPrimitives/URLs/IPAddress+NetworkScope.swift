extension IPAddress {
    /// The network scope from which the address can be reached, according to IANA's registries of special-purpose
    /// addresses. An IPv6 address that embeds an IPv4 address has the scope of that address.
    package var reach: NetworkScope {
        if IPAddress.links.contains(where: { $0.contains(self) }) { return .link }
        guard isVersion6 else {
            return IPAddress.privateRanges4.contains { $0.contains(self) } ? .privateNetwork : .everywhere
        }
        if let embedded = version4Inside {
            let reach = embedded.address.reach
            return embedded.isReachable ? reach : max(reach, .privateNetwork)
        }
        // 2000::/3 is the only range assigned for global unicast.
        let isGlobal = IPAddress.globalUnicast.contains(self) && !IPAddress.protocolAssignments.contains(self)
        return isGlobal ? .everywhere : .privateNetwork
    }

    /// The IPv4 address that an IPv6 address embeds, and whether packets sent to the IPv6 address still reach it.
    private var version4Inside: (address: IPAddress, isReachable: Bool)? {
        let low = IPAddress(bits: bits & 0xFFFF_FFFF, isVersion6: false)
        if IPAddress.mapped.contains(self) || IPAddress.translated64.contains(self) { return (low, true) }
        // :: and ::1 are not embedded IPv4 addresses, but they count as private either way.
        if IPAddress.compatible.contains(self) || IPAddress.translated.contains(self) { return (low, false) }
        if IPAddress.sixToFour.contains(self) {
            return (IPAddress(bits: bits >> 80 & 0xFFFF_FFFF, isVersion6: false), true)
        }
        return nil
    }

    // MARK: - Ranges

    private struct IPAddressRange {
        let start: IPAddress
        let prefix: Int

        /// Creates a range from a string such as `10.0.0.0/8`.
        init(_ text: String) {
            let parts = Substring(text).split(at: "/")
            start = IPAddress(parts[0].utf8) ?? .loopback6
            prefix = Int(parts[1]) ?? 128
        }

        func contains(_ address: IPAddress) -> Bool {
            guard address.isVersion6 == start.isVersion6 else { return false }
            let shift = address.bitCount - prefix
            return address.bits >> shift == start.bits >> shift
        }
    }

    /// The same link, and the other addresses at which cloud platforms serve their machines, including 168.63.129.16,
    /// 100.100.100.200, 192.0.0.192, fd00:ec2::254 and fd20:ce::254. The target of the prefix for local translation
    /// (RFC 8215) is known only to the network.
    private static let links = [
        "169.254.0.0/16", "168.63.129.16/32", "100.100.100.200/32", "192.0.0.192/32", "fe80::/10", "fd00:ec2::254/128",
        "fd20:ce::254/128", "64:ff9b:1::/48",
    ].map(IPAddressRange.init)

    /// “This network”, private, shared, loopback, protocol assignments, the former 6to4 relays, benchmarks, multicast
    /// and reserved. Documentation addresses (RFC 5737, 3849, 9637) are not listed: they lead nowhere, and examples use
    /// them.
    private static let privateRanges4 = [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.0.0.0/24", "192.88.99.0/24",
        "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3",
    ].map(IPAddressRange.init)

    private static let globalUnicast = IPAddressRange("2000::/3")
    /// Protocol assignments within that range, including Teredo.
    private static let protocolAssignments = IPAddressRange("2001::/23")

    private static let mapped = IPAddressRange("::ffff:0:0/96")
    private static let compatible = IPAddressRange("::/96")
    private static let translated = IPAddressRange("::ffff:0:0:0/96")
    private static let translated64 = IPAddressRange("64:ff9b::/96")
    private static let sixToFour = IPAddressRange("2002::/16")
}
