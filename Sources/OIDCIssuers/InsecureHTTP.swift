public import OIDCPrimitives

/// The hosts on which a provider may use http instead of https, for development.
///
/// Everything that is sent over http can be read and changed on the way: secrets, tokens, and the keys that verify
/// tokens. The default is therefore ``notAllowed``. An allowance applies to one provider: to its issuer, its metadata,
/// and the endpoints in the metadata, on the named hosts only.
///
///     let issuer = try IssuerIdentifier(
///         "http://keycloak:8080/realms/staff", insecureHTTP: .allowed(for: ["keycloak"]))
///     let profile = StandardProfile(issuer)
public struct InsecureHTTP: Hashable, Sendable {
    private let includesLoopback: Bool
    private let hosts: Set<ExactString>

    private init(includesLoopback: Bool, hosts: Set<ExactString> = []) {
        self.includesLoopback = includesLoopback
        self.hosts = hosts
    }

    /// Only https, as the standard requires.
    public static let notAllowed = InsecureHTTP(includesLoopback: false)

    /// http on this machine: `localhost`, 127.0.0.0/8, and `[::1]`.
    public static let allowedOnLoopback = InsecureHTTP(includesLoopback: true)

    /// Returns an allowance for development hosts, such as the name of a container.
    ///
    /// A development host is one that no public provider has: a name without a dot, a name below `localhost`, `local`,
    /// `internal`, or `test`, or a private IP address. Link-local addresses and the hosts at which cloud platforms
    /// serve credentials are not development hosts.
    ///
    /// - Parameter names: The hosts as they appear in the URLs, without a port, and with brackets around an IPv6
    ///   address. Case is ignored. Every other character must match, and subdomains are not included.
    /// - Throws: `issuer.insecure-host` for each string that is not a development host.
    public static func allowed(for names: [String]) throws(Refusal) -> InsecureHTTP {
        var hosts: Set<ExactString> = []
        var problems: [Problem] = []
        for name in names {
            if let host = URLHost(name), isForDevelopment(host) {
                hosts.insert(ExactString(host.string))
            } else {
                problems.append(.insecureHost(name))
            }
        }
        if let refusal = Refusal(problems) { throw refusal }
        return InsecureHTTP(includesLoopback: false, hosts: hosts)
    }

    /// Returns whether a URL with this host may use http.
    package func allows(_ host: URLHost) -> Bool {
        includesLoopback && host.isLoopback || hosts.contains(ExactString(host.string))
    }

    private static let developmentDomains: Set<ExactString> = ["localhost", "local", "internal", "test"]

    /// Returns whether http can be allowed for this host. This machine's own names and addresses are development hosts.
    static func isForDevelopment(_ host: URLHost) -> Bool {
        guard host.reach != .link else { return false }
        if host.address != nil { return host.reach == .privateNetwork }
        // A final dot does not change the name.
        let name = host.string.utf8.last == UInt8(ascii: ".") ? host.string.dropLast() : host.string[...]
        let labels = name.split(at: ".")
        return labels.count == 1 || developmentDomains.contains(ExactString(labels[labels.count - 1]))
    }
}
