import EntraID
import Testing

@testable import OIDCTestSupport

@Suite struct FakeDirectoryTests {
    private let one: GUID = "6731de76-14a6-49ae-97bc-6eba6914391e"
    private let two: GUID = "0d7a6b6c-7b4a-4e0e-8c64-6f1d2a1c8b11"

    @Test("Each tenant has the same users at every start, with IDs of their own") func users() throws {
        let first = FakeDirectory.standard(tenants: [one, two])
        let again = FakeDirectory.standard(tenants: [one, two])
        for (tenant, other) in zip(first.tenants, again.tenants) {
            #expect(tenant.users.map(\.name) == ["ada", "guest", "grace", "bela", "admin"])
            #expect(tenant.users.map(\.objectID) == other.users.map(\.objectID))
            #expect(tenant.groups.map(\.id) == other.groups.map(\.id) && tenant.groups.count == 300)
            #expect(tenant.users.map(\.groups.count) == [3, 0, 0, 300, 1])
        }
        let shared = Set(first.tenants[0].users.map(\.objectID)).intersection(first.tenants[1].users.map(\.objectID))
        // A personal account is the same everywhere.
        let personal = try #require(first.tenants[0].users.first { $0.kind == .personal })
        #expect(shared == [personal.objectID])
        #expect(first.tenants.map(\.domain) == ["contoso.onmicrosoft.com", "fabrikam.onmicrosoft.com"])
    }

    @Test("Without tenants, there is one, and a tenant that is listed twice is one") func tenants() {
        #expect(FakeDirectory.standard(tenants: []).tenants.map(\.id) == [TestIssuer.homeTenant])
        #expect(FakeDirectory.standard(tenants: [.personalAccounts]).tenants.map(\.id) == [TestIssuer.homeTenant])
        #expect(FakeDirectory.standard(tenants: [one, one, .personalAccounts]).tenants.map(\.id) == [one])
        let many = FakeDirectory.standard(tenants: (0..<8).map { GUID(bytes: [UInt8($0)]) })
        #expect(Set(many.tenants.map(\.domain)).count == 8)
        #expect(many.tenants[7].domain == "tenant8.onmicrosoft.com")
    }

    @Test("A store forgets the oldest values, and names that were removed do not fill it") func boundedStore() {
        var store = BoundedStore<Int>(capacity: 3)
        for number in 0..<5 { store.insert(number, for: "\(number)") }
        #expect(store.count == 3 && store["1"] == nil && store["2"] == 2 && store["4"] == 4)
        for number in 0..<100 {
            store.insert(number, for: "removed \(number)")
            store.remove("removed \(number)")
        }
        store.insert(7, for: "7")
        #expect(store["7"] == 7 && store.count <= 3)
    }
}
