public import EntraID
import Foundation

/// A request, as far as sign-in needs it. Each framework's adapter makes one.
public struct SiteRequest: Sendable {
    /// The method, such as `GET`.
    public let method: String
    /// The path and the query, as received.
    public let target: String
    /// The header fields in the order in which they arrived.
    public let headers: [HeaderField]
    /// The body of a form, or an empty text.
    public let body: String
    /// The address of the peer's socket, never one from a header.
    public let peer: String?

    /// Creates a request.
    public init(method: String, target: String, headers: [HeaderField], body: String = "", peer: String?) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
        self.peer = peer
    }

    /// The path, without the query.
    public var path: String { String(target.prefix { $0 != "?" }) }

    /// Returns the values of a header field, joined as HTTP prescribes, or `nil` if it is absent.
    public func header(_ name: String) -> String? {
        let values = headers.filter { $0.name.lowercased() == name }.map(\.value)
        return values.isEmpty ? nil : values.joined(separator: name == "cookie" ? "; " : ", ")
    }

    /// The path of the sign-in, after which the browser returns to this page.
    public var signInPath: String { "/login?returning-to=\(SiteRequest.escaped(target))" }

    static func escaped(_ value: String) -> String {
        value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    /// Returns a parameter of the query.
    func parameter(_ name: String) -> String? {
        target.split(separator: "?", maxSplits: 1).dropFirst().first?.split(separator: "&").lazy
            .filter { $0.hasPrefix("\(name)=") }.compactMap { $0.dropFirst(name.count + 1).removingPercentEncoding }
            .first
    }
}

/// A response. Each framework's adapter sends it unchanged.
public struct SiteResponse: Sendable {
    /// The status code.
    public var status: Int
    /// The header fields.
    public var headers: [HeaderField]
    /// The body, a page of HTML or empty.
    public var body: String

    /// Creates a redirect. A browser follows it with a GET.
    static func redirect(to url: String, cookies: [String?] = []) -> SiteResponse {
        SiteResponse(
            status: 303,
            headers: [HeaderField(name: "Location", value: url), .notStored]
                + cookies.compactMap { $0.map { HeaderField(name: "Set-Cookie", value: $0) } },
            body: "")
    }

    /// Creates a page.
    public static func page(_ page: Page, status: Int = 200, cookies: [String] = []) -> SiteResponse {
        SiteResponse(
            status: status,
            headers: [
                HeaderField(name: "Content-Type", value: "text/html; charset=utf-8"), .notStored,
                // No script runs, and no other page can frame this one. Do not add form-action 'self': Chromium also
                // applies it to the redirect after a form, so the sign-out would not reach the provider.
                HeaderField(
                    name: "Content-Security-Policy",
                    value: "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"),
                HeaderField(name: "Referrer-Policy", value: "no-referrer"),
                HeaderField(name: "X-Content-Type-Options", value: "nosniff"),
            ] + cookies.map { HeaderField(name: "Set-Cookie", value: $0) },
            body: page.html)
    }
}

extension HeaderField {
    static let notStored = HeaderField(name: "Cache-Control", value: "no-store")
}
