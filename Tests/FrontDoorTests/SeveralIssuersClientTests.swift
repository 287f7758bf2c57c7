import EntraID
import Foundation
import OIDCTestSupport
import TestHelpers
import Testing

/// The clients of an API that accepts tokens of several issuers.
@Suite struct SeveralIssuersClientTests {
    private static let customersSetting =
        "https://fa15d692-e9c7-4460-a743-29f29522229a.ciamlogin.com/fa15d692-e9c7-4460-a743-29f29522229a/v2.0"
    private static let customersClientID = "0c5f8f2e-3a75-4a0e-8b7e-2f0a6d1f9b11"

    private let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
    private let staff: TestIssuer
    private let customers: TestIssuer
    private let sent = Locked<[TransportRequest]>([])
    private let transport: ClosureTransport

    init() throws {
        staff = try TestIssuer(EntraAuthority(tenant: .directory(Door.tenant)), time: time)
        customers = try TestIssuer(EntraAuthority(parsing: Self.customersSetting, warnings: .ignored), time: time)
        let (network, sent) = (IssuerNetwork([staff, customers]), sent)
        transport = ClosureTransport { request in
            if request.method == .post { sent.withLock { $0.append(request) } }
            return try await network.send(request)
        }
    }

    private func client(
        _ settings: [String] = [Door.issuerSetting, Self.customersSetting], issuer: String?
    ) throws -> EntraAPIClient {
        let issuers = settings.map { setting in
            EntraAPI.Issuer(
                setting, clientID: setting == Door.issuerSetting ? Door.clientID : Self.customersClientID)
        }
        let api = try EntraAPI(issuers: issuers, transport: transport, time: time, onWarning: .ignored)
        return try EntraAPIClient(
            api, issuer: issuer, authentication: .secretInBody(SecretString("a-secret")), transport: transport,
            time: time)
    }

    private func exchange(_ issuer: TestIssuer, for clientID: String, with client: EntraAPIClient) async
        -> [ProblemCode]
    {
        let parameters = AccessTokenParameters(for: clientID, scopes: ["Orders.Read"], at: time.now)
        let field = "Bearer \(issuer.accessToken(parameters))"
        return await refusalCodes { try await client.accessToken(onBehalfOf: field, scope: "User.Read") }
    }

    @Test("A token is only sent to the provider that issued it, with that registration") func issuers() async throws {
        let settings = [Door.issuerSetting, Self.customersSetting]
        for order in [settings, settings.reversed()] {
            sent.withLock { $0 = [] }
            let staffClient = try client(order, issuer: Door.issuerSetting)
            let customersClient = try client(order, issuer: Self.customersSetting)
            #expect(
                await exchange(customers, for: Self.customersClientID, with: staffClient) == [.issuerMismatch])
            #expect(await exchange(staff, for: Door.clientID, with: customersClient) == [.issuerMismatch])
            #expect(sent.withLock { $0.isEmpty })

            // The network of this test has no token endpoints.
            #expect(await exchange(staff, for: Door.clientID, with: staffClient) == [.exchangeUnreachable])
            #expect(
                await exchange(customers, for: Self.customersClientID, with: customersClient)
                    == [.exchangeUnreachable])
            let requests = sent.withLock { $0 }
            #expect(requests.map(\.url) == [staff.tokenEndpoint, customers.tokenEndpoint])
            for (request, clientID) in zip(requests, [Door.clientID, Self.customersClientID]) {
                #expect(String(decoding: request.body, as: UTF8.self).contains("client_id=\(clientID)&"))
            }
        }
    }

    @Test("A client needs to know its issuer if the API has several") func choice() throws {
        expectRefusal(.configMissing) { try client(issuer: nil) }
        expectRefusal(.configMissing) { try client(issuer: "https://login.example.com/v2.0") }
        expectRefusal(.configMissing) { try client([Door.issuerSetting], issuer: Self.customersSetting) }
        #expect(try client([Door.issuerSetting], issuer: nil).client.configuration.clientID == Door.clientID)
        #expect(try client(issuer: Self.customersSetting).client.configuration.clientID == Self.customersClientID)
    }
}
