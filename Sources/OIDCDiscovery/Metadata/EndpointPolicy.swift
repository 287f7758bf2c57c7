import OIDCPrimitives

/// Which hosts the endpoints in a provider's metadata may have.
///
/// The server calls these endpoints, so whoever writes the metadata chooses where the server connects to. A public
/// provider has no reason to name a host inside the server's own network. Every endpoint is checked, also those that
/// only the browser opens: a provider that is public has them all in public.
///
/// A host is private when its text says so:
///
/// - an IP address that is not globally reachable by IANA's registries of special-purpose addresses (those for
///   documentation aside), also when it is written as an IPv6 address that stands for an IPv4 address (mapped,
///   compatible, NAT64, 6to4);
/// - `localhost`, `local`, `localdomain`, `internal`, `intranet`, `private`, `corp`, `home`, `lan`, `home.arpa`, and
///   every name below one of these;
/// - a name without a dot.
///
/// Link-local addresses (169.254.0.0/16, fe80::/10) and the addresses and names under which clouds serve machines their
/// credentials are allowed by ``linkLocalAllowed`` only.
///
/// A public name can resolve to a private address. Names are not resolved here: a server that must never connect to its
/// own network needs a transport, or a firewall, that checks the address it connects to.
public enum EndpointPolicy: Hashable, Sendable {
    /// Public hosts only.
    case publicOnly
    /// Also private hosts, but not link-local ones.
    case privateAllowed
    /// Any host.
    case linkLocalAllowed

    /// Returns the policy for a provider at these URLs, which the application itself has chosen: ``privateAllowed`` when
    /// one of them has a private host, and ``publicOnly`` otherwise.
    public static func suiting(_ urls: String...) -> EndpointPolicy {
        let isPrivate = urls.contains { url in
            let host = AddressText(url).flatMap { HostText($0.host) }
            return host.map { $0.reach != .everywhere } ?? false
        }
        return isPrivate ? .privateAllowed : .publicOnly
    }

    /// Whether an endpoint may have this host.
    func allows(_ host: HostText) -> Bool {
        switch self {
        case .publicOnly: host.reach == .everywhere
        case .privateAllowed: host.reach <= .privateNetwork
        case .linkLocalAllowed: true
        }
    }
}
