public import OIDCPrimitives

extension ProblemCode {
    /// The URI is not absolute: it has no scheme and host.
    public static let redirectRelative = ProblemCode("redirect.relative")
    /// http for another host than `localhost` and `127.0.0.1`, or another scheme on the web platform.
    public static let redirectSchemeNotHTTPS = ProblemCode("redirect.scheme-not-https")
    /// The host is `[::1]`.
    public static let redirectIPv6Loopback = ProblemCode("redirect.ipv6-loopback")
    /// More than 256 characters.
    public static let redirectTooLong = ProblemCode("redirect.too-long")
    /// One of `! $ ' ( ) , ;`.
    public static let redirectUnsupportedCharacter = ProblemCode("redirect.unsupported-character")
    /// There is a fragment.
    public static let redirectFragment = ProblemCode("redirect.fragment")
    /// There is `user@` before the host.
    public static let redirectUserInfo = ProblemCode("redirect.user-info")
    /// There is a `*`.
    public static let redirectWildcard = ProblemCode("redirect.wildcard")
    /// There is a query, and personal accounts may sign in.
    public static let redirectQueryWithPersonalAccounts = ProblemCode("redirect.query-with-personal-accounts")
    /// A bad host or port, a dot segment, a bad escape, or a character that has no place in a URI.
    public static let redirectMalformed = ProblemCode("redirect.malformed")
    /// The portal refuses this URI and the manifest takes it.
    public static let redirectManifestOnly = ProblemCode("redirect.manifest-only")
    /// Entra will send the browser to this URI with a slash behind it.
    public static let redirectGainsTrailingSlash = ProblemCode("redirect.gains-trailing-slash")
    /// There are capitals in the path, which is compared letter by letter.
    public static let redirectMixedCasePath = ProblemCode("redirect.mixed-case-path")
    /// The scheme's own port is written down, which is another text than without it.
    public static let redirectExplicitDefaultPort = ProblemCode("redirect.explicit-default-port")
    /// Entra does not look at the port of localhost.
    public static let redirectLocalhostPortIgnored = ProblemCode("redirect.localhost-port-ignored")
}

private let place = ProblemLocation.setting("redirect URI")

/// Scheme, host and port, without anything in which credentials could hide.
private func origin(of uri: RedirectURI, _ parts: RedirectURI.Parts) -> ProblemText {
    guard !uri.hasUserInformation else { return "\(parts.scheme)://…" }
    let host: ProblemText = parts.host == nil ? "…" : "\(parts.hostText)"
    let port: ProblemText = parts.portText.map { $0.utf8.allSatisfy(\.isASCIIDigit) ? ":\($0)" : ":…" } ?? ""
    return "\(parts.scheme)://\(host)\(port)"
}

extension Problem {
    static func redirectRelative(_ uri: String) -> Problem {
        Problem(
            .redirectRelative, at: place, expected: "https://host/path", found: "\(address: uri)",
            remedy: "A redirect URI is a whole address: scheme, :// and host. Copy the callback URL as it is shown.")
    }

    static func redirectSchemeNotHTTPS(_ uri: RedirectURI, _ parts: RedirectURI.Parts) -> Problem {
        let origin = origin(of: uri, parts)
        return Problem(
            .redirectSchemeNotHTTPS, at: place, expected: "https, or http for localhost", found: origin,
            remedy: parts.isHTTP
                ? "Azure accepts https, or http only for localhost. You opened the console at \(origin); open it "
                    + "through the https address that users will use, then copy the callback again."
                : "Azure accepts https, or http only for localhost. A scheme of one's own can be registered under "
                    + "“Mobile and desktop applications” only.")
    }

    static func redirectIPv6Loopback(_ uri: String) -> Problem {
        Problem(
            .redirectIPv6Loopback, at: place, expected: "localhost", found: "\(address: uri)",
            remedy: "Azure does not support [::1]. If you are at the machine itself, open the console as "
                + "http://localhost with the same port.")
    }

    static func redirectTooLong(_ length: Int) -> Problem {
        Problem(
            .redirectTooLong, at: place, expected: "at most \(RedirectRules.longestURI) characters",
            found: "\(length) characters",
            remedy: "Azure takes redirect URIs of up to \(RedirectRules.longestURI) characters. Shorten the path, or "
                + "open the console under a shorter host name.")
    }

    static func redirectUnsupportedCharacter(_ characters: [UInt8]) -> Problem {
        let list = characters.map { "\(Unicode.Scalar($0))" as ProblemText }.joined(separator: " ")
        return Problem(
            .redirectUnsupportedCharacter, at: place, expected: "none of ! $ ' ( ) , ;", found: list,
            remedy: "Azure refuses redirect URIs with \(list) in them. Choose a callback path without.")
    }

    static func redirectFragment(_ uri: String) -> Problem {
        Problem(
            .redirectFragment, at: place, expected: "no #", found: "\(address: uri)",
            remedy: "Remove # and what follows it. A redirect URI has no fragment (RFC 6749 §3.1.2).")
    }

    static func redirectUserInfo() -> Problem {
        Problem(
            .redirectUserInfo, at: place, expected: "a host without a user name",
            remedy: "Remove everything up to the @ before the host.")
    }

    static func redirectWildcard(_ uri: String) -> Problem {
        Problem(
            .redirectWildcard, at: place, expected: "no *", found: "\(address: uri)",
            remedy: "Write the address without *, and register each address by itself. With a * responses go to every "
                + "address that matches, also to one that somebody else takes over.")
    }

    static func redirectQueryWithPersonalAccounts(_ audience: SignInAudience) -> Problem {
        Problem(
            .redirectQueryWithPersonalAccounts, at: place, expected: "no query", found: "\(audience.rawValue)",
            remedy: "Where personal Microsoft accounts may sign in, a redirect URI has no query. Remove the ? and what "
                + "follows it; what the application must remember belongs into its own session.")
    }

    static func redirectMalformed(_ uri: String) -> Problem {
        Problem(
            .redirectMalformed, at: place, expected: "an address of ASCII characters with a port from 1 to 65535",
            found: "\(address: uri)",
            remedy: "The address has an invalid host or port, a “.” or “..” segment in its path, a % without two "
                + "hexadecimal digits, or a character that no address has: white space, a backslash, a square bracket "
                + "outside the host, a letter beyond ASCII. Write international hosts in their xn-- form.")
    }

    static func redirectManifestOnly(_ uri: String) -> Problem {
        Problem(
            .redirectManifestOnly, severity: .warning, at: place, expected: "localhost", found: "\(address: uri)",
            remedy: "The portal refuses http://127.0.0.1. Open the console as http://localhost, or add this URI to "
                + "replyUrlsWithType in the application's manifest.")
    }

    static func redirectGainsTrailingSlash(_ uri: String) -> Problem {
        Problem(
            .redirectGainsTrailingSlash, severity: .warning, at: place, expected: "a path", found: "\(address: uri)",
            remedy: "Without a path Azure sends the browser to the address with a slash behind the host. Register and "
                + "serve a path.")
    }

    static func redirectMixedCasePath(_ path: String) -> Problem {
        Problem(
            .redirectMixedCasePath, severity: .warning, at: place, expected: "a path in lower case",
            found: "\(path)",
            remedy: "Azure compares the path with regard to case. Register it with exactly these capitals.")
    }

    static func redirectExplicitDefaultPort(_ port: Int, _ uri: String) -> Problem {
        Problem(
            .redirectExplicitDefaultPort, severity: .warning, at: place, expected: "no :\(port)",
            found: "\(address: uri)",
            remedy: "Browsers leave :\(port) out, and whether Azure matches both spellings is not documented. "
                + "Register the address without it.")
    }

    static func redirectLocalhostPortIgnored(_ port: Int) -> Problem {
        Problem(
            .redirectLocalhostPortIgnored, severity: .warning, at: place, found: ":\(port)",
            remedy:
                "For localhost Azure does not look at the port, so one registration serves every port. Look through "
                + "the registered addresses and keep one for this path: of several that differ in the port only, Azure "
                + "picks any.")
    }
}
