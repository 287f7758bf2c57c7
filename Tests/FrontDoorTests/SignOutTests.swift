import EntraID
import Foundation
import OIDCTestSupport
import SeededRandom
import TestHelpers
import Testing

/// Sign-out through the front door: started here, or reported by the provider.
@Suite struct DoorSignOutTests {
    private static let redirect = "https://console.example.com/signed-out"
    private let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
    private let issuer: TestIssuer
    private let signIn: SignIn

    init() throws {
        issuer = try TestIssuer(time: time)
        signIn = try SignIn(
            [DoorSignOutTests.provider(issuer, name: "keycloak", redirect: DoorSignOutTests.redirect)],
            transport: issuer.transport, crypto: SoftwareCrypto(), time: time, onWarning: .ignored)
    }

    private static func provider(_ issuer: TestIssuer, name: String, redirect: String? = nil) throws -> SignIn.Provider
    {
        SignIn.Provider(
            try ProviderConfiguration(
                name: name, profile: issuer.profile, clientID: "client-\(name)",
                authentication: .secretInHeader(SecretString("a-secret"))),
            callback: try CallbackURL(parsing: "https://console.example.com/\(name)"),
            signOutRedirect: try redirect.map { try CallbackURL(parsing: $0) })
    }

    private func returning(
        from start: SignOutStart, query: String? = nil, path: String = "/signed-out", withCookie: Bool = true
    ) throws -> CallbackRequest {
        let state = try #require(start.url.split(separator: "state=").last)
        let cookie = try #require(start.cookie).split(separator: ";")[0]
        return CallbackRequest(
            method: "GET", target: "\(path)?\(query ?? "state=\(state)")",
            cookieHeader: withCookie ? "a=b; \(cookie)" : "a=b")
    }

    // MARK: - Started here

    @Test("The browser is sent to the provider, and recognized when it returns") func redirects() async throws {
        let start = try await signIn.startSignOut(idToken: SecretString("the.id.token"))
        #expect(start.url.contains("id_token_hint=the.id.token"))
        #expect(start.url.contains("post_logout_redirect_uri=https%3A%2F%2Fconsole.example.com%2Fsigned-out"))
        let cookie = try #require(start.cookie)
        #expect(cookie.hasPrefix("__Host-signout-") && cookie.hasSuffix("; Secure; Max-Age=600"))
        #expect(cookie.contains("; Path=/; HttpOnly; SameSite=Lax"))
        let result = try signIn.finishSignOut(returning(from: start))
        let name = try #require(cookie.split(separator: "=").first)
        #expect(result.expiredCookie == "\(name)=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0")
    }

    @Test("On this machine, the cookie needs no https") func loopbackCookie() async throws {
        let signIn = try SignIn(
            [DoorSignOutTests.provider(issuer, name: "a", redirect: "http://localhost:8080/signed-out")],
            transport: issuer.transport, crypto: SoftwareCrypto(), time: time, onWarning: .ignored)
        let start = try await signIn.startSignOut()
        let cookie = try #require(start.cookie)
        #expect(cookie.hasPrefix("signout-") && !cookie.contains("Secure"))
        _ = try signIn.finishSignOut(returning(from: start))
    }

    @Test("A return that this browser did not start is rejected") func otherBrowsers() async throws {
        let start = try await signIn.startSignOut()
        let other = try await signIn.startSignOut()
        let state = try #require(other.url.split(separator: "state=").last)
        for (query, path, withCookie, code) in [
            (nil, "/signed-out", false, ProblemCode.responseCookieMissing),
            ("state=\(state)", "/signed-out", true, .responseCookieMissing),
            ("state=x", "/signed-out", true, .responseCookieMissing),
            ("a=b", "/signed-out", true, .responseStateMissing),
            ("state=a&state=b", "/signed-out", true, .responseDuplicateParameter),
            (nil, "/elsewhere", true, .responseOtherCallback),
        ] as [(String?, String, Bool, ProblemCode)] {
            let request = try returning(from: start, query: query, path: path, withCookie: withCookie)
            let refusal = expectRefusal(code) { try signIn.finishSignOut(request) }
            if code == .responseOtherCallback { #expect(refusal?.first.expected == DoorSignOutTests.redirect) }
        }
    }

    @Test("Without a redirect URL, the browser does not return and gets no cookie") func withoutRedirect() async throws
    {
        let signIn = try SignIn(
            [DoorSignOutTests.provider(issuer, name: "a")], transport: issuer.transport, crypto: SoftwareCrypto(),
            time: time, onWarning: .ignored)
        let start = try await signIn.startSignOut(loginHint: "ada")
        #expect(start.cookie == nil && start.url.contains("logout_hint=ada") && !start.url.contains("state="))
        let request = CallbackRequest(method: "GET", target: "/signed-out?state=x")
        expectRefusal(.responseOtherCallback) { try signIn.finishSignOut(request) }
        #expect(await refusalCodes { try await signIn.startSignOut(with: "b") } == [.requestInvalid])
    }

    // MARK: - Reported by the provider

    @Test("A logout token is accepted once") func backChannel() async throws {
        let token = issuer.logoutToken(for: "client-keycloak", subject: "ada", session: "s1", at: time.now)
        let logout = try await signIn.backChannelLogout("logout_token=\(token)")
        #expect(logout.subject == "ada" && logout.session == "s1")
        #expect(
            await refusalCodes { try await signIn.backChannelLogout("logout_token=\(token)") } == [.tokenAlreadyUsed])
        let next = issuer.logoutToken(for: "client-keycloak", subject: "ada", session: "s1", at: time.now)
        _ = try await signIn.backChannelLogout("logout_token=\(next)")
        for body in ["", "logout_token=", "logout_token=a&logout_token=b", "logout_token=a.b.c"] {
            #expect(await refusalCodes { try await signIn.backChannelLogout(body) }.isEmpty == false, "\(body)")
        }
    }

    @Test("Of two requests with one logout token at a time, one is accepted") func backChannelAtOnce() async throws {
        let token = issuer.logoutToken(for: "client-keycloak", at: time.now)
        let accepted = await withTaskGroup(of: Bool.self) { [signIn] group in
            for _ in 0..<8 {
                group.addTask {
                    await refusalCodes { try await signIn.backChannelLogout("logout_token=\(token)") }.isEmpty
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(accepted == 1)
    }

    @Test("The token selects one of several providers") func severalProviders() async throws {
        let other = try TestIssuer("https://other.example.com", time: time)
        let signIn = try SignIn(
            [DoorSignOutTests.provider(issuer, name: "a"), DoorSignOutTests.provider(other, name: "b")],
            transport: TwoIssuers(first: issuer.transport, second: other.transport), crypto: SoftwareCrypto(),
            time: time,
            onWarning: .ignored)
        let token = other.logoutToken(for: "client-b", at: time.now)
        #expect(try await signIn.backChannelLogout("logout_token=\(token)").issuer == "https://other.example.com")
        #expect(
            await refusalCodes { try await signIn.backChannelLogout("logout_token=\(token)") } == [.tokenAlreadyUsed])
        let mine = issuer.logoutToken(for: "client-a", at: time.now)
        #expect(await refusalCodes { try await signIn.backChannelLogout("logout_token=\(mine)", with: "b") } != [])
        func logout(_ query: String) -> CallbackRequest { CallbackRequest(method: "GET", target: "/logout?\(query)") }
        let named = try await signIn.frontChannelLogout(logout("sid=s&iss=https://other.example.com"))
        #expect(named.session == "s" && named.issuer == "https://other.example.com")
        let unnamed = await expectRefusal(.responseIssuerMissing) {
            try await signIn.frontChannelLogout(logout("sid=s"))
        }
        #expect(unnamed?.first.expected == "https://id.example.com")
        // Neither accepts it, and the problem is the first provider's.
        let expired = issuer.logoutToken(for: "client-a", at: time.now.addingTimeInterval(-7_200))
        let refusal = await refusal { try await signIn.backChannelLogout("logout_token=\(expired)") }
        #expect(refusal?.codes.contains(.tokenExpired) == true)
        #expect(try await signIn.frontChannelLogout(logout("sid=s"), with: "b").session == "s")
    }

    /// A transport to two issuers, which differ by their host.
    private struct TwoIssuers: HTTPTransport {
        let first: StubTransport
        let second: StubTransport

        func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
            try await (request.url.hasPrefix("https://other.") ? second : first).send(request)
        }
    }

    @Test("A sign-in keeps the session that a logout request names") func session() async throws {
        let start = try await signIn.start(cookieHeader: nil)
        let response = try issuer.signIn(at: start.url, claims: ["sid": "s1"])
        let result = try await signIn.finish(response.request(cookies: start.cookies))
        #expect(result.session == "s1")
        let logout = try await signIn.frontChannelLogout(
            CallbackRequest(method: "GET", target: "/logout?sid=s1&iss=https://id.example.com"))
        #expect(logout.session == result.session)
    }

    @Test("A store of logout tokens stays within its capacity, and forgets expired ones first") func capacity() async {
        let store = InMemoryLogoutTokens(time: time)
        for number in 0..<10_000 {
            let isLong = number.isMultiple(of: 2)
            #expect(await store.insert("\(number)", until: time.now.addingTimeInterval(isLong ? 600 : 60)))
        }
        time.advance(by: .seconds(120))
        #expect(await store.insert("new", until: time.now.addingTimeInterval(600)))
        #expect(store.count == 5_001)
        #expect(await !store.insert("0", until: time.now))
        for number in 0..<8_000 { _ = await store.insert("later-\(number)", until: time.now.addingTimeInterval(900)) }
        #expect(store.count <= 10_000)
        #expect(await !store.insert("later-7999", until: time.now))
    }

    @Test("A full store drops the tokens that end first") func order() async {
        let store = InMemoryLogoutTokens(time: time)
        // In no particular order of their ends.
        for number in 0..<10_000 {
            _ = await store.insert("\(number)", until: time.now.addingTimeInterval(Double(1 + number * 7_919 % 10_000)))
        }
        #expect(await store.insert("new", until: time.now.addingTimeInterval(60)))
        #expect(store.count == 8_751)
        func isKept(_ number: Int) async -> Bool { await !store.insert("\(number)", until: time.now) }
        for number in 0..<10_000 where number.isMultiple(of: 1_237) {
            #expect(await isKept(number) == (number * 7_919 % 10_000 >= 1_250))
        }
    }

    @Test("Expired tokens stay while there is room, and end at their end") func expiredTokens() async {
        let store = InMemoryLogoutTokens(time: time)
        _ = await store.insert("a", until: time.now.addingTimeInterval(10))
        time.advance(by: .seconds(20))
        _ = await store.insert("b", until: time.now)
        #expect(store.count == 2)
        for number in 0..<9_998 { _ = await store.insert("\(number)", until: time.now.addingTimeInterval(60)) }
        #expect(store.count == 10_000)
        #expect(await store.insert("new", until: time.now.addingTimeInterval(60)))
        #expect(store.count == 9_999)
    }

    @Test("A store that fails is reported without its error") func failingStore() async throws {
        struct Failing: LogoutTokenStore {
            struct Failure: Error {}
            func insert(_ key: String, until end: Date) async throws -> Bool { throw Failure() }
        }
        let signIn = try SignIn(
            [DoorSignOutTests.provider(issuer, name: "a")], transport: issuer.transport, crypto: SoftwareCrypto(),
            logoutTokens: Failing(), time: time, onWarning: .ignored)
        let token = issuer.logoutToken(for: "client-a", at: time.now)
        #expect(
            await refusalCodes { try await signIn.backChannelLogout("logout_token=\(token)") }
                == [.responseStoreUnavailable])
    }

    @Test("Whatever arrives at the URLs of a sign-out, nothing else is accepted") func arbitraryRequests() async throws
    {
        let start = try await signIn.startSignOut()
        let token = issuer.logoutToken(for: "client-keycloak", at: time.now)
        let state = try #require(start.url.split(separator: "state=").last)
        var random = SeededGenerator(seed: 18)
        let pieces = [
            "state=", String(state.prefix(20)), "&", "=", ";", " ", "__Host-signout-", "%", "%00", "\u{0}", "ä", "iss=",
            "sid=",
            "https://evil.example", "logout_token=", String(token.prefix(90)), ".", "/signed-out", "?", "\r\n",
        ]
        func text() -> String {
            (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        }
        for _ in 0..<1_000 {
            let request = CallbackRequest(method: "GET", target: text(), body: text(), cookieHeader: text())
            #expect(!refusalCodes { try signIn.finishSignOut(request) }.isEmpty)
            let body = text()
            #expect(await !refusalCodes { try await signIn.backChannelLogout(body) }.isEmpty)
            // A front-channel request is not authenticated, but a wrong issuer is never accepted.
            if let logout = try? await signIn.frontChannelLogout(request) {
                #expect(logout.issuer == nil)
            }
        }
        _ = try signIn.finishSignOut(returning(from: start))
        _ = try await signIn.backChannelLogout("logout_token=\(token)")
    }

    @Test("Entra's users sign out through its front door") func entra() async throws {
        let issuer = try TestIssuer(EntraAuthority(tenant: .directory(Door.tenant)), tenant: Door.tenant, time: time)
        let entra = try EntraSignIn(
            issuer: Door.issuerSetting, clientID: Door.clientID, clientSecret: Door.secret,
            redirectURL: Door.redirectURL,
            signOutRedirectURL: DoorSignOutTests.redirect, transport: issuer.transport, time: time, onWarning: .ignored)
        let signInStart = try await entra.start(cookieHeader: nil)
        let response = try issuer.signIn(at: signInStart.url, claims: ["sid": "s1", "login_hint": "hint"])
        let result = try await entra.finish(response.request(cookies: signInStart.cookies))
        #expect(result.session == "s1" && result.loginHint == "hint")

        let start = try await entra.startSignOut(loginHint: result.loginHint)
        #expect(start.url.contains("logout_hint=hint"))
        _ = try entra.finishSignOut(returning(from: start))
        let logout = try await entra.frontChannelLogout(CallbackRequest(method: "GET", target: "/logout?sid=s1"))
        #expect(logout.session == result.session)
        let codes = refusalCodes {
            try EntraSignIn(
                issuer: Door.issuerSetting, clientID: Door.clientID, clientSecret: Door.secret,
                redirectURL: Door.redirectURL, signOutRedirectURL: "http://console.example.com/out",
                transport: issuer.transport, onWarning: .ignored)
        }
        #expect(codes == [.redirectSchemeNotHTTPS])
    }
}
