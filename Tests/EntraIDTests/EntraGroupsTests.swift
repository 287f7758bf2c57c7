import EntraID
import Foundation
import OIDCFixtures
import OIDCTestSupport
import TestHelpers
import Testing

/// The groups of a user, from the token or from Microsoft Graph.
@Suite struct EntraGroupsTests {
    let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    let object = "690222be-ff1a-4d56-abd1-7e4f7d38e474"
    let group: GUID = "11111111-1111-4111-8111-111111111111"
    let token = SecretString("graph-token")
    let time = ManualTime(now: Date(timeIntervalSince1970: 1_500))

    var base: String { "https://graph.microsoft.com/v1.0/users/\(object)" }
    var cast: String { "\(base)/transitiveMemberOf/microsoft.graph.group" }

    func user(_ claims: String, tenant: String? = nil) throws -> EntraIdentity {
        let tenant = tenant ?? self.tenant
        let issuer = "https://login.microsoftonline.com/\(tenant)/v2.0"
        let text = UnsignedTokens.token(
            #"{"iss":"\#(issuer)","sub":"s","aud":"c","exp":2000,"iat":1000,"tid":"\#(tenant)",\#(claims)}"#)
        let verifier = TokenVerifier(keys: try #require(UnsignedTokens.keys), digest: SoftwareCrypto())
        return EntraIdentity(
            try verifier.verify(
                text,
                against: IDTokenExpectations(
                    clientID: "c", nonce: .noNonceWasSent, issuer: ExactIssuerRule(try IssuerIdentifier(issuer))),
                at: time.now))
    }

    func resolver(_ transport: StubTransport, _ limits: EntraGroupsLimits = .standard) -> EntraGroupsResolver {
        EntraGroupsResolver(.global, transport: transport, limits: limits, time: time)
    }

    /// Returns a transport whose responses come in this order. The last one is repeated.
    func transport(_ responses: TransportResponse...) -> StubTransport {
        let number = Locked(0)
        return StubTransport { _ in
            number.withLock { number in
                defer { number += 1 }
                return responses[min(number, responses.count - 1)]
            }
        }
    }

    func page(_ groups: [GUID], next: String? = nil) -> TransportResponse {
        let values = groups.map { #"{"id":"\#($0)","displayName":"A"}"# }.joined(separator: ",")
        let link = next.map { #","@odata.nextLink":"\#($0)""# } ?? ""
        return TransportResponse(status: 200, body: Array(#"{"value":[\#(values)]\#(link)}"#.utf8))
    }

    func ids(_ groups: [GUID]) -> TransportResponse {
        let values = groups.map { "\"\($0)\"" }.joined(separator: ",")
        return TransportResponse(status: 200, body: Array(#"{"value":[\#(values)]}"#.utf8))
    }

    func throttled(_ wait: String?) -> TransportResponse {
        TransportResponse(status: 429, headers: wait.map { [HeaderField(name: "retry-after", value: $0)] } ?? [])
    }

    // MARK: - Where groups come from

    @Test("Groups in the token are used without a request") func listed() async throws {
        let transport = transport(ids([]))
        let found = try await resolver(transport).groups(
            of: user(#""oid":"\#(object)","groups":["\#(group)","admins"]"#), accessToken: token)
        #expect(found.source == .token && found.groups.map(\.id) == [group.string, "admins"])
        #expect(found.contains(group) && found.foundAt == time.now)
        #expect(transport.requests.isEmpty)
    }

    @Test("Omitted groups are requested by object ID, and not by the access token")
    func overage() async throws {
        for claims in [#""_claim_names":{"groups":"src1"}"#, #""hasgroups":true"#, #""x":1"#] {
            let transport = transport(ids([group]))
            let found = try await resolver(transport).groups(
                of: user(#""oid":"\#(object)",\#(claims)"#), accessToken: token)
            #expect(found.source == .memberObjects && found.contains(group))
            let request = try #require(transport.requests.first)
            #expect(transport.requests.count == 1 && request.url == "\(base)/getMemberObjects")
            #expect(request.method == .post && request.body == Array(#"{"securityEnabledOnly":true}"#.utf8))
            let headers = Dictionary(request.headers.map { ($0.name, $0.value) }) { $1 }
            #expect(headers["Authorization"] == "Bearer graph-token")
            #expect(headers["Content-Type"] == "application/json")
        }
    }

    @Test("Users about whom Graph cannot be asked are reported, and nothing is sent") func notAvailable() async throws {
        let transport = transport(ids([]))
        for user in [
            try user(#""hasgroups":true"#),
            try user(#""oid":"\#(object)","hasgroups":true"#, tenant: GUID.personalAccounts.string),
        ] {
            await expectRefusal(.graphNotAvailable) {
                try await resolver(transport).groups(of: user, accessToken: token)
            }
        }
        #expect(transport.requests.isEmpty)
    }

    @Test("Groups can be kept with a session") func codable() async throws {
        let found = try await resolver(transport(page([group]))).groups(
            of: .id(GUID(parsing: object)), accessToken: token, query: .transitiveMemberships)
        let copy = try JSONDecoder().decode(EntraGroupMemberships.self, from: JSONEncoder().encode(found))
        #expect(copy.source == .transitiveMemberships && copy.foundAt == found.foundAt)
        #expect(copy.contains(group) && copy.groups.first?.displayName == "A")
    }

    // MARK: - Hosts

    @Test("Each authority has the Graph of its cloud, of the emulator, or of its metadata") func hosts() throws {
        func metadata(_ authority: EntraAuthority, _ host: String) throws -> EntraMetadata {
            let issuer = try #require(authority.issuer).string
            let text = """
                {"issuer":"\(issuer)","authorization_endpoint":"https://a.example/a",
                "token_endpoint":"https://a.example/t","jwks_uri":"https://a.example/k",
                "response_types_supported":["code"],"subject_types_supported":["pairwise"],
                "id_token_signing_alg_values_supported":["RS256"],"msgraph_host":"\(host)"}
                """
            return try ProviderMetadata(
                document: Array(text.utf8), profile: EntraProfile(authority, allowedTenants: .anyTenant)
            ).entra
        }
        let directory = EntraTenant.directory(try GUID(parsing: tenant))
        let ours = EntraAuthority(tenant: directory)
        let government = EntraAuthority(tenant: directory, cloud: .usGovernment)
        #expect(try MicrosoftGraph(of: ours) == .global)
        #expect("\(MicrosoftGraph.global)" == "https://graph.microsoft.com")
        #expect(try MicrosoftGraph(of: government).origin == "https://graph.microsoft.us")
        let defense = try MicrosoftGraph(of: government, metadata: metadata(government, "dod-graph.microsoft.us"))
        #expect(defense.origin == "https://dod-graph.microsoft.us")
        for host in ["graph.evil.example", "graph.microsoft.com.evil.example", "GRAPH.microsoft.us", ""] {
            #expect(try MicrosoftGraph(of: ours, metadata: metadata(ours, host)) == .global, "\(host)")
        }
        let emulator = try EntraEmulator("http://localhost:8443")
        #expect(try MicrosoftGraph(of: government.emulated(at: emulator)).origin == "http://localhost:8443")
        let external = try EntraAuthority(externalIDHost: "login.contoso.com", tenant: directory)
        #expect(try MicrosoftGraph(of: external) == .global)
        let b2c = try EntraAuthority(b2cHost: "contoso.b2clogin.com", tenant: directory, policy: .init("B2C_1_in"))
        expectRefusal(.graphNotAvailable) { try MicrosoftGraph(of: b2c) }
        let custom = try #require(EntraCloud.custom(host: "login.contoso.com"))
        expectRefusal(.graphNotAvailable) { try MicrosoftGraph(of: EntraAuthority(tenant: directory, cloud: custom)) }
    }

    // MARK: - Pages

    @Test("A group on two pages counts once") func duplicates() async throws {
        let other: GUID = "22222222-2222-4222-8222-222222222222"
        let transport = transport(page([group, other], next: "\(cast)?$skiptoken=a"), page([other, group]))
        let found = try await resolver(transport).groups(
            of: .id(GUID(parsing: object)), accessToken: token, query: .transitiveMemberships)
        #expect(found.groups.map(\.id) == [group.string, other.string])
        #expect(transport.requests.map(\.url).last == "\(cast)?$skiptoken=a")
        for request in transport.requests {
            #expect(request.method == .get)
            #expect(request.headers.contains { $0.name == "ConsistencyLevel" && $0.value == "eventual" })
        }
    }

    @Test("The access token is not sent to a link that leads elsewhere") func foreignLinks() async throws {
        for link in [
            "https://evil.example/v1.0?$skiptoken=a", "\(base)/messages?$skiptoken=a", "\(cast)",
            cast.replacing("https:", with: "http:") + "?a",
        ] {
            let transport = transport(page([group], next: link))
            await expectRefusal(.graphForeignLink) {
                try await resolver(transport).groups(
                    of: .id(GUID(parsing: object)), accessToken: token, query: .transitiveMemberships)
            }
            #expect(transport.requests.count == 1, "\(link)")
        }
    }

    @Test("Pages and groups are limited") func limits() async throws {
        let endless = transport(page([], next: "\(cast)?$skiptoken=a"))
        await expectRefusal(.graphTooManyGroups) {
            try await resolver(endless, EntraGroupsLimits(pages: 3)).groups(
                of: .id(GUID(parsing: object)), accessToken: token, query: .transitiveMemberships)
        }
        #expect(endless.requests.count == 3)
        let other: GUID = "22222222-2222-4222-8222-222222222222"
        let two = transport(page([group], next: "\(cast)?$skiptoken=a"), page([other], next: "\(cast)?$skiptoken=b"))
        await expectRefusal(.graphTooManyGroups) {
            try await resolver(two, EntraGroupsLimits(groups: 1)).groups(
                of: .id(GUID(parsing: object)), accessToken: token, query: .transitiveMemberships)
        }
        #expect(two.requests.count == 2)
        await expectRefusal(.graphTooManyGroups) {
            try await resolver(transport(ids([group, other])), EntraGroupsLimits(groups: 1)).groups(
                of: .signedIn, accessToken: token)
        }
        await expectRefusal(.exchangeUnreachable) {
            try await resolver(transport(ids([group, other])), EntraGroupsLimits(pageBytes: 20)).groups(
                of: .signedIn, accessToken: token)
        }
        for invalid in [
            { () throws(Refusal) in try EntraGroupsLimits(groups: 0) }, { try EntraGroupsLimits(pages: 1_001) },
            { try EntraGroupsLimits(pageBytes: 0) }, { try EntraGroupsLimits(attempts: 11) },
            { try EntraGroupsLimits(waiting: .seconds(301)) }, { try EntraGroupsLimits(requestTimeout: .zero) },
        ] {
            expectRefusal(.configLimitOutOfRange) { try invalid() }
        }
    }

    @Test("More than 11,000 IDs are too many, and 11,000 are not") func manyIDs() async throws {
        let groups = try (1...11_001).map { number in
            try GUID(parsing: "aaaaaaaa-0000-4000-8000-\(String(100_000_000_000 + number))")
        }
        let found = try await resolver(transport(ids(Array(groups.dropLast())))).groups(
            of: .signedIn, accessToken: token)
        #expect(found.groups.count == 11_000)
        await expectRefusal(.graphTooManyGroups) {
            try await resolver(transport(ids(groups))).groups(of: .signedIn, accessToken: token)
        }
    }

    @Test("A token with a line break is not sent") func malformedToken() async throws {
        let transport = transport(ids([]))
        await expectRefusal(.exchangeAccessTokenMalformed) {
            try await resolver(transport).groups(of: .signedIn, accessToken: SecretString("a\r\nb: c"))
        }
        #expect(transport.requests.isEmpty)
    }
}
