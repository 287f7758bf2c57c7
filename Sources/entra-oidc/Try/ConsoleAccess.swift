import EntraID
import OIDCLoopback

/// What may reach the console: the browser that opened the link of the terminal, from the console's own pages.
struct ConsoleAccess: Sendable {
    /// The outcome of the checks of a request.
    enum Decision {
        case allowed
        /// Another response, which contains nothing of the console.
        case answered(LoopbackResponse)
    }

    /// `http://localhost:PORT`.
    let origin: String
    let callbackPath: String
    private let port: UInt16
    /// The token of the link. It is removed when it is used.
    private let token: Locked<SecretString?>
    private let session: SecretString

    /// Creates the checks with a new token and a new session, each of 256 bits.
    init(port: UInt16, callbackPath: String, random: any RandomSource) {
        self.port = port
        self.callbackPath = callbackPath
        origin = "http://localhost:\(port)"
        token = Locked(SecretString(Base64URL.encode(random.bytes(32))))
        session = SecretString(Base64URL.encode(random.bytes(32)))
    }

    /// The link that opens the console once, or `nil` if it was used.
    var link: String? { token.withLock { $0 }.map { "\(origin)/?token=\($0.revealed())" } }

    /// The cookies of this machine do not depend on the port, so the name does.
    private var cookieName: String { "entra-oidc-try-\(port)" }

    /// Checks a request.
    func decide(_ request: ConsoleRequest) -> Decision {
        guard let host = request.header("Host")?.asciiLowercased else { return .answered(.plain(.misdirected)) }
        if ["127.0.0.1:\(port)", "[::1]:\(port)"].contains(where: { $0.hasSameBytes(as: host) }) {
            // Cookies that are set here would not come back to localhost.
            return .answered(request.isPost ? .plain(.misdirected) : .redirect(307, to: origin + target(of: request)))
        }
        // Another name that leads to this machine belongs to a page of another site.
        guard host.hasSameBytes(as: "localhost:\(port)") else { return .answered(.plain(.misdirected)) }
        // Microsoft's page posts the response. The cookie of the sign-in protects it.
        if request.path.hasSameBytes(as: callbackPath) { return .allowed }
        if request.isPost && !isFromConsole(request) { return .answered(.plain(.otherPage)) }
        if let offered = request["token"], !request.isPost, request.path.hasSameBytes(as: "/") {
            return .answered(exchange(offered, request))
        }
        return hasSession(request) ? .allowed : .answered(.plain(.noAccess))
    }

    /// Returns whether a page of the console sent a POST. Without a referrer, browsers send the origin `null`, and then
    /// `Sec-Fetch-Site` shows where the request comes from.
    private func isFromConsole(_ request: ConsoleRequest) -> Bool {
        let sources = request.received.values(of: "Origin")
        let isOwn = sources.count == 1 && sources[0].hasSameBytes(as: origin)
        let sites = request.received.values(of: "Sec-Fetch-Site")
        if sites.isEmpty { return isOwn }
        guard sites.count == 1, sites[0].hasSameBytes(as: "same-origin") else { return false }
        return isOwn || sources.isEmpty || (sources.count == 1 && sources[0].hasSameBytes(as: "null"))
    }

    private func hasSession(_ request: ConsoleRequest) -> Bool {
        request.cookie(cookieName).map { SecretString($0) == session } ?? false
    }

    /// Exchanges the token of the link for the cookie.
    private func exchange(_ offered: String, _ request: ConsoleRequest) -> LoopbackResponse {
        let isValid = token.withLock { token in
            guard let expected = token, SecretString(offered) == expected else { return false }
            token = nil
            return true
        }
        if isValid {
            let cookie = "\(cookieName)=\(session.revealed()); Path=/; HttpOnly; SameSite=Lax"
            return .redirect(303, to: "/", cookies: [cookie])
        }
        // The link was opened again in the same browser.
        return hasSession(request) ? .redirect(303, to: "/") : .plain(.noAccess)
    }

    /// Returns the path and query of a request, which must not lead to another host.
    private func target(of request: ConsoleRequest) -> String {
        let path = request.path
        guard path.hasPrefixBytes("/"), path.utf8.allSatisfy(\.isASCIIVisible) else { return "/" }
        guard let query = request.received.query, query.utf8.allSatisfy(\.isASCIIVisible) else { return path }
        return "\(path)?\(query)"
    }
}

extension LoopbackResponse {
    /// A response without any content of the console.
    enum Plain {
        case noAccess, otherPage, misdirected, notFound, noSignIn

        fileprivate var status: Int {
            switch self {
            case .noAccess, .otherPage: 403
            case .misdirected: 421
            case .notFound: 404
            case .noSignIn: 400
            }
        }

        fileprivate var text: String {
            switch self {
            case .noAccess:
                "Open the link that entra-oidc try printed in the terminal. It works once. To get a new one, start "
                    + "the command again."
            case .otherPage: "The request came from another page. Go back to the console and try again."
            case .misdirected: "Open the console at localhost."
            case .notFound: "There is no such page."
            case .noSignIn: "No sign-in is in progress. Go back to the console and sign in again."
            }
        }
    }

    static func plain(_ plain: Plain) -> LoopbackResponse {
        LoopbackResponse(
            status: plain.status,
            headers: ConsolePage.headers(policy: "default-src 'none'; frame-ancestors 'none'")
                + [HeaderField(name: "Content-Type", value: "text/plain; charset=utf-8")],
            body: Array("\(plain.text)\n".utf8))
    }

    static func redirect(_ status: Int, to location: String, cookies: [String] = []) -> LoopbackResponse {
        LoopbackResponse(
            status: status,
            headers: ConsolePage.headers(policy: "default-src 'none'; frame-ancestors 'none'")
                + [HeaderField(name: "Location", value: location)]
                + cookies.map { HeaderField(name: "Set-Cookie", value: $0) })
    }
}
