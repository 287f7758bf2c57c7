import OIDCPrimitives

/// The values of `Host` that name a server on this machine. A page on the web can send requests here under a name that
/// resolves to this machine; then the name is not one of these.
package struct AcceptedHosts: Sendable {
    private let authorities: Set<ExactString>

    /// Creates the hosts of a server.
    ///
    /// - Parameter ports: The port of the server, and that of a proxy on this machine in front of it.
    package init(ports: [UInt16]) {
        let names = ["localhost", "127.0.0.1", "[::1]"]
        // Clients leave out the port that the scheme implies: http of the server, and http or https of a proxy.
        let hasImpliedPort = ports.contains(80) || ports.contains(443)
        let authorities = ports.flatMap { port in names.map { "\($0):\(port)" } } + (hasImpliedPort ? names : [])
        self.authorities = Set(authorities.map(ExactString.init))
    }

    /// Returns whether a request for a host and port is for this server.
    func contain(_ authority: String) -> Bool { authorities.contains(ExactString(authority.asciiLowercased)) }
}
