import EntraID
import Foundation
import OIDCLoopback
import Testing

@testable import OIDCTestSupport

/// A client of a fake Entra, without sockets.
struct FakeEntraClient {
    static let origin = "http://localhost:8443"
    static let tenantID: GUID = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    static let tenant = tenantID.string
    static let otherTenantID: GUID = "fa15d692-e9c7-4460-a743-29f29522229a"
    static let otherTenant = otherTenantID.string
    static let clientID: GUID = "6731de76-14a6-49ae-97bc-6eba6914391e"
    static let apiID: GUID = "0d7a6b6c-7b4a-4e0e-8c64-6f1d2a1c8b11"
    static let callback = "http://localhost:8000/callback"
    static let verifier = "a-code-verifier-that-is-long-enough-for-the-rules-1"

    let time = ManualTime()
    let entra: FakeEntra

    init(tenants: [GUID] = [tenantID, otherTenantID], transport: (any HTTPTransport)? = nil) throws {
        entra = try FakeEntra(origin: FakeEntraClient.origin, tenants: tenants, time: time, transport: transport)
    }

    // MARK: - Requests

    struct Answer {
        let status: Int
        let body: JSONObject

        init(_ response: LoopbackResponse) {
            status = response.status
            body = (try? JSONValue(parsing: response.body))?.object ?? [:]
        }

        subscript(name: String) -> String? { body[name]?.string }
        var number: Int? { body["error_codes"]?.array?.first?.integer }
    }

    /// Sends a request with header fields such as `Accept: text/html`.
    func send(
        _ method: String, _ target: String, headers: [String] = [], body: String = ""
    ) async -> LoopbackResponse {
        let fields = (["Host: localhost:8443"] + headers).map { line in
            let name = line.prefix { $0 != ":" }
            return HeaderField(name: String(name), value: String(line.dropFirst(name.count + 1).drop { $0 == " " }))
        }
        return await entra.answer(
            LoopbackRequest(method: method, target: target, headers: fields, body: Array(body.utf8)))
    }

    func get(_ target: String) async throws -> Answer {
        Answer(await send("GET", target))
    }

    func post(
        _ path: String, _ form: [(String, String)], headers: [String] = []
    ) async throws -> Answer {
        let type = "Content-Type: application/x-www-form-urlencoded"
        let body = FormEncoding.encode(form.map { .init(name: $0.0, value: $0.1) })
        return Answer(await send("POST", path, headers: [type] + headers, body: body))
    }

    func token(
        _ form: [(String, String)], at authority: String = tenant, headers: [String] = []
    ) async throws -> Answer {
        try await post("/\(authority)/oauth2/v2.0/token", form, headers: headers)
    }

    // MARK: - Sign-ins

    func authority(_ path: String = tenant, version: EntraAuthority.Version = .v2) throws -> FakeAuthority {
        try FakeAuthority(
            path.split(separator: "/").map { String($0) }, version: version, in: entra.state.withLock { $0.directory },
            at: entra.origin)
    }

    func user(_ name: String) throws -> FakeUser {
        try #require(entra.state.withLock { $0.directory.tenants[0].users.first { $0.name == name } })
    }

    /// The grant of a user who signed in.
    func grant(
        _ name: String = "ada", at path: String = tenant, version: EntraAuthority.Version = .v2,
        scopes: [String] = ["openid", "profile", "email", "offline_access"], contexts: [String] = [],
        maximumAge: Int? = nil, defect: BadToken? = nil, nonce: String? = "a-nonce"
    ) throws -> FakeGrant {
        FakeGrant(
            authority: try authority(path, version: version), clientID: FakeEntraClient.clientID,
            user: try user(name), redirectURI: FakeEntraClient.callback, scopes: scopes, nonce: nonce,
            challenge: TestHash.challenge(FakeEntraClient.verifier), issuedAt: entra.seconds,
            requestedContexts: contexts, maximumAge: maximumAge, authenticatedAt: entra.seconds, session: "a-session",
            defect: defect)
    }

    /// Stores a code for a grant, as the authorization endpoint does.
    func code(_ grant: FakeGrant) -> String {
        let code = "code-\(entra.newIdentifier())"
        entra.state.withLock { $0.codes.insert(grant, for: code) }
        return code
    }

    /// The form that redeems a code.
    func redemption(
        _ code: String, secret: String? = "a-secret", verifier: String? = verifier, redirectURI: String = callback
    ) -> [(String, String)] {
        var form = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirectURI),
            ("client_id", FakeEntraClient.clientID.string),
        ]
        if let secret { form.append(("client_secret", secret)) }
        if let verifier { form.append(("code_verifier", verifier)) }
        return form
    }

    /// The claims of a token, without a check.
    static func claims(_ token: String?) throws -> JSONObject {
        try #require(token.flatMap { FakeJWT($0) }).claims
    }
}
