public import EntraID
public import OIDCTestSupport
import Synchronization

/// A browser in which the user “ada” signs in and out. It keeps cookies and follows redirects to the test issuer and
/// back to the callback URL. The properties are its next request to the server.
public final class Browser: Sendable {
    private struct State {
        var cookies: [(name: String, value: String)] = []
        var method = "GET"
        var target = "/"
        var body = ""
    }

    private let issuer: TestIssuer
    private let claims: [String: JSONValue?]
    private let state = Mutex(State())

    /// Creates a browser without cookies. The ID tokens get additional claims.
    public init(_ issuer: TestIssuer, claims: [String: JSONValue?] = [:]) {
        self.issuer = issuer
        self.claims = claims
    }

    /// The method of the next request.
    public var method: String { state.withLock { $0.method } }
    /// The path and query of the next request.
    public var target: String { state.withLock { $0.target } }
    /// The body of the next request.
    public var body: String { state.withLock { $0.body } }

    /// The `Cookie` header of the next request.
    public var cookieHeader: String? {
        let cookies = state.withLock { $0.cookies.map { "\($0.name)=\($0.value)" } }
        return cookies.isEmpty ? nil : cookies.joined(separator: "; ")
    }

    /// Receives a redirect of the server. At the issuer, the user signs in, and the issuer redirects to the callback.
    /// At its sign-out endpoint, it redirects to the URL of the request.
    public func redirect(to url: String, setCookies: [String]) {
        for field in setCookies { receive(field) }
        guard url.hasPrefix("https:") else { return request("GET", url) }
        if let target = targetAfterSignOut(at: url) { return request("GET", target) }
        do {
            let response = try issuer.signIn(at: url, claims: claims)
            let path = path(of: response.callback)
            switch response.mode {
            case .formPost: request("POST", path, body: response.encodedParameters)
            default: request("GET", "\(path)?\(response.encodedParameters)")
            }
        } catch {
            fail("the test issuer shows an error page: \(error)")
        }
    }

    /// Returns the target of the request after a sign-out, or `nil` if the URL does not start a sign-out.
    private func targetAfterSignOut(at url: String) -> String? {
        let query = url.split(separator: "?").last.map(String.init) ?? ""
        guard let parameters = try? FormEncoding.decode(query),
            let returnURL = parameters.first(where: { $0.name == "post_logout_redirect_uri" }),
            let state = parameters.first(where: { $0.name == "state" })
        else { return nil }
        return "\(path(of: returnURL.value))?\(FormEncoding.encode([state]))"
    }

    private func path(of url: String) -> String {
        "/" + url.split(separator: "/").dropFirst(2).joined(separator: "/")
    }

    private func request(_ method: String, _ target: String, body: String = "") {
        state.withLock { ($0.method, $0.target, $0.body) = (method, target, body) }
    }

    private func receive(_ field: String) {
        let pair = field.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard pair.count == 2 else { return fail("this is not a Set-Cookie value: \(field)") }
        state.withLock { state in
            state.cookies.removeAll { $0.name == pair[0] }
            if !field.contains("Max-Age=0") { state.cookies.append((String(pair[0]), String(pair[1]))) }
        }
    }
}
