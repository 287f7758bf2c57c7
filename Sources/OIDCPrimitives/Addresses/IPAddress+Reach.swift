extension IPAddress {
    /// From where the address can be reached, by IANA's registries of special-purpose addresses. An IPv6 address that
    /// stands for an IPv4 address reaches what that one reaches.
    package var reach: HostReach {
        if IPAddress.links.contains(where: { $0.contains(self) }) { return .link }
        guard isVersion6 else {
            return IPAddress.privateRanges4.contains { $0.contains(self) } ? .privateNetwork : .everywhere
        }
        if let embedded = version4Inside {
            let reach = embedded.address.reach
            return embedded.isReachable ? reach : max(reach, .privateNetwork)
        }
        // 2000::/3 is all that is given out as global unicast.
        let isGlobal = IPAddress.globalUnicast.contains(self) && !IPAddress.protocolAssignments.contains(self)
        return isGlobal ? .everywhere : .privateNetwork
    }

    /// The IPv4 address that an IPv6 address stands for, and whether packets still get there by it.
    private var version4Inside: (address: IPAddress, isReachable: Bool)? {
        let low = IPAddress(bits: bits & 0xFFFF_FFFF, isVersion6: false)
        if IPAddress.mapped.contains(self) || IPAddress.translated64.contains(self) { return (low, true) }
        // :: and ::1 stand for themselves, and are private either way.
        if IPAddress.compatible.contains(self) || IPAddress.translated.contains(self) { return (low, false) }
        if IPAddress.sixToFour.contains(self) {
            return (IPAddress(bits: bits >> 80 & 0xFFFF_FFFF, isVersion6: false), true)
        }
        return nil
    }

    // MARK: - Ranges

    private struct AddressRange {
        let start: IPAddress
        let prefix: Int

        /// Reads `10.0.0.0/8`.
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

    /// The same link, and the other addresses at which clouds serve their machines, among them 168.63.129.16,
    /// 100.100.100.200, 192.0.0.192, fd00:ec2::254 and fd20:ce::254. Where the prefix for local translation (RFC 8215)
    /// leads, only the network knows.
    private static let links = [
        "169.254.0.0/16", "168.63.129.16/32", "100.100.100.200/32", "192.0.0.192/32", "fe80::/10", "fd00:ec2::254/128",
        "fd20:ce::254/128", "64:ff9b:1::/48",
    ].map(AddressRange.init)

    /// This network, private, shared, loopback, protocol assignments, the former 6to4 relays, benchmarks, multicast and
    /// reserved. Addresses for documentation (RFC 5737, 3849, 9637) lead nowhere, and examples are written with them.
    private static let privateRanges4 = [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.0.0.0/24", "192.88.99.0/24",
        "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3",
    ].map(AddressRange.init)

    private static let globalUnicast = AddressRange("2000::/3")
    /// Within it: protocol assignments, Teredo among them.
    private static let protocolAssignments = AddressRange("2001::/23")

    private static let mapped = AddressRange("::ffff:0:0/96")
    private static let compatible = AddressRange("::/96")
    private static let translated = AddressRange("::ffff:0:0:0/96")
    private static let translated64 = AddressRange("64:ff9b::/96")
    private static let sixToFour = AddressRange("2002::/16")
}
