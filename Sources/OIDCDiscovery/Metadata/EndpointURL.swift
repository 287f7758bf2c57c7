import OIDCIssuers
import OIDCPrimitives

/// The check for the URL of an endpoint: an absolute https URL without user information and fragment, on a host that
/// the profile's ``EndpointPolicy`` allows. An http URL needs a host on which the profile allows http. Any public host is
/// accepted, because providers use several; the issuer is what establishes trust.
enum EndpointURL {
    enum Fault {
        case notHTTPS
        case hasUserOrFragment
        /// The host is private, or link-local.
        case notAllowed(NetworkScope)
    }

    /// Returns what is wrong with a URL.
    static func fault(of text: String, under profile: any ProviderProfile) -> Fault? {
        guard let parts = URLParts(text), text.consistsOfURICharacters, let host = URLHost(parts.host),
            parts.port.map({ URLParts.portNumber($0) != nil }) != false,
            isAllowed(parts.scheme.asciiLowercased, host, profile.insecureHTTP)
        else { return .notHTTPS }
        guard parts.userInformation == nil, parts.fragment == nil else { return .hasUserOrFragment }
        return profile.endpoints.allows(host) ? nil : .notAllowed(host.reach)
    }

    private static func isAllowed(_ scheme: String, _ host: URLHost, _ insecureHTTP: InsecureHTTP) -> Bool {
        if scheme.hasSameBytes(as: "https") { return true }
        return scheme.hasSameBytes(as: "http") && insecureHTTP.allows(host)
    }
}
