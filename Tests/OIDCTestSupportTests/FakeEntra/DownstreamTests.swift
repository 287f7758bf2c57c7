import EntraID
import Foundation
import OIDCLoopback
import TestHelpers
import Testing

@testable import OIDCTestSupport

/// Tokens for other APIs from a fake Entra, in process and over sockets.
@Suite struct DownstreamTests {
    private static let graph = "https://graph.microsoft.com/User.Read"

    // MARK: - Applications

    @Test("An application gets a token with each kind of credential", arguments: Wire.allCases)
    func clientCredentials(wire: Wire) async throws {
        let fixture = try DownstreamFixture(wire)
        let assertion = SecretString(fixture.federatedAssertion())
        for (authentication, expected) in [
            (DownstreamFixture.secret, .secret), (.secretInHeader(SecretString("a b:c~&")), .secret),
            (.privateKey(CertificateSigner()), .assertion), (.assertion { assertion }, .assertion),
        ] as [(ClientAuthentication, FakeClientAuthentication)] {
            let client = try fixture.client(authentication)
            let response = try await client.requestTokens(
                for: .clientCredentials(scope: "api://\(DownstreamFixture.api)/.default"))
            let token = try #require(response.accessToken)
            let access = try #require(fixture.entra.access(token.revealed()))
            #expect(access.user == nil && access.resource == .api(DownstreamFixture.api))
            #expect(access.authentication == expected)
            #expect(response.idToken == nil && response.refreshToken == nil)
        }
    }

    @Test("An assertion is accepted only with the registered certificate", arguments: Wire.allCases)
    func certificate(wire: Wire) async throws {
        let fixture = try DownstreamFixture(wire)
        fixture.registerCertificate()
        let client = try fixture.client(.privateKey(CertificateSigner()))
        let grant = TokenGrant.clientCredentials(scope: "https://graph.microsoft.com/.default")
        // Each request has an assertion of its own, because Entra accepts none twice.
        for _ in 0..<2 { #expect(try await client.requestTokens(for: grant).accessToken != nil) }
        let other = try fixture.client(.privateKey(CertificateSigner(key: .two)))
        let refusal = await expectRefusal(.exchangeProviderError) { try await other.requestTokens(for: grant) }
        #expect(refusal?.providerError?.numbers == [700027])
    }

    @Test("Scopes of two resources, and scopes that are not default, are not sent", arguments: Wire.allCases)
    func refusedScopes(wire: Wire) async throws {
        let fixture = try DownstreamFixture(wire)
        let client = try fixture.client()
        await expectRefusal(.requestScopeNotDefault) {
            try await client.requestTokens(for: .clientCredentials(scope: Self.graph))
        }
        await expectRefusal(.requestSeveralResources) {
            try await client.startDevice(scope: "openid \(Self.graph) api://\(DownstreamFixture.api)/x")
        }
        #expect(fixture.forms.isEmpty)
    }

    @Test("64 callers of the front door share one request", arguments: Wire.allCases)
    func frontDoor(wire: Wire) async throws {
        let fixture = try DownstreamFixture(wire)
        let events = Locked<[OIDCEvent.Kind]>([])
        let entra = try EntraSignIn(
            issuer: DownstreamFixture.issuer, clientID: DownstreamFixture.clientID.string,
            clientSecret: .literal(SecretString("abc8Q~thisSecretHasTheUsualFormOfEntra01")),
            redirectURL: "http://localhost:3000/callback",
            emulatedAt: fixture.entra.origin, transport: fixture.transport, time: fixture.time,
            observer: { event in events.withLock { $0.append(event.kind) } }, onWarning: .ignored)
        let scope = "https://graph.microsoft.com/.default"
        let found = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<64 {
                group.addTask { try await entra.accessToken(forApplication: scope).token.revealed() }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(found.count == 1 && fixture.forms.count == 1)
        #expect(events.withLock { $0 }.filter { $0 == .accessTokenReceived }.count == 1)
        await expectRefusal(.requestScopeNotDefault) { try await entra.accessToken(forApplication: Self.graph) }
        #expect(events.withLock { $0 }.last == .accessTokenRefused)
        fixture.time.advance(by: .seconds(3_600))
        let later = try await entra.accessToken(forApplication: scope).token.revealed()
        #expect(!found.contains(later) && fixture.forms.count == 2)
    }

    // MARK: - On behalf of a user

    private func api(_ fixture: DownstreamFixture) throws -> EntraAPIClient {
        let api = try EntraAPI(
            issuer: DownstreamFixture.issuer, clientID: DownstreamFixture.clientID.string,
            emulatedAt: fixture.entra.origin, transport: fixture.transport, time: fixture.time, onWarning: .ignored)
        return try EntraAPIClient(
            api, authentication: DownstreamFixture.secret, transport: fixture.transport, time: fixture.time)
    }

    private func userToken(_ fixture: DownstreamFixture) async throws -> String {
        let result = try await fixture.signIn(
            fixture.client(), scope: "openid \(DownstreamFixture.clientID)/access_as_user")
        return try #require(result.tokenResponse.accessToken).revealed()
    }

    @Test("An API exchanges the token of its user for one of Graph, once", arguments: Wire.allCases)
    func onBehalfOf(wire: Wire) async throws {
        let fixture = try DownstreamFixture(wire)
        let field = "Bearer \(try await userToken(fixture))"
        let client = try api(fixture)
        let sent = fixture.forms.count
        let (caller, token) = try await client.accessToken(onBehalfOf: field, scope: Self.graph)
        #expect(caller.scopes == ["access_as_user"])
        let access = try #require(fixture.entra.access(token.token.revealed()))
        #expect(access.user?.name == "ada" && access.resource == .graph)
        let again = try await client.accessToken(onBehalfOf: field, scope: Self.graph).token
        #expect(again.token == token.token && fixture.forms.count == sent + 1)
        let replaced = try await client.accessToken(onBehalfOf: field, scope: Self.graph, replacing: token).token
        #expect(replaced.token != token.token && fixture.forms.count == sent + 2)
    }

    @Test("A token that the API does not accept is not exchanged", arguments: Wire.allCases)
    func foreignToken(wire: Wire) async throws {
        let fixture = try DownstreamFixture(wire)
        let client = try api(fixture)
        let foreign = try await fixture.client().requestTokens(
            for: .clientCredentials(scope: "api://\(DownstreamFixture.api)/.default"))
        let sent = fixture.forms.count
        await expectRefusal(.requestAuthorizationMissing) {
            try await client.accessToken(onBehalfOf: nil, scope: Self.graph)
        }
        let token = try #require(foreign.accessToken).revealed()
        let codes = await refusalCodes {
            try await client.accessToken(onBehalfOf: "Bearer \(token)", scope: Self.graph)
        }
        #expect(codes.contains(.tokenAudienceMismatch))
        #expect(fixture.forms.count == sent)
    }

    @Test("The claims that Conditional Access demands are passed on", arguments: Wire.allCases)
    func conditionalAccess(wire: Wire) async throws {
        let fixture = try DownstreamFixture(wire)
        let field = "Bearer \(try await userToken(fixture))"
        let client = try api(fixture)
        fixture.entra.state.withLock { $0.misbehavior.requiredContext = "c1" }
        let refusal = try #require(
            await expectRefusal(.exchangeProviderError) {
                try await client.accessToken(onBehalfOf: field, scope: Self.graph)
            })
        #expect(refusal.reason == .interactionRequired)
        #expect(refusal.providerError?.claims?.contains(#""value":"c1""#) == true)
    }

    // MARK: - Devices

    @Test(
        "A device waits for its user, more slowly if told to, and its ID token has no nonce", arguments: Wire.allCases)
    func device(wire: Wire) async throws {
        let fixture = try DownstreamFixture(wire)
        let client = try fixture.client()
        let device = try await client.startDevice(scope: "openid profile offline_access")
        #expect(device.interval == .seconds(5))
        // The fake Entra tells clients to slow down that ask again within the interval.
        try fixture.change(device) { $0.interval = 8 }
        let finished = Locked(false)
        let task = Task {
            defer { finished.withLock { $0 = true } }
            return try await client.finishDevice(device)
        }
        // The second request is too early, so the third comes ten seconds later.
        for (seconds, count) in [(5, 1), (5, 2), (9, 2), (1, 3)] {
            try await fixture.advance(by: .seconds(seconds))
            if seconds != 9 { #expect(await eventually { fixture.forms.count == count }) }
            #expect(fixture.forms.count == count)
        }
        #expect(await eventually { fixture.time.sleepers == 1 })
        #expect(!finished.withLock { $0 })
        try fixture.approve(device)
        try await fixture.advance(by: .seconds(15))
        let result = try await task.value
        #expect(result.idToken?.claims.string("name") == "Ada Lovelace")
        #expect(result.refreshGrant?.subject == result.idToken?.subject)
    }

    @Test("A user who declines, and a code that expires, end the sign-in", arguments: Wire.allCases)
    func declinedDevice(wire: Wire) async throws {
        let fixture = try DownstreamFixture(wire)
        let client = try fixture.client()
        let device = try await client.startDevice(scope: "openid")
        try fixture.change(device) { $0.isDeclined = true }
        let declined = Task { await refusal { try await client.finishDevice(device) } }
        try await fixture.advance(by: .seconds(5))
        let found = try #require(await declined.value)
        #expect(found.codes == [.exchangeProviderError] && found.reason == .cancelledByUser)

        let late = try await client.startDevice(scope: "openid")
        let expired = Task { await refusalCodes { try await client.finishDevice(late) } }
        try await fixture.advance(by: .seconds(900))
        #expect(await expired.value == [.exchangeDeviceCodeExpired])
    }

    @Test("A device that is cancelled stops asking") func cancelledDevice() async throws {
        let fixture = try DownstreamFixture(.inProcess)
        let client = try fixture.client()
        let device = try await client.startDevice(scope: "openid")
        let task = Task { await refusalCodes { try await client.finishDevice(device) } }
        #expect(await eventually { fixture.time.sleepers == 1 })
        task.cancel()
        #expect(await task.value == [.exchangeUnreachable])
        #expect(fixture.forms.isEmpty)
    }

    // MARK: - Refresh and consent

    @Test("A refresh token gets a token of another resource", arguments: Wire.allCases)
    func refresh(wire: Wire) async throws {
        let fixture = try DownstreamFixture(wire)
        let client = try fixture.client()
        let result = try await fixture.signIn(client, scope: "openid offline_access")
        let grant = try #require(result.refreshGrant)
        let refreshed = try await client.refresh(grant, scope: "api://\(DownstreamFixture.api)/Orders.Read openid")
        let token = try #require(refreshed.tokenResponse.accessToken)
        let access = try #require(fixture.entra.access(token.revealed()))
        #expect(access.resource == .api(DownstreamFixture.api) && access.permissions == ["Orders.Read"])
        let sent = fixture.forms.count
        await expectRefusal(.requestSeveralResources) {
            try await client.refresh(grant, scope: "User.Read api://\(DownstreamFixture.api)/Orders.Read")
        }
        #expect(fixture.forms.count == sent)
    }

    @Test("A user consents to two resources, and the code is redeemed for the scopes of one", arguments: [true, false])
    func consentScopes(hasConsentScopes: Bool) async throws {
        let fixture = try DownstreamFixture(.inProcess)
        fixture.entra.state.withLock { $0.automaticUser = "ada" }
        let client = try fixture.client()
        var options = AuthorizationOptions()
        if hasConsentScopes { options.consentScopes = ["api://\(DownstreamFixture.api)/Orders.Read", Self.graph] }
        let callback = try CallbackURL(parsing: "http://localhost:3000/callback")
        let request = try await client.begin(callback: callback, options: options, warnings: .ignored)
        let scope = try #require(request.parameters.first { $0.name == "scope" }?.value)
        #expect(
            scope == "openid profile email"
                + (hasConsentScopes ? " api://\(DownstreamFixture.api)/Orders.Read \(Self.graph)" : ""))
        let page = await fixture.entra.answer(
            LoopbackRequest(
                method: "GET", target: String(request.url.dropFirst(FakeEntraClient.origin.count)),
                headers: [HeaderField(name: "Host", value: "localhost:8443")]))
        let location = try #require(page.headers.first { $0.name == "Location" }?.value)
        let query = try #require(location.split(separator: "?").last.map(String.init))
        let stored = try JSONDecoder().decode(PendingSignIn.self, from: JSONEncoder().encode(request.pending))
        let result = try await client.complete(
            CallbackRequest(path: "/callback", mode: .query, encodedParameters: query), pending: stored)
        #expect(result.idToken.claims.string("name") == "Ada Lovelace")
        #expect(fixture.forms.last?["scope"] == (hasConsentScopes ? "openid profile email" : nil))
    }
}
