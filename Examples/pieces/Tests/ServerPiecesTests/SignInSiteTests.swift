import EntraID
import Logging
import OIDCTestSupport
import ServerPieces
import Testing

/// The routes of sign-in, with a provider that posts a form.
struct SignInSiteTests {
    private let issuer: TestIssuer
    private let site: SignInSite

    init() throws {
        issuer = try TestIssuer()
        let configuration = try ProviderConfiguration(
            name: "example", profile: issuer.profile, clientID: "client", authentication: .none,
            responseMode: .formPost)
        var settings = try SiteSettings(arguments: ["--fake-entra"], environment: [:])
        settings.provider = .other(
            SignIn.Provider(
                configuration, callback: try CallbackURL(parsing: "https://console.example.com/api/oidc/callback")))
        let events = EventReporter(Logger(label: "test"))
        let parts = try SignInParts(settings, transport: issuer.transport, events: events)
        let sessions = try WebSessions(parts.signIn, isSecure: parts.isSecure)
        site = SignInSite(parts, sessions: sessions, events: events)
    }

    @Test("With a form, too, the session that the browser had before the sign-in ends")
    func sessionBefore() async throws {
        var visitor = Visitor()
        try await signIn(&visitor)
        let before = visitor.cookieHeader()
        #expect(try await site.sessions.user(before) != nil)
        try await signIn(&visitor)
        #expect(try await site.sessions.user(before) == nil)
        #expect(try await site.sessions.user(visitor.cookieHeader()) != nil)
        #expect(visitor.cookies.keys.sorted() == ["__Host-session"])
    }

    @Test("A sign-in that is not finished ends no session")
    func unfinished() async throws {
        var visitor = Visitor()
        try await signIn(&visitor)
        visitor.receive(try await get("/login", visitor.cookieHeader()))
        #expect(visitor.cookies["__Host-earlier"] != nil)
        let forged = SiteRequest(
            method: "POST", target: "/api/oidc/callback",
            headers: [HeaderField(name: "Cookie", value: visitor.cookieHeader(fromOtherSite: true))],
            body: "state=x&code=y", peer: nil)
        #expect(await site.respond(to: forged)?.status == 400)
        #expect(try await site.sessions.user(visitor.cookieHeader()) != nil)
    }

    @Test(
        "An invalid host is the client's mistake",
        arguments: ["user@console.example.com", "console.example.com:99999", "a b", ""])
    func wrongHost(host: String) async throws {
        let response = try await get("/login", host: host)
        #expect(response.status == 400 && response.body.contains("callback."))
    }

    @Test("At another host, the sign-in moves to the public one, and keeps the page")
    func otherHost() async throws {
        let response = try await get("/login?returning-to=%2Freports%3Fyear%3D2026", host: "internal:8080")
        #expect(
            location(response)
                == "https://console.example.com/login?moved=1&provider=example"
                + "&returning-to=%2Freports%3Fyear%3D2026")
    }

    private func get(
        _ target: String, _ cookies: String = "", host: String = "console.example.com"
    ) async throws -> SiteResponse {
        let headers = [HeaderField(name: "Host", value: host), HeaderField(name: "Cookie", value: cookies)]
        let request = SiteRequest(method: "GET", target: target, headers: headers, peer: nil)
        return try #require(await site.respond(to: request))
    }

    private func location(_ response: SiteResponse) -> String? {
        response.headers.first { $0.name == "Location" }?.value
    }

    private func signIn(_ visitor: inout Visitor) async throws {
        let start = try await get("/login?returning-to=%2Freports", visitor.cookieHeader())
        visitor.receive(start)
        let response = try issuer.signIn(at: try #require(location(start)))
        let form = SiteRequest(
            method: "POST", target: "/api/oidc/callback",
            headers: [HeaderField(name: "Cookie", value: visitor.cookieHeader(fromOtherSite: true))],
            body: response.encodedParameters, peer: nil)
        let finished = try #require(await site.respond(to: form))
        #expect(finished.status == 303 && location(finished) == "/reports")
        visitor.receive(finished)
    }
}

/// The cookies of a browser.
private struct Visitor {
    /// The `Set-Cookie` values, by the names of the cookies.
    private(set) var cookies: [String: String] = [:]

    mutating func receive(_ response: SiteResponse) {
        for field in response.headers where field.name == "Set-Cookie" {
            let name = String(field.value.prefix { $0 != "=" })
            cookies[name] = field.value.contains("Max-Age=0") ? nil : field.value
        }
    }

    /// Returns the `Cookie` header. With a form of another site, browsers send cookies with `SameSite=None` only.
    func cookieHeader(fromOtherSite: Bool = false) -> String {
        cookies.values.filter { !fromOtherSite || $0.contains("SameSite=None; ") && $0.contains("; Secure") }
            .map { String($0.prefix { $0 != ";" }) }.joined(separator: "; ")
    }
}
