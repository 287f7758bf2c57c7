import EntraID
import Foundation
import OIDCTestSupport
import TestHelpers
import Testing

/// Refreshes that an administrator asks for at the front door.
@Suite struct RefreshNowTests {
    private static let customersSetting =
        "https://fa15d692-e9c7-4460-a743-29f29522229a.ciamlogin.com/fa15d692-e9c7-4460-a743-29f29522229a/v2.0"

    private let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
    private let staff: TestIssuer
    private let customers: TestIssuer

    init() throws {
        staff = try TestIssuer(EntraAuthority(tenant: .directory(Door.tenant)), time: time)
        customers = try TestIssuer(EntraAuthority(parsing: Self.customersSetting, warnings: .ignored), time: time)
    }

    private func api(_ network: IssuerNetwork) throws -> EntraAPI {
        let issuers = [Door.issuerSetting, Self.customersSetting].map { setting in
            EntraAPI.Issuer(setting, clientID: Door.clientID)
        }
        return try EntraAPI(issuers: issuers, transport: network, time: time, onWarning: .ignored)
    }

    @Test("An API refreshes all of its issuers, in their order") func api() async throws {
        let network = IssuerNetwork([staff, customers])
        let api = try api(network)
        for round in 1...2 {
            let snapshots = try await api.refreshNow()
            #expect(network.requests == 4 * round && snapshots.count == 2)
            for (snapshot, provider) in zip(snapshots, api.providers) {
                #expect(snapshot === provider.snapshotIfAvailable())
            }
        }
    }

    @Test("The problems of all issuers are reported, and the others are refreshed") func failure() async throws {
        let one = try api(IssuerNetwork([customers]))
        #expect(await refusalCodes { try await one.refreshNow() } == [.discoveryUnreachable])
        #expect(one.providers.map { $0.snapshotIfAvailable() != nil } == [false, true])
        let none = try api(IssuerNetwork([]))
        #expect(await refusalCodes { try await none.refreshNow() } == [.discoveryUnreachable, .discoveryUnreachable])
    }

    @Test("A sign-in refreshes its providers") func signIn() async throws {
        let door = try Door()
        let first = try await door.entra.refreshNow()
        let second = try await door.entra.refreshNow()
        #expect(first.count == 1 && second.count == 1 && first[0] !== second[0])
        #expect(door.entra.signIn.clients[0].provider.snapshotIfAvailable() === second[0])
    }

    private final class CountingRandom: RandomSource {
        private let sizes = Locked<[Int]>([])
        var requests: [Int] { sizes.withLock { $0 } }

        func bytes(_ count: Int) -> [UInt8] {
            sizes.withLock { $0.append(count) }
            return [UInt8](repeating: 0, count: count)
        }
    }

    @Test("The time of the next refresh comes from the given source") func random() async throws {
        let (forAPI, forSignIn) = (CountingRandom(), CountingRandom())
        let api = try EntraAPI(
            issuer: Door.issuerSetting, clientID: Door.clientID, transport: staff.transport, time: time,
            random: forAPI, onWarning: .ignored)
        try await api.refreshNow()
        #expect(forAPI.requests == [4])
        let signIn = try EntraSignIn(
            issuer: Door.issuerSetting, clientID: Door.clientID, clientSecret: Door.secret,
            redirectURL: Door.redirectURL, transport: staff.transport, time: time, random: forSignIn,
            onWarning: .ignored)
        try await signIn.refreshNow()
        #expect(forSignIn.requests == [4])
    }
}
