import EntraID
import Foundation
import OIDCLoopback
import OIDCURLSession
import Testing

@testable import OIDCTestSupport
@testable import entra_oidc

/// A browser in front of the console and a fake Entra. The browser uses no sockets; the console's own requests do.
final class ConsoleBrowser {
    static let port: UInt16 = 8000
    static let origin = "http://localhost:8000"
    static let secret = "abc8Q~thisSecretHasTheUsualFormOfEntra01"
    static let client = "6731de76-14a6-49ae-97bc-6eba6914391e"
    static let issuer = "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0"
    static let callback = "/api/oidc/callback"

    let console: Console
    /// The events that the console reported, as JSON lines.
    let events: Locked<[String]>
    private var cookies: [String: String] = [:]

    init(file: JSONObject = [:], transport: (any HTTPTransport)? = nil, fake: FakeEntraServer? = nil) {
        let events = Locked<[String]>([])
        self.events = events
        var surroundings = Console.Surroundings(transport: transport ?? URLSessionTransport())
        surroundings.secrets = SecretReader(environment: { _ in ConsoleBrowser.secret }, file: { _ in nil })
        surroundings.startFake = { fake ?? FakeEntra.onNumericHost() }
        surroundings.report = { event in
            if !event.json.isEmpty { events.withLock { $0.append(event.json) } }
        }
        console = Console(port: ConsoleBrowser.port, file: file, surroundings: surroundings)
    }

    /// Opens the link of the terminal.
    func open() async throws {
        let link = try #require(console.access.link)
        let response = await get(String(link.dropFirst(ConsoleBrowser.origin.count)))
        try #require(response.status == 303)
    }

    // MARK: - Requests

    func get(_ target: String, headers: [String: String] = [:]) async -> LoopbackResponse {
        await send("GET", target, headers: headers)
    }

    /// Posts a form from a page of the console.
    func post(
        _ path: String, _ form: [String: String] = [:], headers: [String: String]? = nil
    ) async -> LoopbackResponse {
        let fields = form.sorted { $0.key < $1.key }.map { FormEncoding.Parameter(name: $0.key, value: $0.value) }
        return await send(
            "POST", path, headers: headers ?? ["Origin": ConsoleBrowser.origin], body: FormEncoding.encode(fields))
    }

    func send(
        _ method: String, _ target: String, headers: [String: String] = [:], body: String = "",
        withCookies isSendingCookies: Bool = true
    ) async -> LoopbackResponse {
        var all = ["Host": "localhost:\(ConsoleBrowser.port)"].merging(headers) { $1 }
        if isSendingCookies, !cookies.isEmpty {
            all["Cookie"] = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        }
        let response = await console.answer(
            LoopbackRequest(
                method: method, target: target, headers: all.map { HeaderField(name: $0.key, value: $0.value) },
                body: Array(body.utf8)))
        for header in response.headers where header.name == "Set-Cookie" {
            let pair = header.value.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            let isRemoved = header.value.contains("Max-Age=0")
            cookies[String(pair[0])] = isRemoved || pair.count < 2 ? nil : String(pair[1])
        }
        return response
    }

    // MARK: - Sign-ins at the fake Entra

    /// Starts the fake Entra and signs a user in. Returns the response of the callback.
    func signIn(
        as user: String = "ada", type: String = "code", choice: String = "typed"
    ) async throws -> LoopbackResponse {
        try #require(await post("/fake").status == 303)
        return try await callback(of: try await authorizationURL(type: type), as: user, choice: choice)
    }

    /// Posts the form with the values of the fake Entra, and returns the URL to which the browser goes on.
    func authorizationURL(type: String = "code") async throws -> String {
        let form = console.state.withLock { $0.form }
        let page = await post(
            "/sign-in", ["issuer": form.issuer, "client-id": form.clientID, "response-type": type])
        return try #require(page.continueURL, "\(page.page)")
    }

    /// Tells the fake Entra how to misbehave.
    func misbehave(_ members: String) async throws {
        let entra = try #require(console.state.withLock { $0.fake }).entra
        let response = await entra.answer(
            LoopbackRequest(
                method: "POST", target: "/control/misbehavior",
                headers: [HeaderField(name: "Content-Type", value: "application/json")], body: Array(members.utf8)))
        try #require(response.status == 200, "\(response.page)")
    }

    /// Answers the pages of the fake Entra. Returns the console's response to the request with which the browser comes
    /// back.
    func callback(of url: String, as user: String, choice: String = "typed") async throws -> LoopbackResponse {
        let entra = try #require(console.state.withLock { $0.fake }).entra
        let page = await entra.answer(LoopbackRequest(method: "GET", target: url))
        let name = try #require(page.hidden("page"), "\(page.page)")
        let path = try #require(page.page.firstMatch(of: /<form method="post" action="([^"]*\/login)"/)?.1)
        let fields: [FormEncoding.Parameter] = [
            .init(name: "page", value: name), .init(name: "choice", value: choice),
            .init(name: "typed", value: user),
        ]
        let answer = await entra.answer(
            LoopbackRequest(
                method: "POST", target: String(path),
                headers: [HeaderField(name: "Content-Type", value: "application/x-www-form-urlencoded")],
                body: Array(FormEncoding.encode(fields).utf8)))
        if let location = answer.value(of: "Location") {
            return await get(String(location.dropFirst(ConsoleBrowser.origin.count)))
        }
        let posted = answer.page.matches(of: /<input type="hidden" name="([^"]*)" value="([^"]*)">/)
            .map { FormEncoding.Parameter(name: String($0.1), value: String($0.2)) }
        // Microsoft's page posts the response, so the origin is another one.
        return await send(
            "POST", ConsoleBrowser.callback,
            headers: ["Origin": entra.origin, "Sec-Fetch-Site": "cross-site"],
            body: FormEncoding.encode(posted))
    }
}

extension LoopbackResponse {
    /// The body as text.
    var page: String { String(decoding: body, as: UTF8.self) }

    func value(of name: String) -> String? { headers.first { $0.name == name }?.value }

    /// The URL to which a page leads on.
    var continueURL: String? {
        page.firstMatch(of: /id="continue" href="([^"]*)"/).map { $0.1.replacingOccurrences(of: "&amp;", with: "&") }
    }

    func hidden(_ name: String) -> String? {
        page.components(separatedBy: "name=\"\(name)\" value=\"").dropFirst().first?
            .components(separatedBy: "\"").first
    }

    /// The outcome that the result page states.
    var outcome: String? { page.firstMatch(of: /id="outcome" data-outcome="([^"]*)"/).map { String($0.1) } }

    /// Returns the outcome of a check on the result page.
    func check(_ name: String) -> String? {
        page.components(separatedBy: "data-check=\"\(name)\" data-outcome=\"").dropFirst().first?
            .components(separatedBy: "\"").first
    }
}
