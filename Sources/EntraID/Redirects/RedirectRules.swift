public import OIDCCallbacks
public import OIDCPrimitives
public import OIDCProviders

/// What Entra accepts as a redirect URI, so that an administrator learns it before Entra says AADSTS50011.
///
/// Source: “Redirect URI (reply URL) best practices and limitations” in Microsoft's identity platform documentation.
public struct RedirectRules: Sendable {
    /// Under which heading the URI is registered.
    public var platform: EntraPlatform
    /// Who may sign in.
    public var audience: SignInAudience
    /// How the response travels, if that is known already.
    public var responseMode: ResponseMode?

    /// The longest URI that can be registered, in characters.
    public static let longestURI = 256

    /// Rules for a registration; by default a server's, for one tenant.
    public init(
        platform: EntraPlatform = .web, audience: SignInAudience = .oneTenant, responseMode: ResponseMode? = nil
    ) {
        self.platform = platform
        self.audience = audience
        self.responseMode = responseMode
    }

    /// Judges a callback URL, and returns its text. Refuses with every `redirect.*` rule that it breaks.
    public func judge(_ callback: CallbackURL, warnings: WarningHandler) throws(Refusal) -> String {
        try judge(RedirectURI(callback), warnings)
    }

    /// Judges a redirect URI, and returns it unchanged. Refuses with every `redirect.*` rule that it breaks.
    public func judge(_ uri: String, warnings: WarningHandler) throws(Refusal) -> String {
        try judge(RedirectURI(uri), warnings)
    }

    /// Every `redirect.*` rule that a callback URL breaks, and every warning.
    public func problems(of callback: CallbackURL) -> [Problem] { problems(of: RedirectURI(callback)) }

    /// Every `redirect.*` rule that a URI breaks, and every warning.
    public func problems(of uri: String) -> [Problem] { problems(of: RedirectURI(uri)) }

    /// Whether a server's callback has a scheme that Entra takes: https, or http on the machine itself.
    package static func acceptsScheme(of callback: CallbackURL) -> Bool {
        RedirectURI(callback).parts.map(RedirectRules().isSchemeAccepted) == true
    }

    private func judge(_ uri: RedirectURI, _ warnings: WarningHandler) throws(Refusal) -> String {
        let problems = problems(of: uri)
        if let refusal = Refusal(problems) { throw refusal }
        for warning in problems { warnings?(warning) }
        return uri.text
    }

    private func problems(of uri: RedirectURI) -> [Problem] {
        var problems = problemsOfText(uri.text)
        if uri.hasUserInformation { problems.append(.redirectUserInfo()) }
        if let parts = uri.parts {
            if !isSchemeAccepted(parts) { problems.append(.redirectSchemeNotHTTPS(uri, parts)) }
            if parts.host?.address == .loopback6 { problems.append(.redirectIPv6Loopback(uri.text)) }
            problems += warnings(about: parts, of: uri.text)
        } else {
            problems.insert(.redirectRelative(uri.text), at: 0)
        }
        if !uri.isWellFormed { problems.append(.redirectMalformed(uri.text)) }
        return problems
    }

    // MARK: - Errors

    private func problemsOfText(_ uri: String) -> [Problem] {
        var problems: [Problem] = []
        let length = uri.unicodeScalars.count
        if length > RedirectRules.longestURI { problems.append(.redirectTooLong(length)) }
        let unsupported = RedirectRules.unsupportedCharacters.filter { uri.utf8.contains($0) }
        if !unsupported.isEmpty { problems.append(.redirectUnsupportedCharacter(unsupported)) }
        if uri.utf8.contains(UInt8(ascii: "*")) { problems.append(.redirectWildcard(uri)) }
        if uri.utf8.contains(UInt8(ascii: "#")) { problems.append(.redirectFragment(uri)) }
        let beforeFragment = uri.utf8.prefix { $0 != UInt8(ascii: "#") }
        if audience.includesPersonalAccounts, beforeFragment.contains(UInt8(ascii: "?")) {
            problems.append(.redirectQueryWithPersonalAccounts(audience))
        }
        return problems
    }

    /// What Entra takes in no redirect URI.
    static let unsupportedCharacters = Array("!$'(),;".utf8)

    private func isSchemeAccepted(_ parts: RedirectURI.Parts) -> Bool {
        if parts.isHTTP { return parts.host?.isLocalhost == true || parts.host?.address == .loopback4 }
        return parts.isHTTPS || platform == .native
    }

    // MARK: - Warnings

    private func warnings(about parts: RedirectURI.Parts, of uri: String) -> [Problem] {
        var warnings: [Problem] = []
        if parts.isHTTP, parts.host?.address == .loopback4 { warnings.append(.redirectManifestOnly(uri)) }
        if parts.path.isEmpty, responseMode == .query || responseMode == .fragment {
            warnings.append(.redirectGainsTrailingSlash(uri))
        }
        if parts.path.utf8.contains(where: \.isASCIIUppercase) { warnings.append(.redirectMixedCasePath(parts.path)) }
        if let port = parts.port {
            if port == (parts.isHTTP ? 80 : 443) { warnings.append(.redirectExplicitDefaultPort(port, uri)) }
            if parts.host?.isLocalhost == true { warnings.append(.redirectLocalhostPortIgnored(port)) }
        }
        return warnings
    }
}
