import EntraID
import Foundation
import OIDCSoftwareCrypto
import TestHelpers
import Testing

/// Sign-ins at the fake Entra over sockets, with every response type and every client authentication.
@Suite struct EntraSignInInteropTests {
    enum Proof: CaseIterable {
        case secretInBody, secretInHeader, certificate, olderCertificate, federation
    }

    private let browser = Browser(transport: InteropProviders.transport)

    private func client(
        _ emulator: Emulator, _ authentication: ClientAuthentication, tenant: String = Emulator.tenant,
        _ type: ResponseType = .code, _ mode: ResponseMode = .query
    ) throws -> SignInClient {
        let production = try EntraAuthority(
            parsing: "https://login.microsoftonline.com/\(tenant)/v2.0", warnings: .ignored)
        var configuration = try EntraConfiguration(
            authority: production.emulated(at: EntraEmulator(emulator.origin)),
            clientID: try GUID(parsing: Emulator.clientID), credential: .none, allowedTenants: .anyTenant)
        configuration.responseType = type
        configuration.responseMode = mode
        return try SignInClient(
            try .entra(configuration, authentication: authentication), transport: emulator.transport,
            verifier: SoftwareCrypto(), digest: SoftwareCrypto())
    }

    private func authentication(_ proof: Proof) -> ClientAuthentication {
        let secret = SecretString(Emulator.clientSecret)
        return switch proof {
        case .secretInBody: .secretInBody(secret)
        case .secretInHeader: .secretInHeader(secret)
        case .certificate: .privateKey(CertificateSigner(algorithm: .ps256))
        case .olderCertificate: .privateKey(CertificateSigner(algorithm: .rs256))
        case .federation: .assertion { throw CancellationError() }
        }
    }

    private func callback() throws -> CallbackURL {
        try CallbackPolicy.standard.callback(pageURL: "https://console.example.com/", warnings: .ignored)
    }

    @Test(
        "A sign-in succeeds with every response type and mode",
        arguments: ["common", "organizations", Emulator.tenant, "contoso.onmicrosoft.com"])
    func everyResponseType(tenant: String) async throws {
        let combinations: [(ResponseType, ResponseMode)] = [
            (.code, .query), (.code, .formPost), (.code, .fragment), (.idToken, .formPost), (.idToken, .fragment),
            (.codeAndIDToken, .formPost), (.codeAndIDToken, .fragment),
        ]
        let emulator = try await Emulator.start()
        defer { emulator.stop() }
        for (type, mode) in combinations {
            let client = try client(emulator, authentication(.secretInBody), tenant: tenant, type, mode)
            let request = try await client.begin(callback: callback(), warnings: .ignored)
            let response = try await browser.visit(request)
            let result = try await client.complete(
                CallbackRequest(path: "/api/oidc/callback", mode: mode, encodedParameters: response),
                pending: request.pending)
            let identity = EntraIdentity(result.idToken)
            #expect(identity.tenantID?.string == Emulator.tenant, "\(type) by \(mode)")
            #expect(identity.display.name == "Ada Lovelace")
            #expect((result.tokenResponse == nil) == (type == .idToken))
        }
    }

    @Test(
        "A sign-in succeeds with every client authentication",
        arguments: [Proof.secretInBody, .secretInHeader, .certificate, .olderCertificate])
    func everyClientAuthentication(proof: Proof) async throws {
        let emulator = try await Emulator.start()
        defer { emulator.stop() }
        if [.certificate, .olderCertificate].contains(proof) {
            try await emulator.register(CertificateSigner.registration)
        }
        let client = try client(emulator, authentication(proof))
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
        let emulator = try await Emulator.start()
        defer { emulator.stop() }
        let wrong = try client(emulator, .secretInBody(SecretString(Emulator.wrongSecret)))
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

        let federated = try client(emulator, authentication(.federation))
        await expectRefusal(.exchangeCredentialUnavailable) {
            try await federated.complete(
                CallbackRequest(path: "/api/oidc/callback", mode: .query, encodedParameters: response),
                pending: request.pending)
        }
    }
}
