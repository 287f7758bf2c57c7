import EntraID
import Foundation
import OIDCTestSupport
import TestHelpers
import Testing

/// Managed identities: what is sent to the metadata service, and the validation of its answer.
@Suite struct ManagedIdentityTests {
    private static let audience = "api://AzureADTokenExchange"
    private static let machine =
        "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01"
        + "&resource=api%3A%2F%2FAzureADTokenExchange"
    private static let user: GUID = "0d7a6b6c-7b4a-4e0e-8c64-6f1d2a1c8b11"
    private let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))

    private func reader(_ variables: [String: String] = [:]) -> SecretReader {
        SecretReader(environment: { variables[$0] }, file: { _ in nil })
    }

    private func response(_ text: String, status: Int = 200) -> TransportResponse {
        TransportResponse(status: status, body: Array(text.utf8))
    }

    private func fields(_ request: TransportRequest) -> [String: String] {
        Dictionary(request.headers.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    // MARK: - Requests

    @Test("A machine asks its metadata service, with the header that proves that no page sent it") func machine() throws
    {
        let request = try ManagedIdentity(reader()).request(for: Self.audience)
        #expect(request.method == .get && request.url == Self.machine && request.body.isEmpty)
        #expect(fields(request) == ["Accept": "application/json", "Metadata": "true"])
        let assigned = try ManagedIdentity(clientID: Self.user, reader()).request(for: Self.audience)
        #expect(assigned.url == "\(Self.machine)&client_id=\(Self.user)")
    }

    @Test("An application asks the service of its environment, with the secret of it") func service() throws {
        let identity = try ManagedIdentity(
            reader(["IDENTITY_ENDPOINT": "http://169.254.130.2:8081/msi/token", "IDENTITY_HEADER": "S3CRET"]))
        let request = try identity.request(for: Self.audience)
        #expect(
            request.url == "http://169.254.130.2:8081/msi/token?api-version=2019-08-01"
                + "&resource=api%3A%2F%2FAzureADTokenExchange")
        #expect(fields(request) == ["Accept": "application/json", "X-IDENTITY-HEADER": "S3CRET"])
        #expect(!"\(identity)".contains("S3CRET") && Mirror(reflecting: identity).children.isEmpty)
        for local in ["http://localhost:4141/msi/token", "http://127.0.0.1/t", "http://[::1]:8081/t"] {
            #expect(throws: Never.self) {
                try ManagedIdentity(reader(["IDENTITY_ENDPOINT": local, "IDENTITY_HEADER": "S3CRET"]))
            }
        }
    }

    @Test(
        "The secret of the environment does not leave the machine",
        arguments: [
            "http://example.com/token", "http://10.0.0.1/token", "https://localhost/token", "http://a@localhost/token",
            "http://localhost/token?x=1", "token", "http://169.254.169.254.example.com/t",
            "http://[2002:a9fe:a9fe::1]/t", "http://[64:ff9b::a9fe:a9fe]/t", "http://100.100.100.200/t",
        ])
    func otherMachine(endpoint: String) throws {
        expectRefusal(.configIdentityEndpointNotLocal) {
            try ManagedIdentity(reader(["IDENTITY_ENDPOINT": endpoint, "IDENTITY_HEADER": "S3CRET"]))
        }
    }

    // MARK: - Responses

    @Test("A token and its lifetime are read, as a text or a number", arguments: [#""1800003600""#, "1800003600"])
    func token(expiresOn: String) throws {
        let token = try ManagedIdentity(reader()).token(
            parsing: response(#"{"access_token":"a.b.c","expires_on":\#(expiresOn),"token_type":"Bearer"}"#),
            at: time.now)
        #expect(token.token.revealed() == "a.b.c" && token.expiresAt == Date(timeIntervalSince1970: 1_800_003_600))
    }

    @Test(
        "What is not a token is reported by who can do something about it",
        arguments: [
            (400, #"{"error":"invalid_request"}"#, .configManagedIdentityRefused),
            (401, "", .configManagedIdentityRefused), (404, "", .configManagedIdentityUnavailable),
            (410, "", .configManagedIdentityUnavailable), (429, "{}", .configManagedIdentityUnavailable),
            (500, "<html>", .configManagedIdentityUnavailable), (302, "", .configManagedIdentityUnavailable),
            (200, "<html>", .configManagedIdentityUnavailable), (200, "{}", .configManagedIdentityUnavailable),
            (200, #"{"access_token":"a b"}"#, .configManagedIdentityUnavailable),
        ] as [(Int, String, ProblemCode)])
    func failure(status: Int, body: String, code: ProblemCode) throws {
        let identity = try ManagedIdentity(reader())
        expectRefusal(code) { try identity.token(parsing: response(body, status: status), at: time.now) }
    }

    // MARK: - Authentication

    private func assertion(of authentication: ClientAuthentication) async throws -> String? {
        guard case .assertion(let make) = authentication.method else { return nil }
        return try await make().revealed()
    }

    @Test("The token of the identity is kept until shortly before it expires") func kept() async throws {
        let (time, count) = (time, Locked(0))
        let transport = StubTransport { request in
            guard request.url == Self.machine else { return nil }
            let number = count.withLock { count in
                count += 1
                return count
            }
            let end = Int(time.now.timeIntervalSince1970) + 86_400
            return TransportResponse(
                status: 200, body: Array(#"{"access_token":"token-\#(number)","expires_on":"\#(end)"}"#.utf8))
        }
        let authentication = ClientAuthentication.managedIdentity(
            try ManagedIdentity(reader()), transport: transport, time: time)
        #expect(authentication.methodName == "private_key_jwt")
        for _ in 0..<3 { #expect(try await assertion(of: authentication) == "token-1") }
        time.advance(by: .seconds(86_100))
        #expect(try await assertion(of: authentication) == "token-2")
    }

    @Test("A service that cannot be reached is reported as the cause of the credential's failure")
    func unreachable() async throws {
        let transport = StubTransport { _ in nil }
        let authentication = ClientAuthentication.managedIdentity(
            try ManagedIdentity(reader()), transport: transport, time: time)
        await expectRefusal(.configManagedIdentityUnavailable) { try await assertion(of: authentication) }
    }

    /// A transport that ignores the limit of a request.
    private struct UnlimitedTransport: HTTPTransport {
        func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
            TransportResponse(status: 200, body: [UInt8](repeating: 0x20, count: request.bodyLimit + 1))
        }
    }

    @Test("A response that is too large is not parsed, even if the transport ignores the limit")
    func tooLarge() async throws {
        let authentication = ClientAuthentication.managedIdentity(
            try ManagedIdentity(reader()), transport: UnlimitedTransport(), time: time)
        let refusal = await expectRefusal(.configManagedIdentityUnavailable) {
            try await assertion(of: authentication)
        }
        #expect(refusal?.first.found == "a response that is too large")
    }

    @Test(
        "Each cloud has an audience of its own",
        arguments: [
            (EntraCloud.global, "api://AzureADTokenExchange"), (.usGovernment, "api://AzureADTokenExchangeUSGov"),
            (.china, "api://AzureADTokenExchangeChina"),
        ])
    func clouds(cloud: EntraCloud, audience: String) async throws {
        let transport = StubTransport { _ in nil }
        let authentication = ClientAuthentication.managedIdentity(
            try ManagedIdentity(reader()), cloud: cloud, transport: transport, time: time)
        await expectRefusal(.configManagedIdentityUnavailable) { try await assertion(of: authentication) }
        let expected = try ManagedIdentity(reader()).request(for: audience).url
        #expect(transport.requests.map(\.url) == [expected])
    }
}
