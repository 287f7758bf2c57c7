import OIDCPrimitives

/// The kind of host in a pasted URL.
enum SignInHost {
    /// A cloud's sign-in host.
    case workforce(EntraCloud)
    /// An alias of a cloud's sign-in host.
    case alias(EntraCloud)
    /// The host of a cloud's version 1 issuers.
    case version1(EntraCloud)
    /// A host that Microsoft has closed.
    case retired(String)
    /// An Azure AD B2C host: `name.b2clogin.com`.
    case b2c(String)
    /// An External ID host: `name.ciamlogin.com`, or a custom host for External ID.
    case externalID(String)
    /// A custom host from the application's configuration.
    case custom(String)
    /// A host of the administrators' portal.
    case portal

    static let retiredHosts = ["login-us.microsoftonline.com", "login.microsoftonline.de"]
    static let retiredPortal = "portal.microsoftazure.de"
    static let b2cDomain = ".b2clogin.com"
    static let externalIDDomain = ".ciamlogin.com"

    /// Creates the kind of a URL's host, or returns `nil` for any other host, a known host with a port, or a URL with a
    /// user name.
    ///
    /// A known Microsoft host keeps its kind even if the application lists it as a custom host.
    init?(of parts: URLParts, _ hosts: AuthorityHosts) {
        guard parts.userInformation == nil else { return nil }
        let host = parts.host.asciiLowercased
        if let known = SignInHost(host) ?? SignInHost(host, in: hosts.clouds) {
            guard parts.port == nil else { return nil }
            self = known
            return
        }
        guard SignInHost.canBeCustom(host), let custom = CustomHost(authority: parts.authority) else { return nil }
        let authority = parts.authority.asciiLowercased
        if hosts.externalID.contains(custom) {
            self = .externalID(authority)
        } else if hosts.custom.contains(custom) {
            self = .custom(authority)
        } else {
            return nil
        }
    }

    /// Creates the kind of a host in one of the given clouds, or returns `nil` for any other host.
    private init?(_ host: String, in clouds: [EntraCloud]) {
        for cloud in clouds {
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
        return nil
    }

    private init?(_ host: String) {
        if let known = SignInHost(host, in: EntraCloud.known) {
            self = known
        } else if host.hasSameBytes(as: SignInHost.retiredPortal) {
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

    /// Returns whether this library knows the role of a lowercase host.
    static func isKnown(_ host: String) -> Bool { SignInHost(host) != nil }

    /// Returns whether a lowercase host can be a custom host: it does not belong to Microsoft, or it may be a sign-in
    /// host that this library does not know.
    static func canBeCustom(_ host: String) -> Bool {
        !MicrosoftHosts.contains(host) || MicrosoftHosts.isOtherSignInHost(host)
    }

    static func isB2C(_ host: String) -> Bool { isOneLabel(of: host, below: b2cDomain) }
    static func isExternalID(_ host: String) -> Bool { isOneLabel(of: host, below: externalIDDomain) }

    private static func isOneLabel(of host: String, below domain: String) -> Bool {
        guard host.hasSuffixBytes(domain), URLHost(host) != nil else { return false }
        return !host.utf8.dropLast(domain.utf8.count).contains(UInt8(ascii: "."))
    }
}
