import EntraGuide
import EntraID
import Foundation
import OIDCLoopback
import OIDCTestSupport
import OIDCURLSession
import Testing

@testable import entra_oidc

/// A fake Entra in this process, without sockets.
struct InProcessTransport: HTTPTransport {
    let entra: FakeEntra

    func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        guard request.url.hasPrefix(entra.origin + "/") else {
            throw .unreachable(reason: "there is no server at this URL")
        }
        let response = await entra.answer(
            LoopbackRequest(
                method: request.method.rawValue, target: String(request.url.dropFirst(entra.origin.count)),
                headers: [HeaderField(name: "Host", value: "localhost:8443")] + request.headers, body: request.body))
        if case .silence = response.delivery { throw .timedOut }
        guard response.body.count <= request.bodyLimit else { throw .bodyTooLarge }
        return TransportResponse(status: response.status, headers: response.headers, body: response.body)
    }
}

/// A fake Entra with two tenants and two applications, in process or over sockets.
struct ConnectionSubject {
    static let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    static let otherTenant = "fa15d692-e9c7-4460-a743-29f29522229a"
    static let client = ConfigurationFile.client
    static let otherClient = "0d7a6b6c-7b4a-4e0e-8c64-6f1d2a1c8b11"
    static let secret = "abc8Q~thisSecretHasTheUsualFormOfEntra01"
    static let expiredSecret = "old8Q~thisSecretHasTheUsualFormOfEntra02"
    static let wrongSecret = "bad8Q~thisSecretHasTheUsualFormOfEntra03"
    private static let otherSecret = "its8Q~thisSecretHasTheUsualFormOfEntra04"

    let transport: any HTTPTransport
    let origin: String
    private let server: FakeEntraServer?
    private let time: any TimeSource

    /// Creates a fake Entra without sockets.
    init(time: any TimeSource = SystemTime()) throws {
        let entra = try FakeEntra(
            origin: "http://localhost:8443", tenants: try ConnectionSubject.tenants(), time: time)
        transport = InProcessTransport(entra: entra)
        origin = entra.origin
        server = nil
        self.time = time
    }

    /// Creates a fake Entra that is reached over sockets.
    static func overSockets() throws -> ConnectionSubject {
        ConnectionSubject(try FakeEntra.serve(tenants: try tenants()))
    }

    private init(_ server: FakeEntraServer) {
        transport = URLSessionTransport()
        origin = server.origin
        self.server = server
        time = SystemTime()
    }

    private static func tenants() throws -> [GUID] {
        [try GUID(parsing: tenant), try GUID(parsing: otherTenant)]
    }

    func stop() async {
        server?.stop()
        await server?.waitUntilStopped()
    }

    // MARK: - Control

    func control(_ command: String, _ body: String) async throws {
        let response = try await transport.send(
            TransportRequest(
                .post, "\(origin)/control/\(command)",
                headers: [HeaderField(name: "Content-Type", value: "application/json")], body: Array(body.utf8),
                timeout: .seconds(10), bodyLimit: 1 << 20))
        try #require(response.status == 200, "\(String(decoding: response.body, as: UTF8.self))")
    }

    func misbehave(_ settings: String) async throws { try await control("misbehavior", settings) }

    /// Registers the applications. The date of responses is the right one also without sockets.
    func prepare(redirectURI: String = "https://console.example.com/api/oidc/callback") async throws {
        for (client, secret) in [
            (ConnectionSubject.client, ConnectionSubject.secret),
            (ConnectionSubject.otherClient, ConnectionSubject.otherSecret),
        ] {
            try await control(
                "applications",
                """
                {"clientID":"\(client)","secrets":["\(secret)"],"tenants":["\(ConnectionSubject.tenant)"],
                "expiredSecrets":["\(ConnectionSubject.expiredSecret)"],"redirectURIs":["\(redirectURI)"]}
                """)
        }
        try await misbehave(
            """
            {"clockDifference":0,"outage":null,"silence":null,"metadataIssuer":null,"noKeys":null,"tokenError":null}
            """)
    }

    // MARK: - Configurations

    /// Returns the text of a configuration file.
    func file(
        issuer: String = ConfigurationFile.issuer, clientID: String = client,
        credential: String = #""clientSecret":"\#(secret)""#, more: String = ""
    ) -> String {
        let members = [
            #""issuer":"\#(issuer)""#, #""clientID":"\#(clientID)""#, #""emulatedAt":"\#(origin)""#, credential, more,
        ]
        return "{\(members.filter { !$0.isEmpty }.joined(separator: ","))}"
    }

    /// Returns a configuration.
    func configuration(_ file: String) throws -> EntraConfiguration {
        try #require(try EntraConfiguration.all(in: Array(file.utf8), warnings: .ignored).first)
    }

    // MARK: - Checks

    private static let noSecrets = SecretReader(environment: { _ in nil }, file: { _ in nil })

    /// Returns a check of a configuration file, by default a right one.
    func check(
        _ file: String? = nil, secrets: SecretReader = noSecrets, language: GuideLanguage = .english,
        transport: (any HTTPTransport)? = nil, signer: ConnectionCheck.SignerMaker? = nil
    ) throws -> ConnectionCheck {
        ConnectionCheck(
            try configuration(file ?? self.file()), secrets: secrets, transport: transport ?? self.transport,
            time: time, language: language, signer: signer)
    }

    /// Returns the outcome of each step in words.
    static func outcomes(_ steps: [ConnectionStep]) -> [String] {
        steps.map { step in
            switch step.outcome {
            case .passed: "passed"
            case .failed(let problem): problem.providerCode ?? problem.code.rawValue
            case .notChecked(let reason): "not checked: \(reason.rawValue)"
            }
        }
    }
}
