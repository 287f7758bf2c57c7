import OIDCPrimitives

/// What the host of a pasted address is.
enum SignInHost {
    /// A cloud's sign-in host.
    case workforce(EntraCloud)
    /// Another name of one.
    case alias(EntraCloud)
    /// The host of a cloud's version 1 issuers.
    case version1(EntraCloud)
    /// A host that Microsoft has closed.
    case retired(String)
    /// `name.b2clogin.com`
    case b2c(String)
    /// `name.ciamlogin.com`
    case externalID(String)
    /// A host that the application configured.
    case custom(String)
    /// A page for administrators.
    case portal

    private static let retiredHosts = ["login-us.microsoftonline.com", "login.microsoftonline.de"]
    private static let retiredPortal = "portal.microsoftazure.de"
    private static let b2cDomain = ".b2clogin.com"
    static let externalIDDomain = ".ciamlogin.com"

    /// Recognises the host of an address; `nil` for every other, and for a known host with a port or user name.
    ///
    /// What a host of Microsoft's is for does not change when an application lists it as one of its own.
    init?(of parts: AddressText, customHosts: [CustomHost]) {
        guard parts.userInformation == nil else { return nil }
        let host = parts.host.asciiLowercased
        if let known = SignInHost(host) {
            guard parts.port == nil else { return nil }
            self = known
            return
        }
        guard SignInHost.canBeCustom(host), let custom = CustomHost(authority: parts.authority),
            customHosts.contains(custom)
        else { return nil }
        self = .custom(parts.authority.asciiLowercased)
    }

    private init?(_ host: String) {
        for cloud in EntraCloud.known {
            if cloud.signInHost.hasSameBytes(as: host) {
                self = .workforce(cloud)
                return
            }
            if cloud.aliases.contains(where: { $0.hasSameBytes(as: host) }) {
                self = .alias(cloud)
                return
            }
            if cloud.version1IssuerHost?.hasSameBytes(as: host) == true {
                self = .version1(cloud)
                return
            }
            if cloud.portalHosts.contains(where: { host.hasSameBytes(as: $0) || host.hasSuffixBytes(".\($0)") }) {
                self = .portal
                return
            }
        }
        if host.hasSameBytes(as: SignInHost.retiredPortal) {
            self = .portal
        } else if SignInHost.retiredHosts.contains(where: { $0.hasSameBytes(as: host) }) {
            self = .retired(host)
        } else if SignInHost.isB2C(host) {
            self = .b2c(host)
        } else if SignInHost.isExternalID(host) {
            self = .externalID(host)
        } else {
            return nil
        }
    }

    /// Whether a host in lowercase can be one of an application's own: it is not Microsoft's, or a sign-in host that this
    /// library does not know.
    static func canBeCustom(_ host: String) -> Bool {
        !MicrosoftHosts.contains(host) || MicrosoftHosts.isOtherSignInHost(host)
    }

    static func isB2C(_ host: String) -> Bool { isOneLabel(of: host, below: b2cDomain) }
    static func isExternalID(_ host: String) -> Bool { isOneLabel(of: host, below: externalIDDomain) }

    private static func isOneLabel(of host: String, below domain: String) -> Bool {
        guard host.hasSuffixBytes(domain), HostText(host) != nil else { return false }
        return !host.utf8.dropLast(domain.utf8.count).contains(UInt8(ascii: "."))
    }
}
