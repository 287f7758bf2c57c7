import EntraID
import Foundation
import OIDCTestSupport
import TestHelpers
import Testing

/// Which sessions a logout request ends.
@Suite struct ProviderSessionTests {
    private let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
    private let issuer: TestIssuer
    private let other: TestIssuer
    private let signIn: SignIn

    init() throws {
        issuer = try TestIssuer(time: time)
        other = try TestIssuer("https://other.example.com", time: time)
        let (first, second) = (issuer.transport, other.transport)
        signIn = try SignIn(
            [issuer, other].enumerated().map { number, issuer in
                SignIn.Provider(
                    try ProviderConfiguration(
                        name: "id\(number)", profile: issuer.profile, clientID: "client",
                        authentication: .secretInHeader(SecretString("a-secret"))),
                    callback: try CallbackURL(parsing: "https://console.example.com/\(number)"))
            },
            transport: ClosureTransport { request in
                try await (request.url.hasPrefix("https://other.") ? second : first).send(request)
            }, crypto: SoftwareCrypto(), time: time, onWarning: .ignored)
    }

    /// Signs a user in and returns the session.
    private func session(
        _ claims: [String: JSONValue?], state: String? = nil, at number: Int = 0
    ) async throws -> ProviderSession {
        let start = try await signIn.start(with: "id\(number)", cookieHeader: nil)
        let response = try (number == 0 ? issuer : other).signIn(at: start.url, claims: claims)
        let request = response.request(cookies: start.cookies)
        let cookies = start.cookies.map { String($0.prefix { $0 != ";" }) }.joined(separator: "; ")
        let more = state.map { "&session_state=\(PercentEncoding.encode($0))" } ?? ""
        return try await signIn.finish(
            CallbackRequest(
                path: request.path, mode: request.mode, encodedParameters: request.encodedParameters + more,
                cookieHeader: cookies)
        ).providerSession
    }

    private func frontChannel(_ query: String, with provider: String? = nil) async throws -> FrontChannelLogout {
        try await signIn.frontChannelLogout(
            CallbackRequest(method: "GET", target: "/logout?\(query)"), with: provider)
    }

    // MARK: - Front channel

    @Test("A front-channel request ends the session that it names, and no other") func frontChannel() async throws {
        let mine = try await session(["sid": "s1"])
        let elsewhere = try await session(["sid": "s1"], at: 1)
        #expect(mine.provider == "id0" && elsewhere.provider == "id1" && mine.session == "s1")
        let here = try await frontChannel("sid=s1&iss=https://id.example.com")
        #expect(mine.isEnded(by: here) && !elsewhere.isEnded(by: here))
        let there = try await frontChannel("sid=s1&iss=https://other.example.com")
        #expect(!mine.isEnded(by: there) && elsewhere.isEnded(by: there))
        for query in ["sid=s2", "sid=S1", "sid=s1%20", "sid=s11", "sid=", "x=y"] {
            #expect(try await !mine.isEnded(by: frontChannel(query, with: "id0")), "\(query)")
        }
        #expect(try await mine.isEnded(by: frontChannel("sid=s1", with: "id0")))
    }

    @Test("Without sid in the ID token, the session of the response is compared") func sessionState() async throws {
        let stated = try await session([:], state: "state 1")
        #expect(stated.sessionState == "state 1" && stated.session == nil)
        #expect(try await stated.isEnded(by: frontChannel("sid=state%201", with: "id0")))
        #expect(try await !stated.isEnded(by: frontChannel("sid=state%202", with: "id0")))
        // The signed value comes first, because anybody can change the other one in their own browser.
        let signed = try await session(["sid": "s1"], state: "x")
        #expect(try await !signed.isEnded(by: frontChannel("sid=x", with: "id0")))
        #expect(try await signed.isEnded(by: frontChannel("sid=s1", with: "id0")))
        let neither = try await session([:])
        #expect(try await !neither.isEnded(by: frontChannel("sid=", with: "id0")))
        #expect(try await session([:], state: String(repeating: "a", count: 255)).sessionState?.utf8.count == 255)
        #expect(try await session([:], state: String(repeating: "a", count: 256)).sessionState == nil)
    }

    @Test("The response to a front-channel request is not stored, and can be in a frame") func headers() {
        let fields = Dictionary(FrontChannelLogout.responseHeaders.map { ($0.name, $0.value) }) { $1 }
        #expect(fields["Cache-Control"] == "no-store")
        #expect(fields["X-Frame-Options"] == nil)
        #expect(fields["Content-Security-Policy"] == "default-src 'none'")
    }

    // MARK: - Back channel

    @Test("A logout token ends its session, or all sessions of its user") func backChannel() async throws {
        let mine = try await session(["sid": "s1"])
        let elsewhere = try await session(["sid": "s1"], at: 1)
        func token(_ subject: String?, _ session: String?) async throws -> LogoutToken {
            let text = issuer.logoutToken(for: "client", subject: subject, session: session, at: time.now)
            return try await signIn.backChannelLogout("logout_token=\(text)")
        }
        for (subject, ended, isEnded) in [
            (mine.subject, "s1", true), (nil, "s1", true), (mine.subject, nil, true), (mine.subject, "s2", false),
            ("somebody", "s1", false), ("somebody", nil, false), (nil, "s2", false),
        ] as [(String?, String?, Bool)] {
            let token = try await token(subject, ended)
            #expect(mine.isEnded(by: token) == isEnded, "\(subject ?? "-") \(ended ?? "-")")
            #expect(!elsewhere.isEnded(by: token))
        }
        let without = try await session([:])
        #expect(try await !without.isEnded(by: token(without.subject, "s1")))
    }

    // MARK: - Keeping

    @Test("A session can be kept, and its description reveals nothing about the user") func keeping() async throws {
        let mine = try await session(["sid": "s1"], state: "x")
        let copy = try JSONDecoder().decode(ProviderSession.self, from: JSONEncoder().encode(mine))
        #expect(copy.issuer == mine.issuer && copy.subject == mine.subject && copy.provider == "id0")
        #expect(copy.session == "s1" && copy.sessionState == "x" && copy.logoutHint == nil)
        var dumped = ""
        dump(mine, to: &dumped)
        #expect("\(mine)" == "session at id0" && !dumped.contains("s1") && !dumped.contains(mine.subject))
    }

    @Test("Entra's login hint is kept, and sent as logout_hint") func loginHint() async throws {
        let door = try Door()
        let start = try await door.entra.start(cookieHeader: nil)
        let response = try door.issuer.signIn(at: start.url, claims: ["sid": "s1", "login_hint": "O.CiQ"])
        let result = try await door.entra.finish(response.request(cookies: start.cookies))
        #expect(result.providerSession.logoutHint == "O.CiQ" && result.providerSession.session == "s1")
        let signOut = try await door.entra.startSignOut(of: result.providerSession)
        #expect(signOut.url.contains("logout_hint=O.CiQ") && !signOut.url.contains("id_token_hint"))
        #expect(await refusalCodes { try await signIn.startSignOut(of: result.providerSession) } == [.requestInvalid])
    }
}
