public import OIDCPrimitives

extension EntraAuthority {
    /// The maximum length of an authority, in bytes.
    public static let maximumLength = 4096

    /// Creates an authority from the value of the field “Issuer”.
    ///
    /// - Parameters:
    ///   - text: The value as it was typed or pasted, untrimmed.
    ///   - customHosts: The custom domains for Entra, each with its port if it has one. A known Microsoft host keeps
    ///     its meaning even if it is listed.
    ///   - externalIDHosts: The custom domains for External ID. Its URLs look like those of Entra ID, but its issuers
    ///     are on another host, so these hosts are listed separately.
    ///   - clouds: The clouds that this library does not know. See
    ///     ``EntraCloud/additional(name:signInHost:aliases:version1IssuerHost:portalHosts:graphHost:)``.
    ///   - warnings: A closure that receives `authority.many-tenants`, `authority.domain-tenant`, and
    ///     `authority.unusual-policy`.
    /// - Throws: A `Refusal` with every `authority.*` problem. If all of them can be corrected, each has the corrected
    ///   value as its suggestion. A placeholder, an unknown host, or an empty value is reported alone.
    public init(
        parsing text: String, customHosts: [CustomHost] = [], externalIDHosts: [CustomHost] = [],
        clouds: [EntraCloud] = [], warnings: WarningHandler
    ) throws(Refusal) {
        self = try AuthorityReader.read(
            text, hosts: AuthorityHosts(custom: customHosts, externalID: externalIDHosts, clouds: clouds))
        for warning in self.warnings { warnings?(warning) }
    }

    /// Returns whether a string is the URL of another provider: the host is neither Entra's nor a custom host.
    package static func isOnAnotherHost(_ text: String, customHosts: [CustomHost]) -> Bool {
        AuthorityReader.isOnAnotherHost(text, hosts: AuthorityHosts(custom: customHosts))
    }
}
