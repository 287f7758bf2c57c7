import EntraID
import Foundation
import OIDCLoopback
import Testing

@testable import OIDCTestSupport

/// A browser with cookies in front of a fake Entra, without sockets.
final class FakeEntraBrowser {
    private let client: FakeEntraClient
    private var cookies: [String: String] = [:]

    init(transport: (any HTTPTransport)? = nil) throws {
        client = try FakeEntraClient(tenants: [FakeEntraClient.tenantID], transport: transport)
    }

    var time: ManualTime { client.time }
    var entra: FakeEntra { client.entra }

    // MARK: - Requests

    func get(_ target: String, headers: [String] = []) async throws -> LoopbackResponse {
        await send("GET", target, headers)
    }

    func post(
        _ path: String, _ form: [String: String], headers: [String] = []
    ) async throws -> LoopbackResponse {
        let type = "Content-Type: application/x-www-form-urlencoded"
        let body = FormEncoding.encode(FakeEntraBrowser.parameters(form))
        return await send("POST", path, [type] + headers, body: body)
    }

    /// Sends a request to the control endpoint.
    @discardableResult
    func control(
        _ command: String, _ body: String = "{}", headers: [String] = []
    ) async throws -> LoopbackResponse {
        await send("POST", "/control/\(command)", ["Content-Type: application/json"] + headers, body: body)
    }

    private func send(
        _ method: String, _ target: String, _ headers: [String], body: String = ""
    ) async -> LoopbackResponse {
        let cookie =
            cookies.isEmpty ? [] : ["Cookie: " + cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")]
        let response = await client.send(method, target, headers: headers + cookie, body: body)
        for header in response.headers where header.name == "Set-Cookie" {
            let pair = header.value.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            let isRemoved = header.value.contains("Max-Age=0")
            cookies[String(pair[0])] = isRemoved || pair.count < 2 ? nil : String(pair[1])
        }
        return response
    }

    private static func parameters(_ members: [String: String]) -> [FormEncoding.Parameter] {
        members.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: $0.value) }
    }

    // MARK: - Sign-ins

    /// The parameters of a request, with changes. An empty value leaves a parameter out.
    static func request(_ changes: [String: String] = [:]) -> [String: String] {
        let usual = [
            "client_id": FakeEntraClient.clientID.string, "redirect_uri": FakeEntraClient.callback,
            "response_type": "code", "scope": "openid profile email", "state": "a-state", "nonce": "a-nonce",
            "code_challenge": String(repeating: "A", count: 43), "code_challenge_method": "S256",
        ]
        return usual.merging(changes) { $1 }.filter { !$0.value.isEmpty }
    }

    func authorize(_ changes: [String: String] = [:]) async throws -> LoopbackResponse {
        let query = FormEncoding.encode(FakeEntraBrowser.parameters(FakeEntraBrowser.request(changes)))
        return try await get("/\(FakeEntraClient.tenant)/oauth2/v2.0/authorize?\(query)")
    }

    /// Answers a page: `choice` is the value of its button.
    func answer(
        _ page: LoopbackResponse, _ choice: String, _ fields: [String: String] = [:]
    ) async throws -> LoopbackResponse {
        let name = try #require(page.hiddenValue("page"))
        return try await post(
            "/\(FakeEntraClient.tenant)/login", fields.merging(["page": name, "choice": choice]) { $1 })
    }

    /// Signs a user in on the page.
    func signIn(as name: String = "ada", _ changes: [String: String] = [:]) async throws -> LoopbackResponse {
        try await answer(authorize(changes), "typed", ["typed": name])
    }
}

extension LoopbackResponse {
    var text: String { String(decoding: body, as: UTF8.self) }
    var json: JSONValue? { try? JSONValue(parsing: body) }

    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

    var location: String? { header("Location") }

    /// The parameters that the browser takes to the application, in any response mode.
    var sent: [String: String] {
        var parameters: [FormEncoding.Parameter] = []
        if let location, let start = location.firstIndex(where: { $0 == "?" || $0 == "#" }) {
            parameters = (try? FormEncoding.decode(String(location[start...].dropFirst()))) ?? []
        } else {
            parameters = text.matches(of: /<input type="hidden" name="([^"]*)" value="([^"]*)">/)
                .map { .init(name: String($0.1), value: String($0.2)) }
        }
        return Dictionary(parameters.map { ($0.name, $0.value) }) { first, _ in first }
    }

    /// The value of a hidden field of the page.
    func hiddenValue(_ name: String) -> String? {
        text.components(separatedBy: "name=\"\(name)\" value=\"").dropFirst().first?
            .components(separatedBy: "\"").first
    }
}
