import EntraID
import OIDCURLSession
import TestHelpers
import Testing

@testable import OIDCTestSupport

/// An application with the front door, and the fake Entra on a port of this machine where its users sign in.
struct EmulatedSite {
    static let home: GUID = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    static let other: GUID = "fa15d692-e9c7-4460-a743-29f29522229a"
    static let clientID: GUID = "6731de76-14a6-49ae-97bc-6eba6914391e"
    static let apiID: GUID = "0d7a6b6c-7b4a-4e0e-8c64-6f1d2a1c8b11"
    static let secret = "abc8Q~thisSecretHasTheUsualFormOfEntra01"
    static let signedOut = "https://console.example.com/signed-out"
    static let tenantSetting = "https://login.microsoftonline.com/\(home)/v2.0"

    /// A fake Entra for tests that do not change how it behaves. Creating one costs the creation of its keys.
    static let shared = Result { try FakeEntra.serve(tenants: [home, other]) }

    let server: FakeEntraServer
    let entra: EntraSignIn

    /// Creates an application from a configuration file, as a server reads it.
    ///
    /// - Parameters:
    ///   - server: The fake Entra.
    ///   - issuer: The value of the field “Issuer”.
    ///   - members: More members of the file, as JSON strings.
    init(_ server: FakeEntraServer, issuer: String = tenantSetting, _ members: [String: String] = [:]) throws {
        self.server = server
        let file: [String: String] = [
            "issuer": "\"\(issuer)\"", "clientID": "\"\(EmulatedSite.clientID)\"",
            "clientSecret": #"{"environment":"ENTRA_SECRET"}"#, "publicAddress": #""https://console.example.com""#,
            "emulatedAt": "\"\(server.origin)\"",
        ]
        let text = file.merging(members) { $1 }.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",")
        entra = try EntraSignIn(
            configurationFile: Array("{\(text)}".utf8), signOutRedirectURL: EmulatedSite.signedOut,
            secrets: SecretReader(environment: { _ in EmulatedSite.secret }, file: { _ in nil }),
            transport: PatientTransport(URLSessionTransport.urlSession), time: PatientTime(), onWarning: .ignored)
    }

    func browser() -> EmulatedBrowser { EmulatedBrowser(origin: server.origin) }

    /// Handles GET /login, and returns the URL to which the browser is sent.
    func start(
        in browser: EmulatedBrowser, _ options: AuthorizationOptions = AuthorizationOptions()
    ) async throws -> String {
        let start = try await entra.start(
            returningTo: "/reports", cookieHeader: browser.application.cookieHeader, options: options)
        browser.application.receive(setCookies: start.cookies)
        return start.url
    }

    /// Signs a user in, who presses the buttons with these texts.
    func signIn(
        _ buttons: String..., in browser: EmulatedBrowser? = nil,
        options: AuthorizationOptions = AuthorizationOptions()
    ) async throws -> EntraSignInResult {
        let browser = browser ?? self.browser()
        // Sign-ins that failed before leave their cookies.
        let cookies = browser.application.cookieFields.count
        let request = try await browser.answer(start(in: browser, options), pressing: buttons)
        let result = try await entra.finish(request)
        browser.application.receive(setCookies: [result.expiredCookie])
        #expect(browser.application.cookieFields.count == cookies)
        return result
    }

    /// Returns the access token for the API with which the application calls as itself.
    func applicationToken(_ version: EntraAuthority.Version = .v2) async throws -> String {
        let api = "api://\(EmulatedSite.apiID)"
        let form: [FormEncoding.Parameter] = [
            .init(name: "grant_type", value: "client_credentials"),
            .init(name: "client_id", value: EmulatedSite.clientID.string),
            .init(name: "client_secret", value: EmulatedSite.secret),
            version == .v2 ? .init(name: "scope", value: "\(api)/.default") : .init(name: "resource", value: api),
        ]
        let folder = version == .v2 ? "oauth2/v2.0" : "oauth2"
        let response = try await post(
            "/\(EmulatedSite.home)/\(folder)/token", FormEncoding.encode(form), "application/x-www-form-urlencoded")
        return try #require(try JSONValue(parsing: response.body)["access_token"]?.string)
    }

    /// Tells the fake Entra how to misbehave, as a test in any language does. The settings are a JSON object.
    func control(_ command: String, _ members: String = "{}") async throws {
        let response = try await post("/control/\(command)", members, "application/json")
        try #require(response.status == 200, "\(String(decoding: response.body, as: UTF8.self))")
    }

    func misbehave(_ members: String) async throws { try await control("misbehavior", members) }

    private func post(_ path: String, _ body: String, _ type: String) async throws -> TransportResponse {
        try await PatientTransport(URLSessionTransport.urlSession).send(
            try TransportRequest(
                .post, server.origin + path, headers: [HeaderField(name: "Content-Type", value: type)],
                body: Array(body.utf8), timeout: .seconds(30), bodyLimit: 1 << 20))
    }
}
