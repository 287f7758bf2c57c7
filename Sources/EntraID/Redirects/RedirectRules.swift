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

    /// Judges a callback URL.
    public func judge(_ callback: CallbackURL, warnings: WarningHandler) throws(Refusal) -> String {
        try judge(callback.text, warnings: warnings)
    }

    /// Judges a redirect URI, and returns it unchanged. Refuses with every `redirect.*` rule that it breaks.
    public func judge(_ uri: String, warnings: WarningHandler) throws(Refusal) -> String {
        let problems = problems(of: uri)
        if let refusal = Refusal(problems) { throw refusal }
        for warning in problems { warnings?(warning) }
        return uri
    }

    /// Every `redirect.*` rule that a URI breaks, and every warning.
    public func problems(of uri: String) -> [Problem] {
        var problems = problemsOfText(uri)
        let parts = AddressText(uri)
        if parts?.userInformation != nil { problems.append(.redirectUserInfo()) }
        var isWellFormed = uri.consistsOfURICharacters
        if let parts, !parts.host.isEmpty {
            problems += problemsOfAddress(parts, uri)
            problems += warnings(about: parts, uri)
            if !RedirectRules.isWellFormed(parts) { isWellFormed = false }
        } else {
            problems.insert(.redirectRelative(uri), at: 0)
        }
        if !isWellFormed { problems.append(.redirectMalformed(uri)) }
        return problems
    }

    /// Whether a server's callback has a scheme that Entra takes: https, or http on the machine itself.
    package static func acceptsScheme(of uri: String) -> Bool {
        AddressText(uri).map(RedirectRules().isSchemeAccepted) == true
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

    private func problemsOfAddress(_ parts: AddressText, _ uri: String) -> [Problem] {
        var problems: [Problem] = []
        if !isSchemeAccepted(parts) { problems.append(.redirectSchemeNotHTTPS(parts, platform)) }
        if HostText(parts.host)?.address == .loopback6 { problems.append(.redirectIPv6Loopback(uri)) }
        return problems
    }

    private func isSchemeAccepted(_ parts: AddressText) -> Bool {
        switch ExactText(parts.scheme.asciiLowercased) {
        case "https": true
        case "http": isLocalhost(parts) || HostText(parts.host)?.address == .loopback4
        default: platform == .native
        }
    }

    // MARK: - Warnings

    private func warnings(about parts: AddressText, _ uri: String) -> [Problem] {
        var warnings: [Problem] = []
        let isHTTP = parts.scheme.asciiLowercased.hasSameBytes(as: "http")
        if isHTTP, HostText(parts.host)?.address == .loopback4 { warnings.append(.redirectManifestOnly(uri)) }
        if parts.path.isEmpty, responseMode == .query || responseMode == .fragment {
            warnings.append(.redirectGainsTrailingSlash(uri))
        }
        if parts.path.utf8.contains(where: \.isASCIIUppercase) { warnings.append(.redirectMixedCasePath(parts.path)) }
        if let port = parts.port.flatMap(AddressText.portNumber) {
            if port == (isHTTP ? 80 : 443) { warnings.append(.redirectExplicitDefaultPort(port, uri)) }
            if isLocalhost(parts) { warnings.append(.redirectLocalhostPortIgnored(port)) }
        }
        return warnings
    }

    // MARK: - Characters

    private static let unsupportedCharacters = Array("!$'(),;".utf8)

    private func isLocalhost(_ parts: AddressText) -> Bool {
        parts.host.asciiLowercased.hasSameBytes(as: "localhost")
    }

    /// Whether host and port can be, and the path is the one that a browser asks for: it removes dot segments, and the
    /// URI that Entra compares is another one then.
    private static func isWellFormed(_ parts: AddressText) -> Bool {
        isHost(parts.host) && parts.port.map { AddressText.portNumber($0) != nil } != false
            && !parts.path.split(at: "/").contains(where: \.isDotSegment)
    }

    /// Whether the host would be one if the characters that have rules of their own were letters.
    private static func isHost(_ host: Substring) -> Bool {
        let letters = host.utf8.map { unsupportedCharacters.contains($0) || $0 == UInt8(ascii: "*") ? 0x78 : $0 }
        return HostText(String(decoding: letters, as: UTF8.self)) != nil
    }
}
