import OIDCPrimitives

/// A policy that defines which hosts the endpoints in a provider's metadata may have.
///
/// The server calls these endpoints, so the author of the metadata chooses where the server connects to. A public
/// provider has no reason to name a host inside the server's own network. Every endpoint is checked, including those
/// that only the browser opens.
///
/// A host is private if it is written as one of these:
///
/// - An IP address that is not globally reachable according to IANA's special-purpose address registries (except the
///   addresses for documentation). This includes IPv6 addresses that represent an IPv4 address (mapped, compatible,
///   NAT64, and 6to4).
/// - `localhost`, `local`, `localdomain`, `internal`, `intranet`, `private`, `corp`, `home`, `lan`, `home.arpa`, or any
///   name below one of these.
/// - A name without a dot.
///
/// Link-local addresses (169.254.0.0/16, fe80::/10) and the addresses and names of cloud credential services are
/// allowed only by ``linkLocalAllowed``.
///
/// A public name can resolve to a private address, and names are not resolved here. A server that must never connect to
/// its own network needs a transport or a firewall that checks the actual address.
public enum EndpointPolicy: Hashable, Sendable {
    /// Public hosts only.
    case publicOnly
    /// Public and private hosts, but not link-local ones.
    case privateAllowed
    /// Any host.
    case linkLocalAllowed

    /// Returns the policy for a provider at URLs that the application chose: ``privateAllowed`` if one of them has a
    /// private host, and ``publicOnly`` otherwise.
    public static func matching(_ urls: String...) -> EndpointPolicy {
        let isPrivate = urls.contains { url in
            let host = URLParts(url).flatMap { URLHost($0.host) }
            return host.map { $0.reach != .everywhere } ?? false
        }
        return isPrivate ? .privateAllowed : .publicOnly
    }

    /// Returns whether an endpoint may have this host.
    func allows(_ host: URLHost) -> Bool {
        switch self {
        case .publicOnly: host.reach == .everywhere
        case .privateAllowed: host.reach <= .privateNetwork
        case .linkLocalAllowed: true
        }
    }
}
