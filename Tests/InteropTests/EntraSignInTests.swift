import EntraID
import Foundation
import OIDCSoftwareCrypto
import TestHelpers
import Testing

/// Sign-ins at the provider that behaves like Entra, with every response type and every client authentication.
@Suite(.enabled(if: InteropProviders.areRunning, "run Tools/check interop"), .serialized)
struct EntraSignInInteropTests {
    enum Proof: CaseIterable {
        case secretInBody, secretInHeader, certificate, olderCertificate, federation
    }

    private static let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    private let browser = Browser(transport: InteropProviders.entraTransport)

    private func configuration(
        _ tenant: String, _ type: ResponseType, _ mode: ResponseMode
    ) throws -> EntraConfiguration {
        var configuration = try EntraConfiguration(
            authority: try EntraAuthority(
                parsing: "https://login.microsoftonline.com/\(tenant)/v2.0", warnings: .ignored),
            clientID: "6731de76-14a6-49ae-97bc-6eba6914391e", credential: .none,
            allowedTenants: .anyTenant)
        configuration.responseType = type
        configuration.responseMode = mode
        return configuration
    }

    private func client(
        _ configuration: EntraConfiguration, _ authentication: ClientAuthentication
    ) throws -> SignInClient {
        try SignInClient(
            try .entra(configuration, authentication: authentication), transport: InteropProviders.entraTransport,
            verifier: SoftwareCrypto(), digest: SoftwareCrypto())
    }

    private func authentication(_ proof: Proof) async throws -> ClientAuthentication {
        let secret = SecretString("test-secret-of-no-value")
        return switch proof {
        case .secretInBody: .secretInBody(secret)
        case .secretInHeader: .secretInHeader(secret)
        case .certificate: .privateKey(try await RemoteSigner(.ps256))
        case .olderCertificate: .privateKey(try await RemoteSigner(.rs256))
        case .federation: .assertion { throw CancellationError() }
        }
    }

    private func callback() throws -> CallbackURL {
        try CallbackPolicy.standard.callback(pageURL: "https://console.example.com/", warnings: .ignored)
    }

    @Test(
        "A sign-in succeeds with every response type and mode",
        arguments: ["common", "organizations", tenant, "contoso.onmicrosoft.com"])
    func everyResponseType(tenant: String) async throws {
        let combinations: [(ResponseType, ResponseMode)] = [
            (.code, .query), (.code, .formPost), (.code, .fragment), (.idToken, .formPost), (.idToken, .fragment),
            (.codeAndIDToken, .formPost), (.codeAndIDToken, .fragment),
        ]
        for (type, mode) in combinations {
            let client = try client(configuration(tenant, type, mode), await authentication(.secretInBody))
            let request = try await client.begin(callback: callback(), warnings: .ignored)
            let response = try await browser.visit(request)
            let result = try await client.complete(
                CallbackRequest(path: "/api/oidc/callback", mode: mode, encodedParameters: response),
                pending: request.pending)
            let identity = EntraIdentity(result.idToken)
            #expect(identity.tenantID?.string == Self.tenant, "\(type) by \(mode)")
            #expect(identity.display.name == "Ada Lovelace")
            #expect((result.tokenResponse == nil) == (type == .idToken))
        }
    }

    @Test(
        "A sign-in succeeds with every client authentication",
        arguments: [Proof.secretInBody, .secretInHeader, .certificate, .olderCertificate])
    func everyClientAuthentication(proof: Proof) async throws {
        let client = try client(configuration(Self.tenant, .code, .query), await authentication(proof))
        for _ in 0..<2 {
            let request = try await client.begin(callback: callback(), warnings: .ignored)
            let response = try await browser.visit(request)
            let result = try await client.complete(
                CallbackRequest(path: "/api/oidc/callback", mode: .query, encodedParameters: response),
                pending: request.pending)
            #expect(result.tokenResponse != nil)
        }
    }

    @Test("An error of Entra is explained") func explainsErrors() async throws {
        let wrong = try client(configuration(Self.tenant, .code, .query), .secretInBody(SecretString("another")))
        let request = try await wrong.begin(callback: callback(), warnings: .ignored)
        let response = try await browser.visit(request)
        let error = try #require(
            await expectRefusal(.exchangeProviderError) {
                try await wrong.complete(
                    CallbackRequest(path: "/api/oidc/callback", mode: .query, encodedParameters: response),
                    pending: request.pending)
            })
        #expect(error.first.providerError?.error == "invalid_client")
        #expect(error.first.found?.hasPrefix("invalid_client, AADSTS7000215, trace id ") == true)
        #expect(error.first.remedy.contains("Secret ID"))

        let federated = try await client(configuration(Self.tenant, .code, .query), authentication(.federation))
        await expectRefusal(.exchangeCredentialUnavailable) {
            try await federated.complete(
                CallbackRequest(path: "/api/oidc/callback", mode: .query, encodedParameters: response),
                pending: request.pending)
        }
    }
}

/// One process starts a sign-in, and another completes it with what the first wrote to a file. `Tools/check interop`
/// starts both.
@Suite(.enabled(if: TwoProcesses.stage != nil, "run Tools/check interop"))
struct TwoProcessesInteropTests {
    private func client() throws -> SignInClient {
        let configuration = try EntraConfiguration(
            authority: try EntraAuthority(parsing: "https://login.microsoftonline.com/common/v2.0", warnings: .ignored),
            clientID: "6731de76-14a6-49ae-97bc-6eba6914391e", credential: .none,
            allowedTenants: .anyTenant)
        return try SignInClient(
            try .entra(configuration, authentication: .secretInBody(SecretString("test-secret-of-no-value"))),
            transport: InteropProviders.entraTransport, verifier: SoftwareCrypto(), digest: SoftwareCrypto())
    }

    @Test("A sign-in that one process starts is completed by another") func signInAcrossProcesses() async throws {
        let client = try client()
        let store = try TwoProcesses.store()
        if TwoProcesses.stage == "begin" {
            let callback = try CallbackPolicy.standard.callback(
                pageURL: "https://console.example.com/", warnings: .ignored)
            let request = try await client.begin(callback: callback, warnings: .ignored)
            let response = try await Browser(transport: InteropProviders.entraTransport).visit(request)
            let snapshot = try await client.provider.snapshot(warnings: .ignored).stored
            try JSONEncoder().encode(
                TwoProcesses.Stored(
                    process: ProcessInfo.processInfo.processIdentifier, pending: request.pending, response: response,
                    provider: snapshot)
            ).write(to: store)
        } else {
            let stored = try JSONDecoder().decode(TwoProcesses.Stored.self, from: Data(contentsOf: store))
            #expect(stored.process != ProcessInfo.processInfo.processIdentifier)
            // The stored snapshot of the other process serves the first request.
            try client.provider.restore(stored.provider)
            let result = try await client.complete(
                CallbackRequest(path: "/api/oidc/callback", mode: .query, encodedParameters: stored.response),
                pending: stored.pending)
            #expect(EntraIdentity(result.idToken).display.name == "Ada Lovelace")
        }
    }
}

enum TwoProcesses {
    struct Stored: Codable {
        let process: Int32
        let pending: PendingSignIn
        let response: String
        let provider: StoredProvider
    }

    static let stage = ProcessInfo.processInfo.environment["OIDC_INTEROP_STAGE"]

    static func store() throws -> URL {
        URL(fileURLWithPath: try #require(ProcessInfo.processInfo.environment["OIDC_INTEROP_STORE"]))
    }
}
