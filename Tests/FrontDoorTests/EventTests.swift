import EntraID
import Foundation
import OIDCTestSupport
import Synchronization
import TestHelpers
import Testing

/// What an observer of the front door sees.
@Suite struct EventTests {
    /// An observer that keeps the events.
    private final class Log: Sendable {
        private let events = Mutex<[OIDCEvent]>([])
        func append(_ event: OIDCEvent) { events.withLock { $0.append(event) } }
        var kinds: [String] { events.withLock { $0.map(\.kind.rawValue) } }
        var last: OIDCEvent? { events.withLock { $0.last } }
        var all: [OIDCEvent] { events.withLock { $0 } }
    }

    private let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
    private let log = Log()

    private func entra(_ issuer: TestIssuer) throws -> EntraSignIn {
        try EntraSignIn(
            issuer: Door.issuerSetting, clientID: Door.clientID, clientSecret: Door.secret,
            redirectURL: Door.redirectURL,
            transport: issuer.transport, time: time, observer: { [log] in log.append($0) }, onWarning: .ignored)
    }

    private func issuer() throws -> TestIssuer {
        try TestIssuer(EntraAuthority(tenant: .directory(Door.tenant)), tenant: Door.tenant, time: time)
    }

    @Test("A sign-in reports that it started, redeemed its code, and finished") func signIn() async throws {
        let issuer = try issuer()
        let entra = try entra(issuer)
        let start = try await entra.start(cookieHeader: nil)
        let request = try issuer.signIn(at: start.url).request(cookies: start.cookies)
        _ = try await entra.finish(request)
        #expect(log.kinds == ["fetched", "sign-in-started", "code-redeemed", "sign-in-finished"])
        #expect(log.all.allSatisfy { $0.metadataURL?.hasPrefix(Door.issuerSetting) == true && $0.count == 1 })
        #expect(log.all.allSatisfy { !$0.isFailure })

        _ = await refusalCodes { try await entra.finish(request) }
        let refused = try #require(log.last)
        #expect(refused.kind == .signInRefused && refused.code == .responseNotPending && refused.isFailure)
        #expect(refused.labels.map(\.0) == ["kind", "cause", "code"])
        #expect(refused.labels.map(\.1) == ["sign-in-refused", "", "response.not-pending"])
        #expect(log.all[0].labels.map(\.1) == ["fetched", "start", ""])
        #expect("\(refused)".hasPrefix("OIDC sign-in-refused; response.not-pending"))
    }

    @Test("A refused token and a failed start are reported with their code") func refusals() async throws {
        let issuer = try issuer()
        let entra = try entra(issuer)
        let bad = try #require(issuer.badTokens.first { $0.code == .tokenExpired })
        let start = try await entra.start(cookieHeader: nil)
        let response = try issuer.signIn(at: start.url, defect: bad)
        _ = await refusalCodes { try await entra.finish(response.request(cookies: start.cookies)) }
        #expect(log.last?.kind == .signInRefused && log.last?.code == .tokenExpired)
        #expect(log.last?.metadataURL?.hasPrefix(Door.issuerSetting) == true)
        var options = AuthorizationOptions()
        options.extraParameters = [.init(name: "state", value: "x")]
        _ = await refusalCodes { [options] in try await entra.start(cookieHeader: nil, options: options) }
        #expect(log.last?.kind == .signInRefused && log.last?.code == .requestInvalid)
    }

    @Test("An API reports refused tokens and challenges") func api() async throws {
        let issuer = try issuer()
        let api = try EntraAPI(
            issuer: Door.issuerSetting, clientID: Door.clientID, transport: issuer.transport, time: time,
            observer: { [log] in log.append($0) }, onWarning: .ignored)
        time.advance(by: .seconds(5))
        let refusal = await expectRefusal(.requestAuthorizationMissing) { try await api.authenticate(nil) }
        #expect(log.last?.kind == .tokenRefused && log.last?.code == .requestAuthorizationMissing)
        #expect(log.last?.duration == .zero)
        _ = api.challenge(for: try #require(refusal))
        #expect(log.last?.kind == .challenged && log.last?.code == .requestAuthorizationMissing)
        let challenge = try ClaimsChallenge(parsing: [#"Bearer error="insufficient_claims", claims="e30=""#])
        _ = api.challenge(passingOn: challenge)
        #expect(log.kinds == ["token-refused", "challenged", "challenged"])
        #expect(log.last?.isFailure == false && log.last?.metadataURL == api.providers[0].metadataURL)
    }

    @Test("Sign-outs are reported") func signOut() async throws {
        let issuer = try TestIssuer(time: time)
        let signIn = try SignIn(
            [
                SignIn.Provider(
                    try ProviderConfiguration(
                        name: "a", profile: issuer.profile, clientID: "client",
                        authentication: .secretInHeader(SecretString("a-secret"))),
                    callback: try CallbackURL(parsing: Door.redirectURL),
                    signOutRedirect: try CallbackURL(parsing: "https://console.example.com/signed-out"))
            ],
            transport: issuer.transport, crypto: SoftwareCrypto(), time: time, observer: { [log] in log.append($0) },
            onWarning: .ignored)
        time.advance(by: .seconds(5))
        let start = try await signIn.startSignOut()
        #expect(log.last?.kind == .signOutStarted && log.last?.duration == .zero)
        let state = try #require(start.url.split(separator: "state=").last)
        let cookie = try #require(start.cookie?.split(separator: ";").first)
        _ = try signIn.finishSignOut(
            CallbackRequest(method: "GET", target: "/signed-out?state=\(state)", cookieHeader: String(cookie)))
        #expect(log.last?.kind == .signOutFinished)
        let token = issuer.logoutToken(for: "client", at: time.now)
        _ = try await signIn.backChannelLogout("logout_token=\(token)")
        #expect(log.last?.kind == .logoutReceived)
        _ = await refusalCodes { try await signIn.backChannelLogout("logout_token=\(token)") }
        #expect(log.last?.kind == .signOutRefused && log.last?.code == .tokenAlreadyUsed)
        _ = refusalCodes { try signIn.finishSignOut(CallbackRequest(method: "GET", target: "/?state=x")) }
        #expect(log.last?.kind == .signOutRefused && log.last?.code == .responseOtherCallback)
    }

    @Test("A refresh is reported") func refresh() async throws {
        let issuer = try issuer()
        let entra = try entra(issuer)
        let start = try await entra.start(cookieHeader: nil)
        let result = try await entra.finish(issuer.signIn(at: start.url).request(cookies: start.cookies))
        let grant = try #require(result.refreshGrant)
        _ = try await entra.signIn.clients[0].refresh(grant)
        #expect(log.last?.kind == .tokensRefreshed)
    }

    @Test("Metadata and keys can be fetched before the first request", arguments: [true, false])
    func keepsFresh(isAPI: Bool) async throws {
        let issuer = try issuer()
        let entra = try entra(issuer)
        let api = try EntraAPI(
            issuer: Door.issuerSetting, clientID: Door.clientID, transport: issuer.transport, time: time,
            observer: { [log] in log.append($0) }, onWarning: .ignored)
        let keeper = Task { isAPI ? await api.keepFresh() : await entra.keepFresh() }
        #expect(await eventually { log.kinds == ["fetched"] })
        keeper.cancel()
        await keeper.value
        #expect(log.kinds == ["fetched"])
    }

    @Test("A full store reports the sign-ins that it drops") func droppedSignIns() async throws {
        let dropped = Mutex(0)
        let store = try InMemoryPendingSignIns(capacity: 8) { count in dropped.withLock { $0 += count } }
        let door = try Door(store: store)
        for _ in 0..<8 { _ = try await door.entra.start(cookieHeader: nil) }
        #expect(dropped.withLock { $0 } == 0)
        _ = try await door.entra.start(cookieHeader: nil)
        // One for the new sign-in, and an eighth of the capacity.
        #expect(dropped.withLock { $0 } == 2 && store.count == 7)
    }

    @Test(
        "Durations are whole nanoseconds, even if they are out of range",
        arguments: [
            (Duration.nanoseconds(1_500), Int64(1_500)), (.seconds(2), 2_000_000_000), (.zero, 0),
        ])
    func nanoseconds(duration: Duration, expected: Int64) {
        #expect(OIDCEvent(.refreshed, metadataURL: nil, duration: duration).nanoseconds == expected)
    }
}
