import OIDCIssuers
import OIDCPrimitives

/// What the address of an endpoint must be: an absolute https URL without user information and fragment, on a host that
/// the profile's ``EndpointPolicy`` allows. Which public host it is, is free: providers serve several, and who may name
/// them is settled by the issuer.
enum EndpointAddress {
    enum Fault {
        case notHTTPS
        case hasUserOrFragment
        /// The host is private, or link-local.
        case notAllowed(HostReach)
    }

    /// What is wrong with a text.
    static func fault(of text: String, under profile: any ProviderProfile) -> Fault? {
        guard let parts = AddressText(text), text.consistsOfURICharacters, let host = HostText(parts.host),
            parts.port.map({ AddressText.portNumber($0) != nil }) != false,
            isAllowed(parts.scheme.asciiLowercased, host, profile.transport)
        else { return .notHTTPS }
        guard parts.userInformation == nil, parts.fragment == nil else { return .hasUserOrFragment }
        return profile.endpoints.allows(host) ? nil : .notAllowed(host.reach)
    }

    private static func isAllowed(_ scheme: String, _ host: HostText, _ transport: Issuer.Transport) -> Bool {
        if scheme.hasSameBytes(as: "https") { return true }
        return scheme.hasSameBytes(as: "http") && transport == .httpOnLoopback && host.isLoopback
    }
}
