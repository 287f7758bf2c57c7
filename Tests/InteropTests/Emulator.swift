import EntraID
import Foundation
import OIDCTestSupport
import OIDCURLSession
import TestHelpers
import Testing

/// A fake Entra that the tests reach over sockets. Ada signs in there without a page.
struct Emulator {
    static let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    static let clientID = "6731de76-14a6-49ae-97bc-6eba6914391e"
    static let clientSecret = "test-secret-of-no-value"
    static let wrongSecret = "another-secret-of-no-value"

    let origin: String
    /// An HTTP client that counts its requests.
    let transport: any HTTPTransport
    private let server: FakeEntraServer?
    private let counts: Locked<[String: Int]>

    private init(_ origin: String, _ server: FakeEntraServer?) {
        let counts = Locked<[String: Int]>([:])
        self.origin = origin
        self.server = server
        self.counts = counts
        transport = CountingTransport { request in
            let path = request.url.dropFirst(origin.count).prefix { $0 != "?" }
            counts.withLock { $0[String(path), default: 0] += 1 }
        }
    }

    /// Starts one in this process.
    static func start() async throws -> Emulator {
        let server = try FakeEntra.serve()
        let emulator = Emulator(server.origin, server)
        try await emulator.prepare()
        return emulator
    }

    /// Returns the one that `Tools/check interop` started, in a process of its own.
    static func ofCheck() async throws -> Emulator {
        let emulator = Emulator(try #require(ProcessInfo.processInfo.environment["OIDC_INTEROP_ENTRA"]), nil)
        try await emulator.prepare()
        return emulator
    }

    private func prepare() async throws {
        try await register()
        try await control("automatic-sign-in", ["user": "ada"])
    }

    func stop() { server?.stop() }

    func waitUntilStopped() async { await server?.waitUntilStopped() }

    // MARK: - Requests

    /// The number of requests for a path that were sent with ``transport``.
    func requests(for path: String) -> Int { counts.withLock { $0[path, default: 0] } }

    /// Registers the application of the tests, with more members or others.
    func register(_ changes: JSONObject = [:]) async throws {
        let usual: JSONObject = [
            "clientID": .string(Emulator.clientID),
            // Only the port of `localhost` may differ.
            "redirectURIs": [
                .string("https://console.example.com/api/oidc/callback"), .string("http://localhost/api/oidc/callback"),
            ],
            "secrets": [.string(Emulator.clientSecret)],
        ]
        let kept = usual.members.filter { changes[$0.name] == nil }
        try await control("applications", JSONObject(kept + changes.members))
    }

    /// Sends a command to the control endpoint. Returns its answer.
    @discardableResult
    func control(_ command: String, _ members: JSONObject = [:]) async throws -> JSONObject {
        let answer = try await PatientTransport(InteropProviders.transport).send(
            try TransportRequest(
                .post, "\(origin)/control/\(command)",
                headers: [HeaderField(name: "Content-Type", value: "application/json")],
                body: Array(JSONValue.object(members).serialized().utf8), timeout: .seconds(10), bodyLimit: 1 << 20))
        #expect(answer.status == 200, "\(String(decoding: answer.body, as: UTF8.self))")
        return try #require(try JSONValue(parsing: answer.body).object)
    }

    /// Signs a user in without a page, and returns the ID token that the browser receives.
    ///
    /// - Parameters:
    ///   - tenant: The first segment of the path.
    ///   - user: The name of the user.
    func idToken(at tenant: String, of user: String = "ada") async throws -> String {
        let parameters: [FormEncoding.Parameter] = [
            .init(name: "client_id", value: Emulator.clientID),
            .init(name: "redirect_uri", value: "https://console.example.com/api/oidc/callback"),
            .init(name: "response_type", value: "id_token"), .init(name: "response_mode", value: "form_post"),
            .init(name: "scope", value: "openid profile"), .init(name: "nonce", value: "a-nonce"),
            .init(name: "state", value: "a-state"), .init(name: "fake_sign_in", value: user),
        ]
        let page = try await InteropProviders.get(
            "\(origin)/\(tenant)/oauth2/v2.0/authorize?\(FormEncoding.encode(parameters))")
        let form = try FormEncoding.decode(try Browser.form(in: page))
        return try #require(form.first { $0.name == "id_token" }?.value)
    }
}

/// A patient HTTP client that reports each request before it is sent.
private struct CountingTransport: HTTPTransport {
    let report: @Sendable (TransportRequest) -> Void

    func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        report(request)
        return try await PatientTransport(InteropProviders.transport).send(request)
    }
}
