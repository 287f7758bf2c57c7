import EntraID
import Foundation
import OIDCLoopback
import OIDCURLSession
import TestHelpers
import Testing

@testable import OIDCTestSupport

/// How the requests of a test reach the fake Entra.
enum Wire: CaseIterable {
    case inProcess, sockets
}

/// A client of a fake Entra that asks for tokens of other APIs.
final class DownstreamFixture: Sendable {
    static let issuer = "https://login.microsoftonline.com/\(FakeEntraClient.tenant)/v2.0"
    static let clientID = FakeEntraClient.clientID
    static let api = FakeEntraClient.apiID

    let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
    let entra: FakeEntra
    let transport: ClosureTransport
    private let server: FakeEntraServer?
    private let sent: Locked<[TransportRequest]>

    init(_ wire: Wire) throws {
        let sent = Locked<[TransportRequest]>([])
        self.sent = sent
        switch wire {
        case .inProcess:
            let entra = try FakeEntra(
                origin: FakeEntraClient.origin, tenants: [FakeEntraClient.tenantID], time: time)
            (self.entra, server) = (entra, nil)
            transport = ClosureTransport { request in
                sent.withLock { $0.append(request) }
                let response = await entra.answer(
                    LoopbackRequest(
                        method: request.method.rawValue,
                        target: String(request.url.dropFirst(FakeEntraClient.origin.count)),
                        headers: [HeaderField(name: "Host", value: "localhost:8443")] + request.headers,
                        body: request.body))
                return TransportResponse(status: response.status, headers: response.headers, body: response.body)
            }
        case .sockets:
            let server = try FakeEntra.serve(tenants: [FakeEntraClient.tenantID], time: time)
            let session = URLSessionTransport()
            (self.server, entra) = (server, server.entra)
            transport = ClosureTransport { request in
                sent.withLock { $0.append(request) }
                return try await session.send(request)
            }
        }
    }

    deinit { server?.stop() }

    /// The forms that were sent to the token endpoint, in order.
    var forms: [[String: String]] {
        sent.withLock { $0 }.filter { $0.url.hasSuffix("/token") }.map { request in
            let parameters = (try? FormEncoding.decode(String(decoding: request.body, as: UTF8.self))) ?? []
            return Dictionary(parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        }
    }

    // MARK: - Clients

    static let secret = ClientAuthentication.secretInBody(SecretString("a-secret"))

    func client(_ authentication: ClientAuthentication = secret) throws -> SignInClient {
        let authority = try EntraAuthority(parsing: Self.issuer, warnings: .ignored)
            .emulated(at: EntraEmulator(entra.origin))
        let configuration = try EntraConfiguration(
            authority: authority, clientID: Self.clientID, credential: .secret(.literal(SecretString("a-secret"))))
        let crypto = SoftwareCrypto()
        return try SignInClient(
            .entra(configuration, authentication: authentication), transport: transport, verifier: crypto,
            digest: crypto, time: time)
    }

    /// Registers the application with the key of ``CertificateSigner``.
    func registerCertificate() {
        var application = FakeApplication(clientID: Self.clientID)
        application.certificates = [Base64URL.encode(CertificateSigner.thumbprint)]
        application.assertionKeys = ["keys": .array([.object(TestKey.one.publicMembers(keyID: nil))])]
        let registered = application
        entra.state.withLock { $0.directory.applications[ExactString(Self.clientID.string)] = registered }
    }

    /// An assertion as Kubernetes or a managed identity makes it.
    func federatedAssertion() -> String {
        let claims: JSONValue = .object([
            "iss": "https://oidc.example.com/cluster", "sub": "system:serviceaccount:ns:app",
            "aud": .array(["api://AzureADTokenExchange"]),
            "exp": .number(JSONNumber(Int(entra.seconds) + 600)),
        ])
        let parts = [#"{"alg":"RS256","typ":"JWT"}"#, claims.serialized(indented: false)]
        return parts.map { Base64URL.encode($0.utf8) }.joined(separator: ".") + ".AAAA"
    }

    // MARK: - Devices

    /// Changes what the fake Entra knows of a device.
    func change(_ device: DeviceAuthorization, _ change: @Sendable (inout FakeDeviceGrant) -> Void) throws {
        let code = try #require(entra.state.withLock { $0.userCodes[device.userCode] })
        entra.state.withLock { state in
            guard var grant = state.deviceCodes[code] else { return }
            change(&grant)
            state.deviceCodes.insert(grant, for: code)
        }
    }

    /// Signs Ada in at a device.
    func approve(_ device: DeviceAuthorization) throws {
        let user = try #require(entra.state.withLock { $0.directory.tenants[0].users.first { $0.name == "ada" } })
        try change(device) { $0.user = user }
    }

    /// Signs Ada in at a device, and returns the tokens.
    func signIn(_ client: SignInClient, scope: String) async throws -> DeviceSignInResult {
        let device = try await client.startDevice(scope: scope)
        try approve(device)
        async let result = client.finishDevice(device)
        try await advance(by: .seconds(5))
        return try await result
    }

    /// Turns the clock once the client waits.
    func advance(by duration: Duration) async throws {
        #expect(await eventually { time.sleepers == 1 })
        time.advance(by: duration)
    }
}

/// Signs as the holder of a registered certificate.
struct CertificateSigner: AssertionSigner {
    static let thumbprint = TestHash.sha256([1])
    let algorithm = SigningAlgorithm.rs256
    let keyName = AssertionKeyName.certificateSHA256(CertificateSigner.thumbprint)
    var key = TestKey.one

    func sign(_ message: [UInt8]) async throws -> [UInt8] { key.signature(over: message) }
}
