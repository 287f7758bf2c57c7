public import OIDCCallbacks
public import OIDCPrimitives
public import OIDCProviders

/// Entra's rules for redirect URIs. Checking them early prevents the error AADSTS50011 at sign-in.
///
/// Source: “Redirect URI (reply URL) best practices and limitations” in Microsoft's identity platform documentation.
public struct RedirectRules: Sendable {
    /// The platform under which the URI is registered.
    public var platform: EntraPlatform
    /// The accounts that can sign in.
    public var audience: SignInAudience
    /// The response mode, or `nil` if it is not known.
    public var responseMode: ResponseMode?

    /// The maximum length of a redirect URI, in characters.
    public static let maximumLength = 256

    /// Creates the rules for an app registration. The defaults are for a server and one tenant.
    public init(
        platform: EntraPlatform = .web, audience: SignInAudience = .oneTenant, responseMode: ResponseMode? = nil
    ) {
        self.platform = platform
        self.audience = audience
        self.responseMode = responseMode
    }

    /// Validates a callback URL and returns it as a string.
    ///
    /// - Throws: A `Refusal` with a `redirect.*` problem for every rule that the URL breaks.
    public func validate(_ callback: CallbackURL, warnings: WarningHandler) throws(Refusal) -> String {
        try validate(RedirectURI(callback), warnings)
    }

    /// Validates a redirect URI and returns it unchanged.
    ///
    /// - Throws: A `Refusal` with a `redirect.*` problem for every rule that the URI breaks.
    public func validate(_ uri: String, warnings: WarningHandler) throws(Refusal) -> String {
        try validate(RedirectURI(uri), warnings)
    }

    /// Returns the `redirect.*` problems of a callback URL, including warnings.
    public func problems(of callback: CallbackURL) -> [Problem] { problems(of: RedirectURI(callback)) }

    /// Returns the `redirect.*` problems of a redirect URI, including warnings.
    public func problems(of uri: String) -> [Problem] { problems(of: RedirectURI(uri)) }

    /// Returns whether Entra accepts the scheme of a server's callback URL: https, or http on the local machine.
    package static func acceptsScheme(of callback: CallbackURL) -> Bool {
        RedirectURI(callback).parts.map(RedirectRules().isSchemeAccepted) == true
    }

    private func validate(_ uri: RedirectURI, _ warnings: WarningHandler) throws(Refusal) -> String {
        let problems = problems(of: uri)
        if let refusal = Refusal(problems) { throw refusal }
        for warning in problems { warnings?(warning) }
        return uri.string
    }

    private func problems(of uri: RedirectURI) -> [Problem] {
        var problems = problemsOfText(uri.string)
        if uri.hasUserInformation { problems.append(.redirectUserInfo()) }
        if let parts = uri.parts {
            if !isSchemeAccepted(parts) { problems.append(.redirectSchemeNotHTTPS(uri, parts)) }
            if parts.host?.address == .loopback6 { problems.append(.redirectIPv6Loopback(uri.string)) }
            problems += warnings(about: parts, of: uri.string)
        } else {
            problems.insert(.redirectRelative(uri.string), at: 0)
        }
        if !uri.isWellFormed { problems.append(.redirectMalformed(uri.string)) }
        return problems
    }

    // MARK: - Errors

    private func problemsOfText(_ uri: String) -> [Problem] {
        var problems: [Problem] = []
        let length = uri.unicodeScalars.count
        if length > RedirectRules.maximumLength { problems.append(.redirectTooLong(length)) }
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

    /// The characters that Entra does not accept in a redirect URI.
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
