import EntraID

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The cookies of a browser.
struct CookieJar: Sendable {
    /// The cookies in the order in which they were created.
    private var cookies: [BrowserCookie] = []

    /// Keeps the cookie of a `Set-Cookie` value, or removes it if it has expired.
    mutating func store(_ field: String, from url: CookieURL, at now: Date) {
        guard let cookie = BrowserCookie(field, from: url, at: now) else { return }
        // A cookie that is set again after it expired is a new one.
        cookies.removeAll { $0.isExpired(at: now) }
        if cookie.isExpired(at: now) {
            cookies.removeAll { $0.hasSameIdentity(as: cookie) }
        } else if let index = cookies.firstIndex(where: { $0.hasSameIdentity(as: cookie) }) {
            // The age of a cookie is not that of its value.
            cookies[index] = cookie
        } else {
            cookies.append(cookie)
        }
    }

    /// Returns the cookies that a browser sends with a request, in the order of RFC 6265 §5.4: those with longer paths
    /// first, and of the same length the oldest first.
    func cookies(for url: CookieURL, with kind: RequestKind, at now: Date) -> [BrowserCookie] {
        let sent = cookies.filter { $0.isSent(to: url, with: kind, at: now) }
        let ordered = sent.enumerated().sorted { left, right in
            let (leftLength, rightLength) = (left.element.path.utf8.count, right.element.path.utf8.count)
            return leftLength == rightLength ? left.offset < right.offset : leftLength > rightLength
        }
        return ordered.map(\.element)
    }
}
