import EntraID
import Foundation
import OIDCSoftwareCrypto
import Testing

/// One process starts a sign-in, and another completes it with what the first wrote to a file. The fake Entra is a third
/// one. `Tools/check interop` starts them.
@Suite(.enabled(if: TwoProcesses.stage != nil, "run Tools/check interop"))
struct TwoProcessesInteropTests {
    private func client(_ emulator: Emulator) throws -> SignInClient {
        let production = try EntraAuthority(
            parsing: "https://login.microsoftonline.com/common/v2.0", warnings: .ignored)
        let configuration = try EntraConfiguration(
            authority: production.emulated(at: EntraEmulator(emulator.origin)),
            clientID: try GUID(parsing: Emulator.clientID), credential: .none, allowedTenants: .anyTenant)
        return try SignInClient(
            try .entra(configuration, authentication: .secretInBody(SecretString(Emulator.clientSecret))),
            transport: emulator.transport, verifier: SoftwareCrypto(), digest: SoftwareCrypto())
    }

    @Test("A sign-in that one process starts is completed by another") func signInAcrossProcesses() async throws {
        let client = try client(await Emulator.ofCheck())
        let store = try TwoProcesses.store()
        if TwoProcesses.stage == "begin" {
            let callback = try CallbackPolicy.standard.callback(
                pageURL: "https://console.example.com/", warnings: .ignored)
            let request = try await client.begin(callback: callback, warnings: .ignored)
            let response = try await Browser(transport: InteropProviders.transport).visit(request)
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
