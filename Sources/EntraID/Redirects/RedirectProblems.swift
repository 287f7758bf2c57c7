public import OIDCPrimitives

extension ProblemCode {
    /// The URI is relative: it has no scheme or no host.
    public static let redirectRelative = ProblemCode("redirect.relative")
    /// The scheme is http for a host other than `localhost` and `127.0.0.1`, or another scheme on the web platform.
    public static let redirectSchemeNotHTTPS = ProblemCode("redirect.scheme-not-https")
    /// The host is `[::1]`.
    public static let redirectIPv6Loopback = ProblemCode("redirect.ipv6-loopback")
    /// The URI has more than 256 characters.
    public static let redirectTooLong = ProblemCode("redirect.too-long")
    /// The URI contains one of `! $ ' ( ) , ;`.
    public static let redirectUnsupportedCharacter = ProblemCode("redirect.unsupported-character")
    /// The URI has a fragment.
    public static let redirectFragment = ProblemCode("redirect.fragment")
    /// The URI has a user name in front of the host.
    public static let redirectUserInfo = ProblemCode("redirect.user-info")
    /// The URI contains a `*`.
    public static let redirectWildcard = ProblemCode("redirect.wildcard")
    /// The URI has a query, and personal accounts may sign in.
    public static let redirectQueryWithPersonalAccounts = ProblemCode("redirect.query-with-personal-accounts")
    /// The URI has an invalid host, port, or escape, a dot segment, or a character that URIs cannot contain.
    public static let redirectMalformed = ProblemCode("redirect.malformed")
    /// The URI can be registered in the manifest only, not in the portal.
    public static let redirectManifestOnly = ProblemCode("redirect.manifest-only")
    /// Entra adds a trailing slash to the URI when it redirects the browser.
    public static let redirectGainsTrailingSlash = ProblemCode("redirect.gains-trailing-slash")
    /// The path has uppercase letters, and Entra compares paths case-sensitively.
    public static let redirectMixedCasePath = ProblemCode("redirect.mixed-case-path")
    /// The URI contains the default port of its scheme.
    public static let redirectExplicitDefaultPort = ProblemCode("redirect.explicit-default-port")
    /// Entra ignores the port of localhost.
    public static let redirectLocalhostPortIgnored = ProblemCode("redirect.localhost-port-ignored")
}

private let place = ProblemLocation.setting("redirect URI")

/// Returns the scheme, host, and port of a URI, without parts that could contain credentials.
private func origin(of uri: RedirectURI, _ parts: RedirectURI.Parts) -> ProblemText {
    guard !uri.hasUserInformation else { return "\(parts.scheme)://…" }
    let host: ProblemText = parts.host == nil ? "…" : "\(parts.hostText)"
    let port: ProblemText = parts.portText.map { $0.utf8.allSatisfy(\.isASCIIDigit) ? ":\($0)" : ":…" } ?? ""
    return "\(parts.scheme)://\(host)\(port)"
}

extension Problem {
    static func redirectRelative(_ uri: String) -> Problem {
        Problem(
            .redirectRelative, at: place, expected: "https://host/path", found: "\(url: uri)",
            remedy: "A redirect URI must be an absolute URL with a scheme and a host. Copy the callback URL as shown.")
    }

    static func redirectSchemeNotHTTPS(_ uri: RedirectURI, _ parts: RedirectURI.Parts) -> Problem {
        let origin = origin(of: uri, parts)
        return Problem(
            .redirectSchemeNotHTTPS, at: place, expected: "https, or http for localhost", found: origin,
            remedy: parts.isHTTP
                ? "Azure requires https, except for localhost. You opened the console at \(origin). Open it at the "
                    + "https URL that users will use, then copy the callback URL again."
                : "Azure requires https, except for localhost. Other schemes can only be registered under “Mobile and "
                    + "desktop applications”.")
    }

    static func redirectIPv6Loopback(_ uri: String) -> Problem {
        Problem(
            .redirectIPv6Loopback, at: place, expected: "localhost", found: "\(url: uri)",
            remedy: "Azure does not support [::1]. If the console runs on this machine, open it at http://localhost "
                + "with the same port.")
    }

    static func redirectTooLong(_ length: Int) -> Problem {
        Problem(
            .redirectTooLong, at: place, expected: "at most \(RedirectRules.maximumLength) characters",
            found: "\(length) characters",
            remedy:
                "Azure accepts redirect URIs of up to \(RedirectRules.maximumLength) characters. Shorten the path, or "
                + "use a shorter host name.")
    }

    static func redirectUnsupportedCharacter(_ characters: [UInt8]) -> Problem {
        let list = characters.map { "\(Unicode.Scalar($0))" as ProblemText }.joined(separator: " ")
        return Problem(
            .redirectUnsupportedCharacter, at: place, expected: "none of ! $ ' ( ) , ;", found: list,
            remedy: "Azure does not accept redirect URIs that contain \(list). Choose a callback path without these "
                + "characters.")
    }

    static func redirectFragment(_ uri: String) -> Problem {
        Problem(
            .redirectFragment, at: place, expected: "no #", found: "\(url: uri)",
            remedy: "Remove the # and everything after it. A redirect URI cannot have a fragment (RFC 6749 §3.1.2).")
    }

    static func redirectUserInfo() -> Problem {
        Problem(
            .redirectUserInfo, at: place, expected: "a host without a user name",
            remedy: "Remove the user name and the @ in front of the host.")
    }

    static func redirectWildcard(_ uri: String) -> Problem {
        Problem(
            .redirectWildcard, at: place, expected: "no *", found: "\(url: uri)",
            remedy: "Remove the *, and register each URL separately. With a *, responses can go to any matching URL, "
                + "even to one that an attacker has taken over.")
    }

    static func redirectQueryWithPersonalAccounts(_ audience: SignInAudience) -> Problem {
        Problem(
            .redirectQueryWithPersonalAccounts, at: place, expected: "no query", found: "\(audience.rawValue)",
            remedy: "If personal Microsoft accounts can sign in, a redirect URI cannot have a query. Remove the ? and "
                + "everything after it. Keep such values in the application's session instead.")
    }

    static func redirectMalformed(_ uri: String) -> Problem {
        Problem(
            .redirectMalformed, at: place, expected: "a URL of ASCII characters, with a port from 1 to 65535 if any",
            found: "\(url: uri)",
            remedy: "The URL has an invalid host or port, a “.” or “..” segment in its path, a % without two "
                + "hexadecimal digits, or a character that URLs cannot contain: white space, a backslash, a square "
                + "bracket outside the host, or a non-ASCII letter. Write international hosts in their xn-- form.")
    }

    static func redirectManifestOnly(_ uri: String) -> Problem {
        Problem(
            .redirectManifestOnly, severity: .warning, at: place, expected: "localhost", found: "\(url: uri)",
            remedy: "The portal does not accept http://127.0.0.1. Open the console at http://localhost, or add this "
                + "URI to replyUrlsWithType in the application's manifest.")
    }

    static func redirectGainsTrailingSlash(_ uri: String) -> Problem {
        Problem(
            .redirectGainsTrailingSlash, severity: .warning, at: place, expected: "a path", found: "\(url: uri)",
            remedy: "Without a path, Azure adds a slash after the host when it redirects the browser. Register and "
                + "serve a URL with a path.")
    }

    static func redirectMixedCasePath(_ path: String) -> Problem {
        Problem(
            .redirectMixedCasePath, severity: .warning, at: place, expected: "a path in lowercase",
            found: "\(path)",
            remedy: "Azure compares the path case-sensitively. Register it with exactly these uppercase letters.")
    }

    static func redirectExplicitDefaultPort(_ port: Int, _ uri: String) -> Problem {
        Problem(
            .redirectExplicitDefaultPort, severity: .warning, at: place, expected: "no :\(port)",
            found: "\(url: uri)",
            remedy: "Browsers omit :\(port), and it is not documented whether Azure accepts both forms. Register the "
                + "URL without it.")
    }

    static func redirectLocalhostPortIgnored(_ port: Int) -> Problem {
        Problem(
            .redirectLocalhostPortIgnored, severity: .warning, at: place, found: ":\(port)",
            remedy:
                "Azure ignores the port of localhost, so one registration works for every port. Keep only one "
                + "registered URL for this path. If several differ only in the port, Azure may use any of them.")
    }
}
