import EntraID

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The way in which a browser comes to send a request. It decides about cookies with `SameSite`.
enum RequestKind: Sendable {
    /// A request from a page of the same site, or of a user who enters its URL.
    case sameSite
    /// A redirect from a page of another site, or a link in it: a GET that replaces the page.
    case navigationFromOtherSite
    /// A form that a page of another site posts.
    case postFromOtherSite
}

/// A cookie that a browser keeps (RFC 6265bis).
struct BrowserCookie: Sendable {
    enum SameSite: Sendable { case strict, lax, none }

    let name: String
    let value: String
    /// The host that set the cookie, or the domain for which it was set.
    let host: String
    let isHostOnly: Bool
    let path: String
    let isSecure: Bool
    let isHTTPOnly: Bool
    let sameSite: SameSite
    /// The time from which the cookie is not sent any more, or `nil` if it lasts as long as the browser.
    let expiry: Date?

    /// The maximum lifetime in seconds: 400 days.
    private static let longestLifetime: Double = 400 * 86_400
    private static let hostPrefix = "__host-"

    /// Creates a cookie from a `Set-Cookie` value. Returns `nil` if a browser ignores it.
    init?(_ field: String, from url: CookieURL, at now: Date) {
        let parts = Substring(field).split(at: ";")
        // Browsers ignore a value with control characters.
        guard field.utf8.allSatisfy(\.isHTTPFieldCharacter),
            let equals = parts[0].utf8.firstIndex(of: UInt8(ascii: "="))
        else { return nil }
        let attributes = BrowserCookie.attributes(parts.dropFirst())
        let domain = BrowserCookie.domain(attributes["domain"] ?? "")
        let givenPath = attributes["path"] ?? ""

        name = String(parts[0][..<equals].withoutHTTPWhitespace)
        value = BrowserCookie.value(after: equals, in: parts[0])
        isHostOnly = domain.isEmpty
        host = domain.isEmpty ? url.host : domain
        path = givenPath.hasPrefixBytes("/") ? givenPath : url.defaultCookiePath
        isSecure = attributes["secure"] != nil
        isHTTPOnly = attributes["httponly"] != nil
        sameSite =
            switch ExactString((attributes["samesite"] ?? "").asciiLowercased) {
            case "strict": .strict
            case "none": .none
            // The default of Chromium. Other browsers send a cookie without this attribute in more cases.
            default: .lax
            }
        expiry = attributes["max-age"].flatMap(BrowserCookie.seconds).map { now.addingTimeInterval($0) }

        guard !name.isEmpty, isHostOnly || url.isInDomain(host) else { return nil }
        if isSecure, !url.isSecure { return nil }
        if sameSite == .none, !isSecure { return nil }
        if name.asciiLowercased.hasPrefixBytes(BrowserCookie.hostPrefix) {
            guard isSecure, url.isHTTPS, isHostOnly, givenPath.hasSameBytes(as: "/") else { return nil }
        }
    }

    /// The cookie as it appears in a `Cookie` field.
    var pair: String { "\(name)=\(value)" }

    func isExpired(at now: Date) -> Bool { expiry.map { $0 <= now } ?? false }

    /// Returns whether this cookie replaces another one, or is replaced by it.
    func hasSameIdentity(as other: BrowserCookie) -> Bool {
        name.hasSameBytes(as: other.name) && host.hasSameBytes(as: other.host) && isHostOnly == other.isHostOnly
            && path.hasSameBytes(as: other.path)
    }

    /// Returns whether a browser sends the cookie with a request to a URL.
    func isSent(to url: CookieURL, with kind: RequestKind, at now: Date) -> Bool {
        let isForHost = isHostOnly ? url.host.hasSameBytes(as: host) : url.isInDomain(host)
        let isForSite =
            switch kind {
            case .sameSite: true
            case .navigationFromOtherSite: sameSite != .strict
            case .postFromOtherSite: sameSite == .none
            }
        return isForHost && isForSite && url.isBelow(path) && (url.isSecure || !isSecure) && !isExpired(at: now)
    }

    // MARK: - Parts

    /// Returns the attributes by their lowercase names. Of several with the same name, the last counts.
    private static func attributes(_ parts: ArraySlice<Substring>) -> [ExactString: String] {
        var attributes: [ExactString: String] = [:]
        for part in parts {
            let equals = part.utf8.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
            let name = part[..<equals].withoutHTTPWhitespace.asciiLowercased
            attributes[ExactString(name)] = value(after: equals, in: part)
        }
        return attributes
    }

    /// Returns the value after an equals sign, or an empty string without one.
    private static func value(after equals: Substring.Index, in part: Substring) -> String {
        String(Substring(part.utf8[equals...].dropFirst()).withoutHTTPWhitespace)
    }

    /// Returns a domain in lowercase. A dot before it has no meaning.
    private static func domain(_ text: String) -> String {
        let text = text.asciiLowercased
        return text.hasPrefixBytes(".") ? String(Substring(text.utf8.dropFirst())) : text
    }

    /// Returns the seconds of a `Max-Age`, or `nil` if it is not a number.
    private static func seconds(_ text: String) -> Double? {
        let digits = text.hasPrefixBytes("-") ? text.utf8.dropFirst() : text.utf8[...]
        guard !digits.isEmpty, digits.allSatisfy(\.isASCIIDigit) else { return nil }
        return Double(text).map { min($0, longestLifetime) }
    }
}
