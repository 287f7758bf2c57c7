import OIDCPrimitives
import TestHelpers
import Testing

@testable import OIDCDiscovery

/// The limits of responses, policies and lifetimes at their edges.
@Suite struct DiscoveryLimitsTests {
    @Test("Omitted limits have their standard values") func omittedLimits() throws {
        #expect(try DiscoveryLimits() == .standard)
    }

    @Test("Limits outside their ranges are rejected") func limitsOutOfRange() {
        expectRefusal(.configLimitOutOfRange, .configLimitOutOfRange) {
            try DiscoveryLimits(metadataBytes: -1, requestTimeout: .milliseconds(999))
        }
        expectRefusal(.configLimitOutOfRange, .configLimitOutOfRange) {
            try DiscoveryLimits(metadataBytes: (16 << 20) + 1, requestTimeout: .seconds(301))
        }
        #expect(throws: Never.self) { try DiscoveryLimits(metadataBytes: 0, requestTimeout: .seconds(1)) }
        #expect(throws: Never.self) { try DiscoveryLimits(metadataBytes: 16 << 20, requestTimeout: .seconds(300)) }
    }

    @Test("Given policy values are used, and omitted ones are adapted to them") func policyValues() throws {
        let slow = try RefreshPolicy(minimumInterval: .seconds(7_200))
        #expect(slow.maximumInterval == .seconds(7_200) && slow.maximumSnapshotAge == .seconds(86_400))
        #expect(try RefreshPolicy(retryInterval: .seconds(20)).retryInterval == .seconds(20))
    }

    @Test("Each interval of a policy must be at least one second") func shortIntervals() throws {
        let found = refusal { try RefreshPolicy(minimumInterval: .zero, maximumInterval: .zero) }
        #expect(
            try #require(found).problems.compactMap(\.location?.name) == [
                "minimumInterval", "maximumInterval", "retryInterval",
            ])
    }

    @Test(
        "A refresh is due after four fifths of the interval, but not before the minimum interval",
        arguments: [(300, 300), (360, 300), (400, 320), (3_600, 2_880)])
    func renewal(interval: Int, seconds: Int) {
        #expect(RefreshPolicy.standard.renewal(within: .seconds(interval)) == .seconds(seconds))
    }

    @Test(
        "A quoted lifetime needs both quotation marks, and a long one is capped",
        arguments: [
            (#"max-age=60""#, nil), (#"max-age="60"#, nil), (#"max-age=""#, nil), (#"max-age="""#, nil),
            (#"max-age="6""#, 6), ("max-age=2147483647", 2_147_483_647), ("max-age=4294967296", 2_147_483_648),
        ] as [(String, Int?)])
    func quotedAndLongLifetimes(field: String, seconds: Int?) {
        let response = TransportResponse(status: 200, headers: [HeaderField(name: "Cache-Control", value: field)])
        #expect(CacheLifetime.remaining(of: response) == seconds.map { .seconds($0) })
    }

    @Test("A response may be as large as the limit, and a larger one is rejected at its URL")
    func responseSize() throws {
        let scripted = try ScriptedProvider()
        let body = Array(scripted.metadata([:]).utf8)
        func read(limit: Int) throws -> ProviderMetadata {
            try ProviderMetadata(
                document: TransportResponse(status: 200, body: body), profile: scripted.profile,
                limits: try DiscoveryLimits(metadataBytes: limit), warnings: .ignored)
        }
        #expect(throws: Never.self) { try read(limit: body.count) }
        let found = expectRefusal(.discoveryTooLarge) { try read(limit: body.count - 1) }
        let problem = try #require(found).first
        #expect(problem.location == .url(scripted.metadataURL))
        #expect(problem.expected == "at most \(body.count - 1) bytes")
    }

    @Test(
        "Metadata with a content type that is not JSON causes a warning",
        arguments: [
            ("application/json", false), ("application/problem+json; charset=utf-8", false), ("text/json", true),
            ("text/example+json", true), ("application/example+json/x+json", true),
        ])
    func contentTypes(type: String, hasWarning: Bool) throws {
        let scripted = try ScriptedProvider()
        let response = TransportResponse(
            status: 200, headers: [HeaderField(name: "Content-Type", value: type)],
            body: Array(scripted.metadata([:]).utf8))
        var found: [Problem] = []
        _ = try ProviderMetadata(document: response, profile: scripted.profile) { found.append($0) }
        let expected: [ProblemCode] = hasWarning ? [.discoveryUnexpectedContentType] : []
        #expect(found.map(\.code) == expected)
    }
}
