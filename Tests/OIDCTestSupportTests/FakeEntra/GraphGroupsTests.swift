import EntraID
import OIDCLoopback
import TestHelpers
import Testing

@testable import OIDCTestSupport

/// The library finds the groups of a user at the fake Graph.
@Suite struct GraphGroupsTests {
    private let graph: GraphFixture

    init() throws {
        graph = try GraphFixture()
    }

    private func resolver(_ limits: EntraGroupsLimits = .standard) throws -> EntraGroupsResolver {
        EntraGroupsResolver(
            MicrosoftGraph(emulatedBy: try EntraEmulator(FakeEntraClient.origin)),
            transport: Transport(entra: graph.entra), limits: limits, time: graph.time)
    }

    /// A transport to the fake Entra without sockets.
    private struct Transport: HTTPTransport {
        let entra: FakeEntra

        func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
            let response = await entra.answer(
                LoopbackRequest(
                    method: request.method.rawValue, target: String(request.url.dropFirst(entra.origin.count)),
                    headers: request.headers, body: request.body))
            return TransportResponse(status: response.status, headers: response.headers, body: response.body)
        }
    }

    private func secret(_ user: FakeUser, _ scopes: String) throws -> SecretString {
        SecretString(try graph.token(of: user, scopes))
    }

    @Test("The IDs of 300 groups come in one response") func memberObjects() async throws {
        let found = try await resolver().groups(
            of: .id(graph.ada.objectID), accessToken: secret(graph.ada, "User.Read"))
        #expect(found.groups.map(\.id) == graph.groups.map(\.id.string))
        #expect(found.groups.allSatisfy { $0.displayName == nil })
        #expect(found.source == .memberObjects && found.foundAt == graph.time.now)
        #expect(found.contains(graph.groups[299].id) && !found.contains(graph.ada.objectID))
    }

    @Test("Without the limit to security groups, directory roles come too") func allObjects() async throws {
        let found = try await resolver().groups(
            of: .signedIn, accessToken: secret(graph.ada, "User.Read"),
            query: .memberObjects(onlySecurityGroups: false))
        #expect(found.groups.count == 301)
    }

    @Test("Names come in pages, if they may be read") func names() async throws {
        let user = EntraGroupsRequest.User.id(graph.ada.objectID)
        let found = try await resolver().groups(
            of: user, accessToken: secret(graph.ada, "User.Read GroupMember.Read.All"), query: .transitiveMemberships)
        #expect(found.groups.map(\.displayName) == graph.groups.map(\.displayName))
        #expect(found.source == .transitiveMemberships)
        let unnamed = try await resolver().groups(
            of: user, accessToken: secret(graph.ada, "User.Read"), query: .transitiveMemberships)
        #expect(unnamed.groups.map(\.id) == found.groups.map(\.id))
        #expect(unnamed.groups.allSatisfy { $0.displayName == nil })
    }

    @Test("Each page is requested by the link of the one before") func pages() async throws {
        let token = try secret(graph.ada, "User.Read")
        let first = EntraGroupsRequest(
            .transitiveMemberships, of: .signedIn, at: MicrosoftGraph(emulatedBy: try EntraEmulator(graph.entra.origin))
        )
        let small = first.url.replacing("$top=999", with: "$top=120")
        var request = try first.following(small)
        var sizes: [Int] = []
        while sizes.count < 9 {
            let response = try await Transport(entra: graph.entra).send(request.httpRequest(accessToken: token))
            let page = try EntraGroupsPage(parsing: response, to: request)
            sizes.append(page.groups.count)
            guard let next = page.next else { break }
            request = next
        }
        #expect(sizes == [120, 120, 60])
    }

    @Test("An application asks about any user of its tenant") func application() async throws {
        let token = SecretString(try graph.token(ofApplicationWith: ["GroupMember.Read.All", "User.Read.All"]))
        let found = try await resolver().groups(of: .id(graph.ada.objectID), accessToken: token)
        #expect(found.groups.count == 300)
        #expect(try await resolver().groups(of: .id(graph.guest.objectID), accessToken: token).groups.isEmpty)
        await expectRefusal(.graphUserNotFound) {
            try await resolver().groups(of: .id(FakeEntraClient.apiID), accessToken: token)
        }
    }

    @Test("A token that Graph does not know or that permits nothing is reported") func rejected() async throws {
        let id = graph.ada.objectID
        let unknown = await expectRefusal(.graphTokenRejected) {
            try await resolver().groups(of: .id(id), accessToken: SecretString("a.b.c"))
        }
        #expect(unknown?.first.found == "status 401, InvalidAuthenticationToken")
        await expectRefusal(.graphPermissionMissing) {
            try await resolver().groups(of: .id(id), accessToken: secret(graph.ada, "openid profile"))
        }
        await expectRefusal(.graphPermissionMissing) {
            try await resolver().groups(of: .id(id), accessToken: secret(graph.guest, "User.Read"))
        }
    }

    @Test("A request that is answered with 429 is sent again after the stated wait") func throttled() async throws {
        graph.entra.state.withLock { $0.misbehavior.throttledGraphRequests = 2 }
        let (resolver, token) = (try resolver(), try secret(graph.ada, "User.Read"))
        let task = Task { [graph] in
            try await resolver.groups(of: .id(graph.ada.objectID), accessToken: token).groups.count
        }
        for _ in 0..<2 {
            #expect(await eventually { graph.time.sleepers == 1 })
            graph.time.advance(by: .seconds(1))
        }
        #expect(try await task.value == 300)
    }

    @Test("Requests that stay throttled end with the last attempt") func throttledForLong() async throws {
        graph.entra.state.withLock { $0.misbehavior.throttledGraphRequests = 100 }
        let (resolver, token) = (
            try resolver(EntraGroupsLimits(attempts: 1)), try secret(graph.ada, "User.Read")
        )
        let refusal = await expectRefusal(.graphThrottled) {
            try await resolver.groups(of: .id(graph.ada.objectID), accessToken: token)
        }
        #expect(refusal?.first.found == "a wait of 1 seconds")
        #expect(graph.entra.state.withLock { $0.misbehavior.throttledGraphRequests } == 99)
    }
}
