import OIDCPrimitives
import Testing

/// Hosts that only a machine's own link can reach, which no endpoint may have unless the application allows it.
@Suite struct NetworkScopeTests {
    @Test(
        "The names of cloud credential services belong to the link",
        arguments: [
            "metadata", "instance-data", "instance-data.ec2.internal", "metadata.google.internal", "metadata.goog",
            "metadata.azure.internal", "metadata.tencentyun.com", "metadata.packet.net", "metadata.platformequinix.com",
        ])
    func credentialServices(name: String) {
        #expect(URLHost(name)?.reach == .link)
        #expect(URLHost(name + ".")?.reach == .link)
        #expect(URLHost("a." + name)?.reach == .link)
        #expect(URLHost("a" + name)?.reach != .link)
    }

    @Test(
        "Link-local addresses and the addresses of cloud credential services belong to the link",
        arguments: [
            "169.254.0.0", "169.254.169.254", "169.254.255.255", "168.63.129.16", "100.100.100.200", "192.0.0.192",
            "[fe80::1]", "[febf::1]", "[fd00:ec2::254]", "[fd20:ce::254]", "[64:ff9b:1::]", "[64:ff9b:1:ffff::1]",
        ])
    func linkAddresses(address: String) {
        #expect(URLHost(address)?.reach == .link)
    }

    @Test(
        "An IPv6 address that embeds an address of the link belongs to the link",
        arguments: [
            "[::ffff:169.254.169.254]", "[64:ff9b::169.254.169.254]", "[::169.254.169.254]",
            "[::ffff:0:169.254.169.254]", "[2002:a9fe:a9fe::1]",
        ])
    func embeddedLinkAddresses(address: String) {
        #expect(URLHost(address)?.reach == .link)
    }

    @Test(
        "The neighbors of those addresses are private or public",
        arguments: [
            ("169.253.255.255", .everywhere), ("169.255.0.0", .everywhere), ("168.63.129.17", .everywhere),
            ("100.100.100.201", .privateNetwork), ("192.0.0.193", .privateNetwork), ("[fec0::1]", .privateNetwork),
            ("[fd00:ec2::253]", .privateNetwork), ("[fd20:ce::255]", .privateNetwork),
            ("[64:ff9b:2::1]", .privateNetwork), ("[::ffff:0:8.8.8.8]", .privateNetwork),
            ("[::8.8.8.8]", .privateNetwork),
            ("[::ffff:8.8.8.8]", .everywhere),
        ] as [(String, NetworkScope)])
    func neighbors(address: String, scope: NetworkScope) {
        #expect(URLHost(address)?.reach == scope)
    }
}
