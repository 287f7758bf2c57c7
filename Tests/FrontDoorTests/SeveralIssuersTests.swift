import EntraID
import Foundation
import OIDCTestSupport
import TestHelpers
import Testing

/// An API that accepts tokens of several issuers: a workforce tenant, External ID, and others.
@Suite struct SeveralIssuersTests {
    private static let customersTenant: GUID = "fa15d692-e9c7-4460-a743-29f29522229a"
    private static let customersSetting =
        "https://fa15d692-e9c7-4460-a743-29f29522229a.ciamlogin.com/fa15d692-e9c7-4460-a743-29f29522229a/v2.0"
    private static let customersClientID = "0c5f8f2e-3a75-4a0e-8b7e-2f0a6d1f9b11"

    private let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
    private let staff: TestIssuer
    private let customers: TestIssuer
    private let network: IssuerNetwork

    init() throws {
        staff = try TestIssuer(EntraAuthority(tenant: .directory(Door.tenant)), time: time)
        customers = try TestIssuer(
            EntraAuthority(parsing: Self.customersSetting, warnings: .ignored), time: time)
        network = IssuerNetwork([staff, customers])
    }

    private let staffIssuer = EntraAPI.Issuer(Door.issuerSetting, clientID: Door.clientID)
    private let customersIssuer = EntraAPI.Issuer(Self.customersSetting, clientID: Self.customersClientID)

    private func api(
        _ issuers: EntraAPI.Issuer..., transport: IssuerNetwork? = nil,
        observer: @escaping @Sendable (OIDCEvent) -> Void = { _ in }
    ) throws -> EntraAPI {
        try EntraAPI(
            issuers: issuers, transport: transport ?? network, time: time, observer: observer, onWarning: .ignored)
    }

    private func field(
        _ issuer: TestIssuer, for clientID: String = Door.clientID,
        _ change: (inout AccessTokenParameters) -> Void = { _ in }
    ) -> String {
        var parameters = AccessTokenParameters(for: clientID, scopes: ["Orders.Read"], at: time.now)
        change(&parameters)
        return "Bearer \(issuer.accessToken(parameters))"
    }

    // MARK: - The choice

    @Test("Each issuer's tokens are accepted with its own registration, in any order") func order() async throws {
        for api in [try api(staffIssuer, customersIssuer), try api(customersIssuer, staffIssuer)] {
            #expect(try await api.authenticate(field(staff)).tenantID == Door.tenant)
            let customer = try await api.authenticate(field(customers, for: Self.customersClientID))
            #expect(customer.tenantID == Self.customersTenant && customer.scopes == ["Orders.Read"])
            await expectRefusal(.tokenAudienceMismatch) {
                try await api.authenticate(field(staff, for: Self.customersClientID))
            }
            await expectRefusal(.tokenAudienceMismatch) { try await api.authenticate(field(customers)) }
        }
    }

    @Test("A token of an issuer that is not configured costs no request") func unknownIssuer() async throws {
        let stranger = try TestIssuer(
            EntraAuthority(tenant: .directory("11111111-2222-4333-8444-555555555555")), time: time)
        let events = Locked<[OIDCEvent]>([])
        let api = try api(staffIssuer, customersIssuer) { event in events.withLock { $0.append(event) } }
        let refusal = try #require(
            await expectRefusal(.issuerMismatch) { try await api.authenticate(field(stranger)) })
        #expect(network.requests == 0)
        #expect(api.challenge(for: refusal).status == 401)
        await expectRefusal(.issuerMismatch) {
            try await api.authenticate(
                field(staff) { $0.makeOld(issuer: "https://sts.windows.net/\(Self.customersTenant)/") })
        }
        await expectRefusal(.requestAuthorizationMissing) { try await api.authenticate(nil) }
        #expect(network.requests == 0)
        #expect(events.withLock { $0.allSatisfy { $0.metadataURL == nil } && $0.count == 4 })
    }

    @Test("An event names the provider that the token chose") func events() async throws {
        let events = Locked<[OIDCEvent]>([])
        let api = try api(staffIssuer, customersIssuer) { event in events.withLock { $0.append(event) } }
        await expectRefusal(.tokenAudienceMismatch) { try await api.authenticate(field(customers)) }
        let refused = events.withLock { $0.filter { $0.kind == .tokenRefused } }
        #expect(refused.map(\.metadataURL) == [api.providers[1].metadataURL])
    }

    @Test("A token that only claims a configured issuer is rejected by that issuer's keys") func foreignKeys()
        async throws
    {
        let api = try api(staffIssuer, customersIssuer)
        customers.rotateKeys()
        await expectRefusal(.keysUnknownKey) {
            try await api.authenticate(
                field(customers) {
                    $0.claims["iss"] = .string(staff.issuer)
                    $0.claims["tid"] = .string(Door.tenant.string)
                })
        }
        #expect(customers.transport.requests.isEmpty)
    }

    @Test("A bad token has the same code at one issuer and at several") func badTokens() async throws {
        let client = try GUID(parsing: AccessTokenParameters.standardClientID)
        var issuer = staffIssuer
        issuer.allowedClients = [client]
        let several = try api(customersIssuer, issuer)
        let parameters = AccessTokenParameters(for: Door.clientID, at: time.now)
        // Without its issuer, or with another one, a token chooses no provider.
        var compared = 0
        for bad in staff.badAccessTokens where bad.code != .issuerMismatch {
            let token = staff.accessToken(parameters, defect: bad)
            #expect(await refusalCodes { try await several.authenticate("Bearer \(token)") } == [bad.code], "\(bad)")
            compared += 1
        }
        #expect(compared > 20)
    }

    @Test("A tenant's own entry is chosen before that of all tenants") func tenantBesideAllTenants() async throws {
        let all = EntraAPI.Issuer(
            "https://login.microsoftonline.com/common/v2.0", clientID: Self.customersClientID,
            allowedTenants: .anyTenant)
        for api in [try api(all, staffIssuer), try api(staffIssuer, all)] {
            let before = network.requests
            #expect(try await api.authenticate(field(staff)).tenantID == Door.tenant)
            #expect(network.requests == before + 2)
            await expectRefusal(.tokenAudienceMismatch) {
                try await api.authenticate(field(staff, for: Self.customersClientID))
            }
        }
    }

    @Test("Domains are told apart by their metadata") func domains() async throws {
        let other = try TestIssuer(EntraAuthority(tenant: .directory(Self.customersTenant)), time: time)
        let host = "https://login.microsoftonline.com"
        let network = IssuerNetwork(
            [staff, other],
            aliases: [
                "\(host)/contoso.com/v2.0/.well-known/openid-configuration": staff,
                "\(host)/fabrikam.com/v2.0/.well-known/openid-configuration": other,
            ])
        let contoso = EntraAPI.Issuer("\(host)/contoso.com/v2.0", clientID: Door.clientID)
        let fabrikam = EntraAPI.Issuer("\(host)/fabrikam.com/v2.0", clientID: Self.customersClientID)
        for issuers in [[contoso, fabrikam], [fabrikam, contoso]] {
            let api = try EntraAPI(issuers: issuers, transport: network, time: time, onWarning: .ignored)
            #expect(try await api.authenticate(field(staff)).tenantID == Door.tenant)
            let access = try await api.authenticate(field(other, for: Self.customersClientID))
            #expect(access.tenantID == Self.customersTenant)
            let third = "11111111-2222-4333-8444-555555555555"
            let codes = await refusalCodes {
                try await api.authenticate(
                    field(staff) {
                        $0.claims["iss"] = .string("\(host)/\(third)/v2.0")
                        $0.claims["tid"] = .string(third)
                    })
            }
            #expect(codes.contains(.issuerMismatch))
        }
    }

    @Test("While a provider is down, the others work, and its own tokens may be valid") func providerDown() async throws
    {
        let other = try TestIssuer(EntraAuthority(tenant: .directory(Self.customersTenant)), time: time)
        let host = "https://login.microsoftonline.com"
        let network = IssuerNetwork(
            [other], aliases: ["\(host)/fabrikam.com/v2.0/.well-known/openid-configuration": other])
        let contoso = EntraAPI.Issuer("\(host)/contoso.com/v2.0", clientID: Door.clientID)
        let fabrikam = EntraAPI.Issuer("\(host)/fabrikam.com/v2.0", clientID: Self.customersClientID)
        for api in [try api(contoso, fabrikam, transport: network), try api(fabrikam, contoso, transport: network)] {
            let access = try await api.authenticate(field(other, for: Self.customersClientID))
            #expect(access.tenantID == Self.customersTenant)
            let refusal = try #require(
                await expectRefusal(.discoveryUnreachable) { try await api.authenticate(field(staff)) })
            #expect(api.challenge(for: refusal).status == 503)
        }
    }
}
