import EntraID
import OIDCSoftwareCrypto
import OIDCTestSupport
import Testing

/// A pending sign-in can be completed once, and only in the browser that started it. This holds when a handler throws,
/// when two responses arrive together, and when a stranger loads the callback.
///
/// RFC 9700 §4.7 (login CSRF), OpenID Connect Core §15.5.2.
@Suite("A sign-in that is completed twice or in another browser")
struct ReplayedResponseTests {
    private let scenario = SignInScenario()

    @Test("Of concurrent copies of a response, one is accepted")
    func acceptsOneConcurrentResponse() async throws {
        let entra = try scenario.entra()
        let client = try scenario.client(entra)
        let start = try await scenario.start(client)
        let request = try entra.signIn(at: start.url).request(cookies: start.cookies)
        let verdicts = await withTaskGroup { group in
            for _ in 0..<3 { group.addTask { await scenario.codes(client, request) } }
            return await group.reduce(into: [[ProblemCode]]()) { $0.append($1) }
        }
        #expect(verdicts.count { $0 == [] } == 1)
        #expect(verdicts.count { $0 == [.responseNotPending] } == 2)
        #expect(entra.transport.requests(to: entra.tokenEndpoint).count == 1)
    }

    /// The provider's token is invalid, so the first completion throws. The pending sign-in is removed nevertheless.
    @Test("A rejected response cannot be tried again") func rejectedResponse() async throws {
        let entra = try scenario.entra()
        let client = try scenario.client(entra)
        let start = try await scenario.start(client)
        let bad = try #require(entra.badTokens.first { $0.code == .tokenExpired })
        let request = try entra.signIn(at: start.url, defect: bad).request(cookies: start.cookies)
        #expect(await scenario.codes(client, request) == [.tokenExpired])
        for _ in 0..<3 { #expect(await scenario.codes(client, request) == [.responseNotPending]) }
        #expect(entra.transport.requests(to: entra.tokenEndpoint).count == 1)
    }

    /// The pending sign-in is removed before the response is validated.
    @Test(
        "An invalid response uses up its pending sign-in",
        arguments: ["code=x&code=y", "code=%", "error=access_denied", "iss=https%3A%2F%2Fevil.example", ""])
    func invalidResponse(text: String) async throws {
        let client = try scenario.client(scenario.entra())
        let start = try await scenario.start(client)
        let state = try start.parameter("state")
        func request(_ text: String) -> CallbackRequest {
            let browser = BrowserCookies(start.cookies)
            return CallbackRequest(
                method: "GET", target: "/api/oidc/callback?\(text)&state=\(state)", cookieHeader: browser.header)
        }
        // The state comes first if the rest cannot be decoded.
        let wrong = text == "code=%" ? request("state=\(state)&code=%") : request(text)
        #expect(await scenario.codes(client, wrong) != [])
        #expect(await scenario.codes(client, request("code=c")) == [.responseNotPending])
    }

    /// A stranger opens the victim's callback URL, or has it opened, in another browser.
    @Test("A response in another browser neither completes nor uses up the sign-in")
    func otherBrowserIsRejected() async throws {
        let entra = try scenario.entra()
        let client = try scenario.client(entra)
        let victim = try await scenario.start(client)
        let response = try entra.signIn(at: victim.url)
        let stranger = try await scenario.start(client)
        #expect(await scenario.codes(client, response.request()) == [.responseCookieMissing])
        #expect(
            await scenario.codes(client, response.request(cookies: stranger.cookies)) == [.responseCookieMissing])
        // The stranger knows the name of the cookie, which comes from the state, but not its value.
        let name = try #require(victim.cookies[0].split(separator: "=").first)
        for value in ["", "x", String(repeating: "A", count: 43)] {
            #expect(
                await scenario.codes(client, response.request(cookies: ["\(name)=\(value)"]))
                    == [.responseNotPending])
        }
        #expect(await scenario.codes(client, response.request(cookies: victim.cookies)) == [])
    }

    /// Another host in the domain can set cookies for the whole domain, but not with the prefix `__Host-`.
    @Test("A cookie without the prefix `__Host-` is ignored") func cookieWithoutPrefix() async throws {
        let entra = try scenario.entra()
        let client = try scenario.client(entra)
        let attacker = try await scenario.start(client)
        let response = try entra.signIn(at: attacker.url, as: "the attacker")
        let cookie = attacker.cookies[0]
        #expect(cookie.hasPrefix("__Host-"))
        let tossed = String(cookie.dropFirst("__Host-".count))
        #expect(await scenario.codes(client, response.request(cookies: [tossed])) == [.responseCookieMissing])
    }

    @Test("The store sees neither the state nor the secret in the cookie") func storeKey() async throws {
        let store = SpyingStore()
        let scenario = SignInScenario(store: store)
        let start = try await scenario.start(try scenario.client(scenario.entra()))
        let state = try start.parameter("state")
        let secret = String(start.cookies[0].split(separator: "=", maxSplits: 1)[1].prefix(43))
        let key = try #require(await store.keys.first)
        let bytes = (Array(state.utf8) + [0] + Array(secret.utf8))[...]
        #expect(key == Base64URL.encode(SoftwareCrypto().hash(bytes.span, with: .sha256)))
        #expect(secret.utf8.count == 43)
        #expect(!key.contains(state) && !key.contains(secret))
    }

    @Test("A store that fails is reported as `response.store-unavailable`") func storeFailure() async throws {
        let scenario = SignInScenario(store: BrokenStore())
        let client = try scenario.client(scenario.entra())
        await #expect(throws: Refusal.self) { _ = try await scenario.start(client) }
        let healthy = SignInScenario()
        let start = try await healthy.start(try healthy.client(healthy.entra()))
        let request = CallbackRequest(
            method: "GET", target: "/api/oidc/callback?code=c&state=\(try start.parameter("state"))",
            cookieHeader: BrowserCookies(start.cookies).header)
        #expect(await scenario.codes(client, request) == [.responseStoreUnavailable])
    }
}

/// The `Cookie` field that a browser sends after it received the given `Set-Cookie` fields.
struct BrowserCookies {
    let header: String

    init(_ cookies: [String]) {
        header = cookies.map { String($0.prefix { $0 != ";" }) }.joined(separator: "; ")
    }
}

private actor SpyingStore: PendingSignInStore {
    private(set) var keys: [String] = []

    func save(_ pending: PendingSignIn, for key: PendingSignInKey) async throws { keys.append(key.rawValue) }
    func take(_ key: PendingSignInKey) async throws -> PendingSignIn? { nil }
}

private struct BrokenStore: PendingSignInStore {
    struct Failure: Error {}

    func save(_ pending: PendingSignIn, for key: PendingSignInKey) async throws { throw Failure() }
    func take(_ key: PendingSignInKey) async throws -> PendingSignIn? { throw Failure() }
}
