import Testing

@testable import OIDCLoopback

/// For which values of `Host` a server on this machine answers.
@Suite struct AcceptedHostsTests {
    @Test(
        "This machine is accepted with the port of the server or of its proxy, and without one that the scheme implies",
        arguments: [
            ([8443], ["localhost:8443", "LOCALHOST:8443", "127.0.0.1:8443", "[::1]:8443"]),
            ([8443, 8444], ["localhost:8443", "localhost:8444", "[::1]:8444"]),
            ([80], ["localhost", "localhost:80", "127.0.0.1", "[::1]"]),
            ([8443, 443], ["localhost", "localhost:443", "localhost:8443"]),
        ] as [([UInt16], [String])])
    func accepted(ports: [UInt16], hosts: [String]) {
        let accepted = AcceptedHosts(ports: ports)
        for host in hosts { #expect(accepted.contain(host), "\(host)") }
        let others = [
            "evil.example", "evil.example:\(ports[0])", "localhost:1", "localhost.:\(ports[0])",
            "127.0.0.2:\(ports[0])",
            "localhost:0\(ports[0])", "localhost:", "::1", " localhost:\(ports[0])", "",
        ]
        for host in others { #expect(!accepted.contain(host), "\(host)") }
        #expect(accepted.contain("localhost") == hosts.contains("localhost"))
    }
}
