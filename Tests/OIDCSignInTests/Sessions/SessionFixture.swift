import Foundation
import OIDCCallbacks
import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
import OIDCProviders
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers

@testable import OIDCSignIn

/// Sessions at a provider that accepts each refresh token once, with a clock that the test advances.
struct SessionFixture {
    let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
    let issuer: TestIssuer
    let provider: RotatingProvider
    let store: UnreliableStore
    let client: SignInClient
    let sessions: Sessions
    private let reported = Locked<[OIDCEvent]>([])

    init() throws {
        issuer = try TestIssuer(time: time)
        provider = RotatingProvider(issuer)
        store = UnreliableStore(InMemorySessions(time: time))
        client = try Self.client(of: provider, time) { [reported] event in reported.withLock { $0.append(event) } }
        sessions = try Sessions(client, store: store)
    }

    /// The ends of sessions that were reported.
    var reportedEnds: [OIDCEvent] { reported.withLock { events in events.filter { $0.kind == .sessionEnded } } }

    static func client(
        of provider: RotatingProvider, _ time: ManualTime, _ authentication: ClientAuthentication = .none,
        observer: @escaping @Sendable (OIDCEvent) -> Void = { _ in }
    ) throws -> SignInClient {
        let configuration = try ProviderConfiguration(
            name: "example", profile: provider.issuer.profile, clientID: "client", authentication: authentication)
        return try SignInClient(
            configuration, transport: provider, verifier: SoftwareCrypto(), digest: SoftwareCrypto(), time: time,
            observer: observer)
    }

    /// Returns the sessions of another instance of the server, which shares the store.
    func otherInstance() async throws -> Sessions {
        let client = try Self.client(of: provider, time)
        _ = try await client.snapshot()
        _ = await eventually { time.sleepers == 0 }
        return try Sessions(client, store: store)
    }

    func key(_ id: SecretString) -> SessionKey { SessionKey(id, digest: SoftwareCrypto()) }

    /// Signs a user in.
    func signIn(as subject: String = "ada", claims: [String: JSONValue?] = [:]) async throws -> SignInResult {
        let start = try await client.start(
            callback: SignInFixture.callback(), cookieHeader: nil, warnings: .ignored)
        let response = try issuer.signIn(at: start.url, as: subject, claims: claims)
        return try await client.finish(response.request(cookies: start.cookies))
    }

    /// Starts a session, and advances the clock. The client then has fresh metadata, so that only the session has to be
    /// renewed.
    func session(after duration: Duration, claims: [String: JSONValue?] = [:]) async throws -> SecretString {
        let id = try await sessions.begin(try await signIn(claims: claims))
        try await advance(by: duration)
        return id
    }

    func advance(by duration: Duration) async throws {
        time.advance(by: duration)
        _ = try await client.snapshot()
        _ = await eventually { time.sleepers == 0 }
    }

    // MARK: - The token endpoint

    func answerTokens(_ members: JSONObject, status: Int = 400) {
        let body = Array(JSONValue.object(members).serialized(indented: false).utf8)
        set(.answer(TransportResponse(status: status, body: body)))
    }

    func set(_ behavior: StubTransport.Behavior) {
        issuer.transport.setBehavior(behavior, at: issuer.tokenEndpoint)
    }

    /// Waits until a request waits for the token endpoint's answer.
    func refreshIsWaiting() async -> Bool { await eventually { issuer.transport.waitingCount == 1 } }

    /// Waits until no renewal is in progress.
    func renewalsHaveEnded() async -> Bool {
        for _ in 0..<10_000 {
            if await sessions.flights.counts.flights == 0 { return true }
            try? await Task.sleep(for: .milliseconds(1))
        }
        return false
    }
}

/// A provider that accepts each refresh token once, and afterwards none of the sign-in.
final class RotatingProvider: HTTPTransport {
    struct Counts {
        /// The refresh tokens that arrived, in order.
        var tokens: [String] = []
        /// How often a refresh token arrived that had been answered.
        var reuses = 0
    }

    let issuer: TestIssuer
    private let state = Locked((counts: Counts(), answered: Set<String>(), rejectsNext: false))

    init(_ issuer: TestIssuer) {
        self.issuer = issuer
    }

    var refreshes: Int { state.withLock { $0.counts.tokens.count } }
    var tokens: [String] { state.withLock { $0.counts.tokens } }
    var reuses: Int { state.withLock { $0.counts.reuses } }

    /// Rejects the refresh token that is answered next.
    func rejectNext() { state.withLock { $0.rejectsNext = true } }

    func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        let body = String(decoding: request.body, as: UTF8.self)
        let fields = (try? FormEncoding.decode(body)) ?? []
        guard let token = fields.first(where: { $0.name == "refresh_token" })?.value else {
            return try await issuer.transport.send(request)
        }
        let isReused = state.withLock { state in
            state.counts.tokens.append(token)
            if state.answered.contains(token) { state.counts.reuses += 1 }
            return state.counts.reuses > 0
        }
        let rejection = TransportResponse(status: 400, body: Array(#"{"error":"invalid_grant"}"#.utf8))
        if isReused { return rejection }
        let response = try await issuer.transport.send(request)
        let isRejected = state.withLock { state in
            defer { state.rejectsNext = false }
            return state.rejectsNext
        }
        if isRejected { return rejection }
        if response.status == 200 { state.withLock { state in _ = state.answered.insert(token) } }
        return response
    }
}

/// A store that fails on demand.
final class UnreliableStore: SessionStore {
    struct Failure: Error {}

    private struct State {
        var loadError: (any Error)?
        var failsToSwap = false
        var failedSwaps = 0
    }

    let store: InMemorySessions
    private let state = Locked(State())

    init(_ store: InMemorySessions) {
        self.store = store
    }

    func failLoads(_ error: (any Error)?) { state.withLock { $0.loadError = error } }
    func failSwaps(_ fails: Bool) { state.withLock { $0.failsToSwap = fails } }
    var failedSwaps: Int { state.withLock { $0.failedSwaps } }

    func load(_ key: SessionKey) async throws -> StoredSession? {
        if let error = state.withLock({ $0.loadError }) { throw error }
        return await store.load(key)
    }

    func compareAndSwap(_ key: SessionKey, expecting revision: Int?, _ session: StoredSession) async throws -> Bool {
        let fails = state.withLock { state in
            if state.failsToSwap { state.failedSwaps += 1 }
            return state.failsToSwap
        }
        if fails { throw Failure() }
        return await store.compareAndSwap(key, expecting: revision, session)
    }

    func remove(_ key: SessionKey) async throws { await store.remove(key) }
    func removeAll(_ selection: SessionSelection) async throws -> Int { await store.removeAll(selection) }

    func acquireLease(_ key: SessionKey, for owner: String, lasting duration: Duration) async throws -> Bool {
        await store.acquireLease(key, for: owner, lasting: duration)
    }

    func releaseLease(_ key: SessionKey, of owner: String) async throws {
        await store.releaseLease(key, of: owner)
    }
}
