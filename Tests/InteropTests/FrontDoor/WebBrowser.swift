import EntraID
import Foundation
import OIDCURLSession
import TestHelpers
import Testing

/// A browser that opens a ``WebSite`` over real connections, keeps its cookies as browsers do, and brings the response
/// of the provider back.
final class WebBrowser: Sendable {
    /// A response on its way from the provider to the site.
    struct Delivery: Codable, Sendable {
        /// The URL that the browser opens, with the response in its query unless it is in a form.
        var url: String
        /// The body that the provider's page posts, or `nil` for a redirect.
        let form: String?

        /// Returns a parameter of the response.
        func value(_ name: String) throws -> String {
            let parameters = try FormEncoding.decode(form ?? String(url.drop { $0 != "?" }.dropFirst()))
            return try #require(parameters.first { $0.name == name }?.value)
        }
    }

    private let site: WebSite
    private let cookies: Locked<[WebCookie]>

    init(_ site: WebSite, cookies: [WebCookie] = []) {
        self.site = site
        self.cookies = Locked(cookies)
    }

    /// The cookies of the site, oldest first.
    var keptCookies: [WebCookie] { cookies.withLock { $0 } }

    /// Returns a browser with the same cookies.
    func copy() -> WebBrowser { WebBrowser(site, cookies: keptCookies) }

    /// Opens the page that starts a sign-in, and returns the URL of the provider's page.
    func startSignIn(with provider: String? = nil, returningTo path: String = "/") async throws -> String {
        var query = [FormEncoding.Parameter(name: "return", value: path)]
        if let provider { query.append(.init(name: "provider", value: provider)) }
        let answer = try await send(.get, "\(site.origin)/login?\(FormEncoding.encode(query))", isFromOtherSite: false)
        #expect(answer.status == 302)
        return try #require(answer[header: "Location"])
    }

    /// Signs the user in with the provider, and returns the response without delivering it.
    ///
    /// - Parameter consent: The form to post to the provider's page, if it has one.
    func signIn(at url: String, consent: String? = nil) async throws -> Delivery {
        let answer = try await PatientTransport(InteropProviders.transport).send(
            try TransportRequest(
                consent == nil ? .get : .post, url, headers: WebBrowser.formHeaders, body: Array((consent ?? "").utf8),
                timeout: .seconds(10), bodyLimit: 1 << 20))
        guard answer.status == 200 else {
            return Delivery(url: try #require(answer[header: "Location"]), form: nil)
        }
        let page = String(decoding: answer.body, as: UTF8.self)
        let action = page.firstMatch(of: #/action="([^"]*)"/#).map { String($0.output.1) }
        return Delivery(url: try #require(action), form: try Browser.form(in: answer))
    }

    /// Starts a sign-in, and signs the user in with the provider.
    func signIn(returningTo path: String = "/") async throws -> Delivery {
        try await signIn(at: startSignIn(returningTo: path))
    }

    /// Delivers a response to the site.
    func deliver(_ delivery: Delivery) async throws -> TransportResponse {
        try await send(
            delivery.form == nil ? .get : .post, delivery.url, body: delivery.form ?? "", isFromOtherSite: true)
    }

    private func send(
        _ method: TransportRequest.Method, _ url: String, body: String = "", isFromOtherSite: Bool
    ) async throws -> TransportResponse {
        let sent = keptCookies.filter { method == .get || !isFromOtherSite || $0.isSentWithFormsOfOtherSites }
        var headers = method == .post ? WebBrowser.formHeaders : []
        if !sent.isEmpty {
            let value = sent.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")
            headers.append(HeaderField(name: "Cookie", value: value))
        }
        let answer = try await PatientTransport(InteropProviders.transport).send(
            try TransportRequest(
                method, try site.reachableURL(url), headers: headers, body: Array(body.utf8), timeout: .seconds(30),
                bodyLimit: 1 << 20))
        // The HTTP client joins repeated fields, and no attribute of these cookies has a comma.
        let fields = answer[header: "Set-Cookie"]?.components(separatedBy: ", ") ?? []
        for field in fields {
            let cookie = try #require(WebCookie(field, from: site.origin), "browsers do not accept \(field)")
            cookies.withLock { cookies in
                cookies.removeAll { $0.name == cookie.name }
                if !cookie.isExpired { cookies.append(cookie) }
            }
        }
        return answer
    }

    private static let formHeaders = [HeaderField(name: "Content-Type", value: "application/x-www-form-urlencoded")]
}

/// A cookie that a browser accepted (RFC 6265bis).
struct WebCookie: Codable, Sendable {
    let name: String
    let value: String
    let isExpired: Bool
    /// Whether a form that another site posts carries the cookie.
    let isSentWithFormsOfOtherSites: Bool

    /// Reads a `Set-Cookie` field. Returns `nil` if browsers do not accept the cookie.
    init?(_ field: String, from origin: String) {
        let parts = field.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
        let pair = parts.first?.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false) ?? []
        guard pair.count == 2 else { return nil }
        let attributes = Set(parts.dropFirst().map { $0.lowercased() })
        let isSecure = attributes.contains("secure")
        let isForEverySite = attributes.contains("samesite=none")
        let isHTTPS = origin.hasPrefix("https://")
        if isSecure, !isHTTPS, !origin.hasPrefix("http://localhost:") { return nil }
        if isForEverySite, !isSecure { return nil }
        if pair[0].hasPrefix("__Host-") {
            let hasDomain = attributes.contains { $0.hasPrefix("domain") }
            guard isHTTPS, isSecure, attributes.contains("path=/"), !hasDomain else { return nil }
        }
        name = String(pair[0])
        value = String(pair[1])
        isExpired = attributes.contains("max-age=0")
        isSentWithFormsOfOtherSites = isForEverySite
    }
}
