import EntraID
import Foundation
import OIDCURLSession
import TestHelpers
import Testing

@testable import OIDCTestSupport

/// Sessions with a fake Entra that accepts each refresh token once, over real sockets.
@Suite struct FakeSessionRenewalTests {
    /// The system's HTTP client, which counts the refresh tokens that it sends.
    private final class CountingTransport: HTTPTransport {
        private let client = PatientTransport(URLSessionTransport.urlSession)
        private let count = Locked(0)

        var refreshes: Int { count.withLock { $0 } }

        func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
            if String(decoding: request.body, as: UTF8.self).contains("grant_type=refresh_token") {
                count.withLock { $0 += 1 }
            }
            return try await client.send(request)
        }
    }

    private let time = ManualTime()
    private let transport = CountingTransport()
    private let emulator: FakeEntraServer
    private let entra: EntraSignIn

    init() throws {
        emulator = try FakeEntra.serve(time: time)
        emulator.entra.state.withLock { state in
            state.automaticUser = "ada"
            state.misbehavior.areRefreshTokensSingleUse = true
        }
        entra = try EntraSignIn(
            issuer: emulator.authority, clientID: FakeEntraClient.clientID.string,
            clientSecret: .literal(SecretString("abc8Q~thisSecretHasTheUsualFormOfEntra01")),
            redirectURL: "http://localhost:3000/callback", scope: "openid profile offline_access",
            emulatedAt: emulator.origin, transport: transport, time: time, onWarning: .ignored)
    }

    /// Signs in as a browser does, without a page.
    private func signIn(_ options: AuthorizationOptions = AuthorizationOptions()) async throws -> EntraSignInResult {
        let start = try await entra.start(cookieHeader: nil, options: options)
        let page = try await transport.send(
            TransportRequest(.get, start.url, timeout: .seconds(10), bodyLimit: 1 << 20))
        let location = try #require(page[header: "Location"])
        let cookies = start.cookies.map { String($0.prefix { $0 != ";" }) }.joined(separator: "; ")
        let query = try #require(location.split(separator: "?", maxSplits: 1).last)
        return try await entra.finish(
            CallbackRequest(method: "GET", target: "/callback?\(query)", cookieHeader: cookies))
    }

    @Test("64 concurrent requests with an expired session make one refresh, again and again")
    func concurrentRequests() async throws {
        defer { emulator.stop() }
        let sessions = try Sessions(entra.signIn, store: InMemorySessions(time: time))
        let id = try await sessions.begin(try await signIn())
        var last = try await sessions.tokens(for: id).accessToken
        for round in 1...3 {
            time.advance(by: .seconds(3_700))
            let requests = (0..<64).map { _ in Task { try await sessions.tokens(for: id).accessToken } }
            var tokens: [SecretString?] = []
            for request in requests { tokens.append(try await request.value) }
            #expect(tokens.allSatisfy { $0 == tokens[0] && $0 != nil && $0 != last })
            #expect(transport.refreshes == round)
            last = tokens[0]
        }
    }

    @Test("A policy that demands a stronger sign-in ends the session, and its claims lead to one that lasts")
    func conditionalAccess() async throws {
        defer { emulator.stop() }
        let sessions = try Sessions(entra.signIn, store: InMemorySessions(time: time))
        let id = try await sessions.begin(try await signIn())
        time.advance(by: .seconds(3_700))
        emulator.entra.state.withLock { $0.misbehavior.requiredContext = "c1" }
        let refusal = await expectRefusal(.sessionEnded) { try await sessions.tokens(for: id) }
        #expect(refusal?.reason == .signInAgain && refusal?.providerError?.suberror == "basic_action")
        var options = AuthorizationOptions()
        options.claims = try #require(refusal?.requiredClaims)
        let stronger = try await sessions.begin(try await signIn(options))
        time.advance(by: .seconds(3_700))
        #expect(try await sessions.tokens(for: stronger).accessToken != nil)
    }
}
