import OIDCPrimitives
import TestHelpers
import Testing

@testable import OIDCDiscovery

@Suite struct CacheLifetimeTests {
    @Test(
        "The lifetime is read from Cache-Control",
        arguments: [
            ([], nil), (["public"], nil), (["max-age=60"], 60), (["private, MAX-AGE = 60 "], 60),
            ([#"max-age="60""#], 60), (["max-age=60", "max-age=30"], 30), (["max-age=60, max-age=90"], 60),
            (["no-store"], 0), (["max-age=60, no-cache"], 0), (["s-maxage=60"], nil), (["max-age"], nil),
            (["max-age="], nil), (["max-age=-1"], nil), (["max-age=1.5"], nil), (["max-age=0x10"], nil),
            (["max-age=99999999999999999999999"], 2_147_483_648), (["max-age=60=60"], nil), (["max-age=\u{661}"], nil),
        ] as [([String], Int?)])
    func lifetimeFromHeaders(fields: [String], seconds: Int?) {
        let response = TransportResponse(
            status: 200, headers: fields.map { HeaderField(name: "cache-control", value: $0) })
        #expect(CacheLifetime.remaining(of: response) == seconds.map { .seconds($0) })
    }

    @Test("Age is subtracted from the lifetime", arguments: [("20", 40), ("60", 0), ("90", 0), ("x", 60), ("-5", 60)])
    func ageIsSubtracted(age: String, seconds: Int) {
        let response = TransportResponse(
            status: 200,
            headers: [HeaderField(name: "Cache-Control", value: "max-age=60"), HeaderField(name: "Age", value: age)])
        #expect(CacheLifetime.remaining(of: response) == .seconds(seconds))
    }

    @Test("A contradictory policy is rejected with all of its problems")
    func contradictoryPolicies() throws {
        let error = try #require(
            refusal {
                try RefreshPolicy(
                    minimumInterval: .zero, maximumInterval: .seconds(-5), retryInterval: .seconds(900),
                    maximumSnapshotAge: .zero)
            })
        #expect(error.codes == Array(repeating: .configLimitOutOfRange, count: 4))
        #expect(error.first.location == .setting("minimumInterval"))
        #expect(throws: Refusal.self) { try RefreshPolicy(maximumSnapshotAge: .seconds(366 * 86_400)) }
    }

    @Test("Omitted policy values are adapted to the given ones")
    func omittedValues() throws {
        let short = try RefreshPolicy(minimumInterval: .seconds(1))
        #expect(short.retryInterval == .seconds(1) && short.maximumInterval == .seconds(3_600))
        let long = try RefreshPolicy(minimumInterval: .seconds(7_200), maximumInterval: .seconds(200_000))
        #expect(long.retryInterval == .seconds(10) && long.maximumSnapshotAge == .seconds(200_000))
        #expect(try RefreshPolicy() == .standard)
    }
}
