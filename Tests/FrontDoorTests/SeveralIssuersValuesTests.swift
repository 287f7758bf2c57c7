import EntraID
import OIDCTestSupport
import TestHelpers
import Testing

/// The values of an API with several issuers: the problems with them, and the metadata that follows from them.
@Suite struct SeveralIssuersValuesTests {
    private static let customersSetting =
        "https://fa15d692-e9c7-4460-a743-29f29522229a.ciamlogin.com/fa15d692-e9c7-4460-a743-29f29522229a/v2.0"

    private let staffIssuer = EntraAPI.Issuer(Door.issuerSetting, clientID: Door.clientID)
    private let customersIssuer = EntraAPI.Issuer(
        Self.customersSetting, clientID: "0c5f8f2e-3a75-4a0e-8b7e-2f0a6d1f9b11")

    private func api(_ issuers: EntraAPI.Issuer...) throws -> EntraAPI {
        try EntraAPI(issuers: issuers, transport: StubTransport { _ in nil }, onWarning: .ignored)
    }

    @Test("Everything that is wrong with all issuers is in one error, at its place") func everythingWrong() throws {
        let refusal = try #require(
            refusal {
                try api(
                    .init("https://login.microsoftonline.com/common/v2.0", clientID: "my-api"), staffIssuer,
                    .init("nonsense", clientID: Door.tenant.string.uppercased()))
            })
        #expect(Set(refusal.codes).isSuperset(of: [.configClientIDNotGUID, .configTenantsNotStated]))
        let places = refusal.problems.compactMap { $0.location?.name }
        #expect(places.contains("issuers[0].clientID"))
        #expect(places.contains { $0.hasPrefix("issuers[2]") })
        #expect(places.allSatisfy { !$0.hasPrefix("issuers[1]") })
        expectRefusal(.configMissing) { try api() }
    }

    @Test("An issuer is listed once") func duplicates() throws {
        let refusal = try #require(
            expectRefusal(.configDuplicateIssuer) { try api(staffIssuer, customersIssuer, staffIssuer) })
        #expect(refusal.first.location == .setting("issuers[2]"))
        let shared = ["common", "organizations"].map {
            EntraAPI.Issuer(
                "https://login.microsoftonline.com/\($0)/v2.0", clientID: Door.clientID, allowedTenants: .anyTenant)
        }
        expectRefusal(.configDuplicateIssuer) { try api(shared[0], shared[1]) }
    }

    @Test("The metadata of the API names its issuers") func resourceMetadata() throws {
        let domain = EntraAPI.Issuer("https://login.microsoftonline.com/contoso.com/v2.0", clientID: Door.clientID)
        let metadata = try api(staffIssuer, customersIssuer, domain).resourceMetadata(
            resource: "https://api.contoso.com/orders", scopes: ["api://orders/Orders.Read"])
        #expect(
            metadata.authorizationServers == [
                Door.issuerSetting, Self.customersSetting, "https://login.microsoftonline.com/contoso.com/v2.0",
            ])
        #expect(metadata.url == "https://api.contoso.com/.well-known/oauth-protected-resource/orders")
        #expect(metadata.scopes == ["api://orders/Orders.Read"])
    }
}
