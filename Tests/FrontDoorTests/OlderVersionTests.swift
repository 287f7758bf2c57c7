import EntraID
import Foundation
import OIDCTestSupport
import TestHelpers
import Testing

/// Access tokens of versions 1 and 1.1 at an API that names only the issuer of version 2.
@Suite struct OlderVersionTests {
    private static let otherTenant: GUID = "fa15d692-e9c7-4460-a743-29f29522229a"

    private let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
    private let staff: TestIssuer
    private let several: EntraAPI

    init() throws {
        staff = try TestIssuer(EntraAuthority(tenant: .directory(Door.tenant)), time: time)
        several = try EntraAPI(
            issuers: [
                .init("https://login.microsoftonline.com/\(Self.otherTenant)/v2.0", clientID: Door.clientID),
                .init(Door.issuerSetting, clientID: Door.clientID),
            ], transport: staff.transport, time: time, onWarning: .ignored)
    }

    private func field(
        _ issuer: TestIssuer, for clientID: String = Door.clientID, _ change: (inout AccessTokenParameters) -> Void
    ) -> String {
        var parameters = AccessTokenParameters(for: clientID, scopes: ["Orders.Read"], at: time.now)
        change(&parameters)
        return "Bearer \(issuer.accessToken(parameters))"
    }

    @Test(
        "Tokens of every version of a tenant are accepted without naming the versions",
        arguments: [
            ("https://sts.windows.net/\(Door.tenant)/", "1.0"),
            ("https://login.microsoftonline.com/\(Door.tenant)/v1.1", "1.0"),
            ("https://login.microsoftonline.com/\(Door.tenant)/v1.1", "1.1"),
        ])
    func olderVersions(issuer: String, version: String) async throws {
        let one = try EntraAPI(
            issuer: Door.issuerSetting, clientID: Door.clientID, applicationIDURIs: ["api://orders"],
            transport: staff.transport, time: time, onWarning: .ignored)
        for api in [one, several] {
            let access = try await api.authenticate(
                field(staff) { $0.makeOld(issuer: issuer, version: version) })
            #expect(access.tenantID == Door.tenant)
            #expect(access.clientID == AccessTokenParameters.standardClientID)
        }
        let named = field(staff, for: "api://orders") { $0.makeOld(issuer: issuer, version: version) }
        #expect(try await one.authenticate(named).scopes == ["Orders.Read"])
        await expectRefusal(.tokenClaimMissing) {
            try await one.authenticate(
                field(staff) {
                    $0.makeOld(issuer: issuer, version: version)
                    $0.claims.updateValue(nil, forKey: "appid")
                })
        }
    }

    @Test("An older version has the tenant, the version, and the keys of its issuer") func olderVersionsAreChecked()
        async throws
    {
        let api = try EntraAPI(
            issuer: Door.issuerSetting, clientID: Door.clientID, transport: staff.transport, time: time,
            onWarning: .ignored)
        let old = "https://sts.windows.net/\(Door.tenant)/"
        let otherTenant = await refusalCodes {
            try await api.authenticate(
                field(staff) { $0.makeOld(issuer: "https://sts.windows.net/\(Self.otherTenant)/") })
        }
        #expect(otherTenant.contains(.issuerMismatch))
        let mixed = await refusalCodes {
            try await api.authenticate(
                field(staff) {
                    $0.makeOld(issuer: old)
                    $0.claims["tid"] = .string(Self.otherTenant.string)
                })
        }
        #expect(mixed.contains(.issuerTenantMismatch))
        let wrongVersion = await refusalCodes {
            try await api.authenticate(field(staff) { $0.makeOld(issuer: old, version: "2.0") })
        }
        #expect(wrongVersion.contains(.issuerVersionMismatch))
    }
}

extension AccessTokenParameters {
    /// Changes a token of version 2 into one of an older version.
    mutating func makeOld(issuer: String, version: String = "1.0") {
        claims["iss"] = .string(issuer)
        claims["ver"] = .string(version)
        claims["appid"] = .string(clientID)
        claims.updateValue(nil, forKey: "azp")
    }
}
