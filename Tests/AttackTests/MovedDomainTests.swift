import EntraGuide
import EntraID
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The server is configured with a domain name. The attacker registers that domain after another tenant gave it up, and
/// verifies it for their own tenant.
@Suite("A domain that moves to another tenant")
struct MovedDomainTests {
    /// An instance that starts after the move does not know the former tenant. It must not pass the new one on.
    @Test("A shared snapshot keeps the tenant that the domain belonged to first", arguments: MovedDomain.authorities)
    func sharedSnapshotKeepsTenant(authority: String) async throws {
        let shelf = Shelf()
        let shared = try SharedSnapshots(store: shelf, key: SecretString("0123456789abcdef0123456789abcdef"))
        let first = try MovedDomain(authority, sharing: shared)
        #expect(await first.issuer() == first.issuer(of: Attack.tenant))
        #expect(await eventually { shelf.saves == 1 })
        first.belongs(to: first.otherTenant)
        first.time.advance(by: .seconds(3_000))
        let second = try MovedDomain(first, sharing: shared)
        #expect(await second.issuer() == second.issuer(of: second.otherTenant))
        #expect(await eventually { shelf.saves == 2 })
        #expect(await first.issuer() == first.issuer(of: Attack.tenant))
        #expect(await eventually { first.refusals == [.discoveryIssuerChanged] })
        #expect(first.codes(of: .snapshotIgnored) == [.discoveryIssuerChanged])
    }

    @Test("A refresh keeps the tenant that the domain belonged to first", arguments: MovedDomain.authorities)
    func refreshKeepsTenant(authority: String) async throws {
        let domain = try MovedDomain(authority)
        #expect(await domain.issuer() == domain.issuer(of: Attack.tenant))
        domain.belongs(to: domain.otherTenant)
        domain.time.advance(by: .seconds(3_000))
        #expect(await domain.issuer() == domain.issuer(of: Attack.tenant))
        #expect(await eventually { domain.refusals == [.discoveryIssuerChanged] })

        // After the refresh interval, the old snapshot is used and reported as stale, as after any failed refresh.
        domain.time.advance(by: .seconds(600))
        var warnings: [ProblemCode] = []
        let snapshot = try await domain.provider.snapshot { warnings.append($0.code) }
        #expect(snapshot.metadata.issuer.string == domain.issuer(of: Attack.tenant))
        #expect(warnings == [.discoveryStale])
    }

    /// The old snapshot has expired, and the other tenant is still not accepted.
    @Test("After a day without the first tenant's metadata, tokens are rejected", arguments: MovedDomain.authorities)
    func rejectsAfterADay(authority: String) async throws {
        let domain = try MovedDomain(authority)
        _ = await domain.issuer()
        domain.belongs(to: domain.otherTenant)
        for _ in 0..<3 {
            domain.time.advance(by: .seconds(86_400))
            #expect(await domain.issuer() == "discovery.issuer-changed")
        }
        domain.belongs(to: Attack.tenant)
        domain.time.advance(by: .seconds(10))
        #expect(await domain.issuer() == domain.issuer(of: Attack.tenant))
    }

    @Test("A stored snapshot pins the tenant across restarts", arguments: [60, 7_200, 100_000])
    func storedSnapshotPinsTenant(seconds: Int) async throws {
        let domain = try MovedDomain(MovedDomain.authorities[0])
        let stored = try await domain.provider.snapshot(warnings: .ignored).stored
        domain.belongs(to: domain.otherTenant)
        domain.time.advance(by: .seconds(seconds))
        let restarted = try MovedDomain(domain)
        if seconds < 86_400 {
            try restarted.provider.restore(stored)
            #expect(await restarted.issuer() == domain.issuer(of: Attack.tenant))
        } else {
            #expect(throws: Refusal.self) { try restarted.provider.restore(stored) }
        }
        restarted.time.advance(by: .seconds(90_000))
        #expect(await restarted.issuer() == "discovery.issuer-changed")
    }

    @Test("A stored snapshot of the other tenant is rejected") func rejectsOtherSnapshot() async throws {
        let domain = try MovedDomain(MovedDomain.authorities[0])
        _ = await domain.issuer()
        domain.belongs(to: domain.otherTenant)
        let stored = try await MovedDomain(domain).provider.snapshot(warnings: .ignored).stored
        domain.time.advance(by: .seconds(1))
        expectRefusal(.discoveryIssuerChanged) { try domain.provider.restore(stored) }
    }

    @Test("The remedy is in the requested language", arguments: GuideLanguage.allCases)
    func remedyInLanguage(language: GuideLanguage) async throws {
        let domain = try MovedDomain(MovedDomain.authorities[0])
        _ = await domain.issuer()
        domain.belongs(to: domain.otherTenant)
        domain.time.advance(by: .seconds(86_400))
        let error = try #require(await refusal { try await domain.provider.snapshot(warnings: .ignored) })
        #expect(error.first.remedy(in: language).contains("GUID") == (language != .english))
        #expect(error.first.found?.contains(domain.otherTenant.string) == true)
    }
}

/// A store of shared snapshots in memory.
private final class Shelf: SharedSnapshotStore {
    private let state = Locked<(texts: [SharedSnapshotKey: String], saves: Int)>(([:], 0))

    var saves: Int { state.withLock { $0.saves } }

    func load(_ key: SharedSnapshotKey) async -> String? { state.withLock { $0.texts[key] } }

    func save(_ snapshot: String, for key: SharedSnapshotKey, lasting lifetime: Duration) async {
        state.withLock { state in
            state.texts[key] = snapshot
            state.saves += 1
        }
    }
}

/// A server that is configured with a domain name, and the metadata of the domain.
private struct MovedDomain {
    static let authorities = [
        "https://login.microsoftonline.com/contoso.com/v2.0",
        "https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_signin/v2.0",
        "https://contoso.ciamlogin.com/contoso.onmicrosoft.com/v2.0",
    ]

    let authority: EntraAuthority
    /// The tenant that the domain moves to.
    let otherTenant: GUID
    let time: ManualTime
    let provider: LiveProvider
    private let tenant: Locked<GUID>
    private let events = Locked<[OIDCEvent]>([])

    init(_ authority: String, sharing shared: SharedSnapshots? = nil) throws {
        try self.init(
            EntraAuthority(parsing: authority, warnings: .ignored), ManualTime(now: Attack.now), Locked(Attack.tenant),
            shared)
    }

    /// Creates another process with the same provider.
    init(_ domain: MovedDomain, sharing shared: SharedSnapshots? = nil) throws {
        try self.init(domain.authority, domain.time, domain.tenant, shared)
    }

    private init(
        _ authority: EntraAuthority, _ time: ManualTime, _ tenant: Locked<GUID>, _ shared: SharedSnapshots?
    ) throws {
        self.authority = authority
        otherTenant = "fa15d692-e9c7-4460-a743-29f29522229a"
        self.time = time
        self.tenant = tenant
        let location = authority.metadataURL
        let transport = StubTransport { request in
            let tenant = tenant.withLock { $0 }
            let body =
                request.url.hasSameBytes(as: location)
                ? MovedDomain.metadata(MovedDomain.issuer(of: tenant, authority))
                : ["keys": .array([.object(TestKey.one.publicMembers(keyID: "k", issuer: nil))])]
            return TransportResponse(status: 200, body: Array(JSONValue.object(body).serialized().utf8))
        }
        let events = events
        provider = LiveProvider(
            profile: EntraProfile(authority, allowedTenants: .anyTenant), transport: transport,
            verifier: SoftwareCrypto(), digest: SoftwareCrypto(), sharedSnapshots: shared, time: time
        ) { event in events.withLock { $0.append(event) } }
    }

    func belongs(to tenant: GUID) { self.tenant.withLock { $0 = tenant } }
    func issuer(of tenant: GUID) -> String { MovedDomain.issuer(of: tenant, authority) }

    var refusals: [ProblemCode] { codes(of: .refused) }
    func codes(of kind: OIDCEvent.Kind) -> [ProblemCode] {
        events.withLock { $0.filter { $0.kind == kind }.compactMap(\.code) }
    }

    /// The issuer that is accepted at present, or the error code if none is.
    func issuer() async -> String {
        do throws(Refusal) {
            return try await provider.snapshot(warnings: .ignored).metadata.issuer.string
        } catch {
            return error.codes.map(\.rawValue).joined(separator: " ")
        }
    }

    private static func issuer(of tenant: GUID, _ authority: EntraAuthority) -> String {
        switch authority.kind {
        case .workforce: "https://login.microsoftonline.com/\(tenant)/v2.0"
        case .b2c: "https://\(authority.host)/\(tenant)/v2.0/"
        case .externalID: "https://\(tenant).ciamlogin.com/\(tenant)/v2.0"
        }
    }

    private static func metadata(_ issuer: String) -> JSONObject {
        [
            "issuer": .string(issuer), "authorization_endpoint": "https://login.microsoftonline.com/authorize",
            "token_endpoint": "https://login.microsoftonline.com/token",
            "jwks_uri": "https://login.microsoftonline.com/keys", "response_types_supported": .array(["code"]),
            "subject_types_supported": .array(["pairwise"]),
            "id_token_signing_alg_values_supported": .array(["RS256"]),
        ]
    }
}
