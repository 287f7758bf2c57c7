import Foundation
import OIDCPrimitives
import OIDCProviders
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

@testable import OIDCSignIn

/// Access tokens are fetched once for all callers, kept until shortly before they expire, and bounded.
@Suite struct AccessTokensTests {
    private static let lifetime = Duration.seconds(3_600)

    /// Fetches tokens when the test lets it, and counts the requests.
    private final class Source: Sendable {
        private struct State {
            var requests = 0
            var isHeld = false
            var waiting: [CheckedContinuation<Void, Never>] = []
            var refusal: Refusal?
        }

        private let state = Locked(State())
        let time: ManualTime
        let lifetime: Duration?

        init(_ time: ManualTime, lifetime: Duration? = AccessTokensTests.lifetime) {
            self.time = time
            self.lifetime = lifetime
        }

        var requests: Int { state.withLock { $0.requests } }
        func hold() { state.withLock { $0.isHeld = true } }
        func fail(_ refusal: Refusal?) { state.withLock { $0.refusal = refusal } }

        func release() {
            let waiting = state.withLock { state in
                defer { state.waiting = [] }
                state.isHeld = false
                return state.waiting
            }
            for continuation in waiting { continuation.resume() }
        }

        func fetch() async throws(Refusal) -> AccessToken {
            let number = state.withLock { state in
                state.requests += 1
                return state.requests
            }
            await withCheckedContinuation { continuation in
                let isHeld = state.withLock { state in
                    if state.isHeld { state.waiting.append(continuation) }
                    return state.isHeld
                }
                if !isHeld { continuation.resume() }
            }
            if let refusal = state.withLock({ $0.refusal }) { throw refusal }
            return AccessToken(SecretString("token-\(number)"), lifetime: lifetime, requestedAt: time.now)
        }
    }

    private let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))

    private func key(_ subject: String = "ada", scope: String? = "read write") throws -> AccessTokenKey {
        try AccessTokenKey(
            configuration(), grantType: "test", subject: subject, scope: scope, digest: SoftwareCrypto())
    }

    private func configuration(
        name: String = "example", clientID: String = "client"
    ) throws -> ProviderConfiguration {
        try ProviderConfiguration(name: name, profile: StubProfile(), clientID: clientID, authentication: .none)
    }

    private func text(_ tokens: AccessTokens, _ key: AccessTokenKey, _ source: Source) async throws -> String {
        try await tokens.token(for: key) { () throws(Refusal) in try await source.fetch() }.token.revealed()
    }

    @Test("64 callers share one request") func singleFlight() async throws {
        let (tokens, source, key) = (AccessTokens(time: time), Source(time), try key())
        source.hold()
        try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<64 { group.addTask { try await text(tokens, key, source) } }
            for _ in 0..<10_000 where await tokens.waitingCount < 64 { try await Task.sleep(for: .milliseconds(1)) }
            #expect(await tokens.waitingCount == 64)
            source.release()
            for try await found in group { #expect(found == "token-1") }
        }
        #expect(source.requests == 1)
        #expect(try await text(tokens, key, source) == "token-1")
        #expect(source.requests == 1)
    }

    @Test("A token is replaced five minutes before it expires") func earlyExpiry() async throws {
        let (tokens, source, key) = (AccessTokens(time: time), Source(time), try key())
        #expect(try await text(tokens, key, source) == "token-1")
        time.advance(by: .seconds(3_299))
        #expect(try await text(tokens, key, source) == "token-1")
        time.advance(by: .seconds(1))
        #expect(try await text(tokens, key, source) == "token-2")
    }

    @Test("A token that lives shorter than ten minutes is replaced after half of its lifetime")
    func shortLifetime() async throws {
        let (tokens, source, key) = (AccessTokens(time: time), Source(time, lifetime: .seconds(60)), try key())
        #expect(try await text(tokens, key, source) == "token-1")
        time.advance(by: .seconds(29))
        #expect(try await text(tokens, key, source) == "token-1")
        time.advance(by: .seconds(1))
        #expect(try await text(tokens, key, source) == "token-2")
    }

    @Test("A token without a lifetime is not kept") func unknownLifetime() async throws {
        let (tokens, source, key) = (AccessTokens(time: time), Source(time, lifetime: nil), try key())
        #expect(try await text(tokens, key, source) == "token-1")
        #expect(try await text(tokens, key, source) == "token-2")
        #expect(await tokens.count == 0)
    }

    @Test("A wall clock that is corrected does not extend a token") func correctedClock() async throws {
        let (tokens, source, key) = (AccessTokens(time: time), Source(time), try key())
        #expect(try await text(tokens, key, source) == "token-1")
        time.advance(by: .seconds(3_300))
        time.setWallClock(Date(timeIntervalSince1970: 1_700_000_000))
        #expect(try await text(tokens, key, source) == "token-2")
    }

    @Test("An error reaches every caller and is not kept") func error() async throws {
        let (tokens, source, key) = (AccessTokens(time: time), Source(time), try key())
        source.fail(Refusal(.deviceCodeExpired()))
        await expectRefusal(.exchangeDeviceCodeExpired) { try await text(tokens, key, source) }
        #expect(await tokens.count == 0)
        source.fail(nil)
        #expect(try await text(tokens, key, source) == "token-2")
    }

    @Test(
        "An error with Retry-After is kept for that time, at most five minutes", arguments: [(30, 30), (86_400, 300)])
    func retryAfter(asked: Int, kept: Int) async throws {
        let (tokens, source, key) = (AccessTokens(time: time), Source(time), try key())
        source.fail(Refusal(Problem.deviceCodeExpired().retrying(after: .seconds(asked))))
        for _ in 0..<3 { await expectRefusal(.exchangeDeviceCodeExpired) { try await text(tokens, key, source) } }
        #expect(source.requests == 1)
        source.fail(nil)
        time.advance(by: .seconds(kept - 1))
        await expectRefusal(.exchangeDeviceCodeExpired) { try await text(tokens, key, source) }
        time.advance(by: .seconds(1))
        #expect(try await text(tokens, key, source) == "token-2")
    }

    @Test("There are at most as many entries as the capacity, and the one that ends first is removed")
    func capacity() async throws {
        let (tokens, source) = (AccessTokens(capacity: 3, time: time), Source(time))
        for subject in ["a", "b", "c"] {
            _ = try await text(tokens, key(subject), source)
            time.advance(by: .seconds(1))
        }
        _ = try await text(tokens, key("d"), source)
        #expect(await tokens.count == 3)
        #expect(try await text(tokens, key("b"), source) == "token-2")
        #expect(try await text(tokens, key("c"), source) == "token-3")
        #expect(try await text(tokens, key("a"), source) == "token-5")
    }

    @Test("Too many requests at the same time are refused, and callers of one in progress are not")
    func mostRequests() async throws {
        let tokens = AccessTokens(capacity: 3, margin: .zero, time: time, mostRequests: 1)
        let (source, key, other) = (Source(time), try key(), try self.key("eve"))
        source.hold()
        let first = Task { try await text(tokens, key, source) }
        for _ in 0..<10_000 where await tokens.waitingCount < 1 { try await Task.sleep(for: .milliseconds(1)) }
        let refused = await expectRefusal(.exchangeUnreachable) { try await text(tokens, other, source) }
        #expect(refused?.isRetryable == true)
        let second = Task { try await text(tokens, key, source) }
        for _ in 0..<10_000 where await tokens.waitingCount < 2 { try await Task.sleep(for: .milliseconds(1)) }
        source.release()
        #expect(try await first.value == "token-1")
        #expect(try await second.value == "token-1")
        #expect(try await text(tokens, other, source) == "token-2")
    }

    @Test("A cancelled caller stops waiting, and the others get the token") func cancelledCaller() async throws {
        let (tokens, source, key) = (AccessTokens(time: time), Source(time), try key())
        source.hold()
        let first = Task { await refusalCodes { try await text(tokens, key, source) } }
        for _ in 0..<10_000 where await tokens.waitingCount < 1 { try await Task.sleep(for: .milliseconds(1)) }
        let second = Task { try await text(tokens, key, source) }
        for _ in 0..<10_000 where await tokens.waitingCount < 2 { try await Task.sleep(for: .milliseconds(1)) }
        first.cancel()
        #expect(await first.value == [.exchangeUnreachable])
        source.release()
        #expect(try await second.value == "token-1")
        #expect(source.requests == 1)
    }

    @Test("A caller that was cancelled before does not wait, and the request goes on") func cancelledBefore()
        async throws
    {
        let (tokens, source, key) = (AccessTokens(time: time), Source(time), try key())
        source.hold()
        let caller = Task {
            while !Task.isCancelled { await Task.yield() }
            return await refusalCodes { try await text(tokens, key, source) }
        }
        caller.cancel()
        #expect(await caller.value == [.exchangeUnreachable])
        #expect(await eventually { source.requests == 1 })
        source.release()
        #expect(try await text(tokens, key, source) == "token-1")
    }

    @Test("A response without an access token has none to use for an API") func missingAccessToken() throws {
        var profile = try StubProfile()
        profile.mayOmitAccessToken = true
        let body = Array(#"{"id_token":"a.b.c","token_type":"Bearer"}"#.utf8)
        let response = try TokenResponse(
            parsing: TransportResponse(status: 200, body: body), from: "https://id.example.com/token",
            profile: profile)
        #expect(response.accessToken == nil && response.idToken?.revealed() == "a.b.c")
        expectRefusal(.exchangeMissingMember) { try AccessToken(response, requestedAt: time.now) }
    }

    @Test("Callers stop waiting after a minute, even if the request never ends") func timeout() async throws {
        let (tokens, source, key) = (AccessTokens(time: time), Source(time), try key())
        source.hold()
        let caller = Task { await refusalCodes { try await text(tokens, key, source) } }
        #expect(await eventually { time.sleepers == 1 })
        for _ in 0..<10_000 where await tokens.waitingCount < 1 { try await Task.sleep(for: .milliseconds(1)) }
        time.advance(by: .seconds(60))
        #expect(await caller.value == [.exchangeUnreachable])
        source.release()
        #expect(try await text(tokens, key, source) == "token-2")
    }

    @Test("A rejected token is replaced once, however many callers report it") func rejectedToken() async throws {
        let (tokens, source, key) = (AccessTokens(time: time), Source(time), try key())
        let rejected = try await tokens.token(for: key) { () throws(Refusal) in try await source.fetch() }
        for _ in 0..<3 {
            await tokens.remove(rejected, for: key)
            #expect(try await text(tokens, key, source) == "token-2")
        }
        #expect(source.requests == 2)
    }

    @Test("What is being fetched when everything is removed is not kept") func removeAll() async throws {
        let (tokens, source, key) = (AccessTokens(time: time), Source(time), try key())
        source.hold()
        let caller = Task { try await text(tokens, key, source) }
        for _ in 0..<10_000 where await tokens.waitingCount < 1 { try await Task.sleep(for: .milliseconds(1)) }
        await tokens.removeAll()
        source.release()
        #expect(try await caller.value == "token-1")
        #expect(await tokens.count == 0)
        #expect(try await text(tokens, key, source) == "token-2")
    }

    // MARK: - Keys

    @Test("Only requests that may use the same token have the same key") func keys() throws {
        let crypto = SoftwareCrypto()
        let secret = SecretString("a")
        func key(_ grant: TokenGrant, name: String = "example", clientID: String = "client") throws -> AccessTokenKey {
            AccessTokenKey(grant, try configuration(name: name, clientID: clientID), digest: crypto)
        }
        let base = TokenGrant.assertion(secret, scope: "read write")
        #expect(try key(base) == key(.assertion(secret, scope: "write read")))
        let others = [
            try key(.assertion(SecretString("b"), scope: "read write")), try key(.assertion(secret, scope: "read")),
            try key(.assertion(secret, scope: "read write", claims: ClaimsRequest(parsing: "{}"))),
            try key(.exchange(secret, scope: "read write")), try key(.clientCredentials(scope: "read write")),
            try key(base, name: "other"), try key(base, clientID: "other"),
            try key(.assertion(secret, scope: "read write", extraParameters: [.init(name: "x", value: "y")])),
        ]
        #expect(Set(others + [try key(base)]).count == others.count + 1)
    }

    @Test("Neither tokens nor keys show what they contain") func descriptions() throws {
        let token = AccessToken(SecretString("S3CRET"), lifetime: nil, requestedAt: time.now)
        let grant = TokenGrant.assertion(SecretString("S3CRET"), scope: "read")
        let shown = ["\(token)", "\(grant)", "\(try key("S3CRET"))"]
        for text in shown { #expect(!text.contains("S3CRET")) }
        for value in [token, grant, try key("S3CRET")] as [Any] {
            #expect(Mirror(reflecting: value).children.isEmpty)
        }
        #expect(token.authorizationField.revealed() == "Bearer S3CRET")
    }
}
