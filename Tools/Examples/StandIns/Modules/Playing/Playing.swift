// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import EntraID
import Offline
import OIDCTestSupport
import Synchronization

/// A request that is passed to the routes of an application.
public struct PlayedRequest: Sendable {
    public var method = "GET"
    public var target: String
    public var headers: [(name: String, value: String)] = [("Host", "console.example.com")]
    public var body = ""
}

public struct PlayedResponse: Sendable {
    public var status: Int
    public var headers: [(name: String, value: String)]
    public var body: String

    public init(status: Int, headers: [(name: String, value: String)], body: String) {
        (self.status, self.headers, self.body) = (status, headers, body)
    }

    func values(of name: String) -> [String] {
        headers.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
    }
}

/// Plays a sign-in at the routes of an application, in the place of the network. The settings of the application are
/// in `Tools/Examples/stand-ins`.
public struct Play: Sendable {
    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    /// Passes a request to the routes.
    public typealias Routes = @Sendable (PlayedRequest) async -> PlayedResponse

    private static let issuer = Mutex<TestIssuer?>(nil)
    private let routes: Routes
    private let issuer: TestIssuer
    private let browser: Browser

    /// Connects the provider. Call it before something sends requests.
    public static func connect() throws {
        let connected = try Network.connect()
        issuer.withLock { $0 = connected }
    }

    /// Plays everything, after a proof that an application without protection is noticed.
    public static func run(_ routes: @escaping Routes) async throws {
        let open = try Play { request in
            await routes(request.target == "/reports" ? PlayedRequest(target: "/health") : request)
        }
        if (try? await open.signIn()) != nil { throw Failed(description: "an open page is not noticed") }
        let play = try Play(routes)
        let callback = try await play.signIn()
        try await play.reload(callback)
        try await play.signOut()
        try await play.callAPI()
        Swift.print("a sign-in, its callback again, a sign-out and calls of the API ran through the routes")
    }

    private init(_ routes: @escaping Routes) throws {
        guard let issuer = Play.issuer.withLock({ $0 }) else { throw Failed(description: "no provider is connected") }
        (self.routes, self.issuer) = (routes, issuer)
        browser = Browser(issuer, claims: ["name": "Ada Lovelace"])
    }

    private func get(_ target: String, _ headers: (name: String, value: String)...) async -> PlayedResponse {
        var request = PlayedRequest(target: target)
        request.headers += headers
        return await send(request)
    }

    private func post(_ target: String, _ body: String = "") async -> PlayedResponse {
        var request = PlayedRequest(target: target)
        (request.method, request.body) = ("POST", body)
        request.headers.append(("Content-Type", "application/x-www-form-urlencoded"))
        return await send(request)
    }

    private func send(_ request: PlayedRequest) async -> PlayedResponse {
        var request = request
        if let cookies = browser.cookieHeader { request.headers.append(("Cookie", cookies)) }
        return await routes(request)
    }

    /// The next request of the browser.
    private func follow(_ response: PlayedResponse, _ what: String) async throws -> PlayedRequest {
        try require(response, 303, what)
        browser.redirect(to: response.values(of: "Location").first ?? "", setCookies: response.values(of: "Set-Cookie"))
        var request = PlayedRequest(target: browser.target)
        (request.method, request.body) = (browser.method, browser.body)
        if request.method == "POST" {
            request.headers.append(("Content-Type", "application/x-www-form-urlencoded"))
        }
        return request
    }

    private func require(_ response: PlayedResponse, _ status: Int, _ what: String, contains text: String = "") throws {
        guard response.status == status, text.isEmpty || response.body.contains(text) else {
            throw Failed(description: "\(what): \(response.status), not \(status) with “\(text)”: \(response.body)")
        }
    }

    // MARK: - What users and callers do

    /// Signs in, and returns the request with which the provider sent the browser back.
    private func signIn() async throws -> PlayedRequest {
        let before = await get("/reports")
        try require(before, 303, "a page without a user")
        let start = await get(before.values(of: "Location").first ?? "")
        let callback = try await follow(start, "the start of the sign-in")
        let finished = await send(callback)
        let page = try await follow(finished, "the callback")
        guard page.target == "/reports" else { throw Failed(description: "the way back is \(page.target)") }
        try require(await send(page), 200, "a page with a user", contains: "Ada Lovelace")
        try require(await get("/administration"), 403, "a page for another role")
        try require(await get("/no-such-page"), 404, "a page that there is not")
        return callback
    }

    private func reload(_ callback: PlayedRequest) async throws {
        try require(await send(callback), 400, "the callback again")
        try require(await get("/reports"), 200, "a page after that", contains: "Ada Lovelace")
    }

    private func signOut() async throws {
        let response = await post("/logout")
        let back = try await follow(response, "the sign-out")
        try require(await send(back), 200, "the page after the sign-out")
        try require(await get("/reports"), 303, "a page after the sign-out")
    }

    private func callAPI() async throws {
        let (application, path) = ("6731de76-14a6-49ae-97bc-6eba6914391e", "/api/orders")
        try require(await get("/api/status"), 200, "the open part of the API", contains: "Orders")
        let none = await get(path)
        try require(none, 401, "the API without a token")
        guard none.values(of: "WWW-Authenticate") == ["Bearer"] else { throw Failed(description: "no challenge") }
        try require(await get(path, ("Authorization", "Bearer a.b.c")), 401, "the API with another text")
        let other = issuer.accessToken(for: application, scopes: ["Another.Scope"])
        try require(await get(path, ("Authorization", "Bearer \(other)")), 403, "the API with another scope")
        let right = issuer.accessToken(for: application, scopes: ["Orders.Read"])
        try require(await get(path, ("Authorization", "Bearer \(right)")), 200, "the API", contains: "Orders for")
    }
}
