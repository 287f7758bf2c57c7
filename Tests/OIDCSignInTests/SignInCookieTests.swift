import Foundation
import OIDCCallbacks
import OIDCDiscovery
import OIDCFixtures
import OIDCPrimitives
import OIDCProviders
import OIDCSignIn
import OIDCSoftwareCrypto
import OIDCTokens
import TestHelpers
import Testing

/// The cookie that binds a sign-in to a browser.
@Suite struct SignInCookieTests {
    private let fixture = SignInFixture()

    private func start(
        _ mode: ResponseMode? = nil, on origin: String = "https://console.example.com", cookieHeader: String? = nil,
        lifetime: Duration = .seconds(600)
    ) async throws -> SignInStart {
        let configuration = try ProviderConfiguration(
            name: "example", profile: fixture.client().configuration.profile, clientID: "client", authentication: .none,
            responseMode: mode)
        let client = try SignInClient(
            configuration, transport: fixture, verifier: .acceptingAll,
            digest: SoftwareCrypto(), time: fixture.time)
        var options = AuthorizationOptions()
        options.lifetime = lifetime
        return try await client.start(
            callback: CallbackPolicy.standard.callback(publicURL: origin, warnings: .ignored),
            cookieHeader: cookieHeader,
            options: options, warnings: .ignored
        )
    }

    /// Returns a parameter of the authorization request.
    private func parameter(_ name: String, of start: SignInStart) throws -> String {
        let query = start.url.split(separator: "?").last ?? ""
        return try FormEncoding.decode(query).first { $0.name == name }?.value ?? ""
    }

    /// Returns the name, secret, and attributes of a `Set-Cookie` field.
    private func parts(_ cookie: String) throws -> (name: String, secret: String, attributes: String) {
        let pair = cookie.prefix { $0 != ";" }.split(separator: "=", omittingEmptySubsequences: false)
        return (String(pair[0]), String(pair[1]), String(cookie.drop { $0 != ";" }))
    }

    @Test("The cookie of a query response is SameSite=Lax") func queryResponseCookie() async throws {
        let start = try await start()
        let cookie = try parts(try #require(start.cookies.first))
        #expect(start.cookies.count == 1)
        #expect(cookie.attributes == "; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=600")
        #expect(try Base64URL.decode(cookie.secret).count == 32)
        let state = try parameter("state", of: start)
        let hash = Base64URL.encode(SoftwareDigest.hash(Array(state.utf8)[...]).prefix(16))
        #expect(cookie.name == "__Host-signin-\(hash)")
    }

    /// The response is posted from the provider's site, so only a SameSite=None cookie is sent with it.
    @Test("The cookie of a form_post response is SameSite=None") func formPostCookie() async throws {
        let cookie = try parts(try await start(.formPost).cookies[0])
        #expect(cookie.name.hasPrefix("__Host-signin-"))
        #expect(cookie.attributes == "; Path=/; HttpOnly; SameSite=None; Secure; Max-Age=600")
    }

    /// The prefix requires https. SameSite=None requires `Secure`, which browsers accept on localhost.
    @Test("The cookie on localhost has no __Host- prefix") func localhostCookie() async throws {
        let query = try parts(try await start(on: "http://localhost:8080").cookies[0])
        #expect(query.name.hasPrefix("signin-"))
        #expect(query.attributes == "; Path=/; HttpOnly; SameSite=Lax; Max-Age=600")
        let form = try parts(try await start(.formPost, on: "http://localhost:8080").cookies[0])
        #expect(form.attributes == "; Path=/; HttpOnly; SameSite=None; Secure; Max-Age=600")
    }

    @Test(
        "The cookie's lifetime is the sign-in's lifetime",
        arguments: [(Duration.milliseconds(500), "1"), (.seconds(1), "1"), (.seconds(3_600), "3600"), (.zero, "0")])
    func cookieLifetime(lifetime: Duration, expected: String) async throws {
        #expect(try await start(lifetime: lifetime).cookies[0].hasSuffix("; Max-Age=\(expected)"))
    }

    /// A browser can have several pending sign-ins.
    @Test("Each sign-in has its own cookie") func separateCookies() async throws {
        let (first, second) = (try parts(try await start().cookies[0]), try parts(try await start().cookies[0]))
        #expect(first.name != second.name)
        #expect(first.secret != second.secret)
    }

    // MARK: - Unused cookies

    private func header(_ count: Int) -> String {
        (0..<count).map { "__Host-signin-\(String(repeating: "a", count: 20))\($0 + 10)=secret" }.joined(
            separator: "; ")
    }

    @Test("At most eight sign-in cookies are kept, and the oldest are removed")
    func oldCookiesAreRemoved() async throws {
        #expect(try await start(cookieHeader: header(7)).cookies.count == 1)
        let cookies = try await start(cookieHeader: "session=s; \(header(9)); theme=dark").cookies
        #expect(cookies.count == 3)
        for (number, cookie) in cookies.dropFirst().enumerated() {
            let name = "__Host-signin-\(String(repeating: "a", count: 20))\(number + 10)"
            #expect(cookie == "\(name)=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0")
        }
    }

    /// Other cookies are not changed, and never repeated in a response.
    @Test(
        "A cookie that is not a sign-in's is not removed",
        arguments: [
            "signin-aaaaaaaaaaaaaaaaaaaaaa", "__Host-signin-", "__Host-signin-aaaaaaaaaaaaaaaaaaaaa",
            "__Host-signin-aaaaaaaaaaaaaaaaaaaaaaa", "__Host-signin-aaaaaaaaaaaaaaaaaaaa\r\n",
            "__Host-signin-aaaaaaaaaaaaaaaaaaaaa,", "__Host-session-aaaaaaaaaaaaaaaaaaaaa", "session",
        ])
    func otherCookiesAreKept(name: String) async throws {
        let header = (0..<20).map { _ in "\(name)=x" }.joined(separator: "; ")
        #expect(try await start(cookieHeader: header).cookies.count == 1)
    }

    @Test("A Cookie header that is too long is ignored") func longHeaderIsIgnored() async throws {
        let long = "x=\(String(repeating: "x", count: 65_536)); \(header(20))"
        #expect(try await start(cookieHeader: long).cookies.count == 1)
        let fitting = "\(header(20)); x="
        let full = fitting + String(repeating: "x", count: 65_536 - fitting.utf8.count)
        #expect(try await start(cookieHeader: full).cookies.count == 14)
        #expect(try await start(cookieHeader: full + "x").cookies.count == 1)
    }

    // MARK: - Finishing

    private func finish(_ cookieHeader: (String) -> String) async throws -> [ProblemCode] {
        let client = try fixture.client()
        let start = try await client.start(
            callback: SignInFixture.callback(), cookieHeader: nil, warnings: .ignored
        )
        let state = try parameter("state", of: start)
        let cookie = String(start.cookies[0].prefix { $0 != ";" })
        return await refusalCodes {
            try await client.finish(
                CallbackRequest(
                    method: "GET", target: "/api/oidc/callback?error=access_denied&state=\(state)",
                    cookieHeader: cookieHeader(cookie)))
        }
    }

    @Test("The cookie is found among others") func cookieAmongOthers() async throws {
        let found: [ProblemCode] = [.responseProviderError]
        #expect(try await finish { $0 } == found)
        #expect(try await finish { "a=b; \($0); c=d" } == found)
        #expect(try await finish { "a=b;\($0);c" } == found)
        #expect(try await finish { "a=b;\t\($0)" } == found)
        // The first one counts, because browsers send the most specific cookie first.
        #expect(try await finish { "\($0); \($0.prefix { $0 != "=" })=other" } == found)
    }

    @Test("A cookie with another secret finds no sign-in") func wrongSecret() async throws {
        let unknown: [ProblemCode] = [.responseNotPending]
        #expect(try await finish { $0 + "x" } == unknown)
        #expect(try await finish { String($0.dropLast()) } == unknown)
        #expect(try await finish { "\($0.prefix { $0 != "=" })=" } == unknown)
        #expect(try await finish { $0 + " " } == unknown)
        #expect(try await finish { "\($0.prefix { $0 != "=" })=other; \($0)" } == unknown)
    }

    /// Without a state no sign-in can be found, but other problems are still reported.
    @Test(
        "A response without a state is rejected",
        arguments: [
            ("code=c", ProblemCode.responseStateMissing), ("", .responseStateMissing),
            ("state=", .responseStateMissing),
            ("code=%", .responseMalformed), ("code=c&code=c", .responseDuplicateParameter),
        ])
    func missingState(query: String, code: ProblemCode) async throws {
        let client = try fixture.client()
        let found = await refusalCodes {
            try await client.finish(
                CallbackRequest(method: "GET", target: "/api/oidc/callback?\(query)"))
        }
        #expect(found == [code])
    }

    @Test("Without the cookie, no sign-in is found") func missingCookie() async throws {
        let missing: [ProblemCode] = [.responseCookieMissing]
        #expect(try await finish { _ in "" } == missing)
        #expect(try await finish { _ in "session=s" } == missing)
        #expect(try await finish { String($0.prefix { $0 != "=" }) } == missing)
        #expect(try await finish { $0.lowercased() } == missing)
        #expect(try await finish { "x\($0)" } == missing)
        #expect(try await finish { $0 + "; x=" + String(repeating: "x", count: 65_536) } == missing)
    }

    @Test("Finishing a sign-in removes its cookie") func finishedSignIn() async throws {
        let client = try fixture.client()
        let start = try await client.start(
            callback: SignInFixture.callback(), cookieHeader: nil, warnings: .ignored
        )
        func value(_ name: String) throws -> String { try parameter(name, of: start) }
        fixture.answerTokens([
            "access_token": "at", "token_type": "Bearer",
            "id_token": .string(
                SignInFixture.token([
                    "iss": .string(fixture.issuer), "sub": "s", "aud": "client",
                    "exp": 1_800_003_600,
                    "iat": 1_800_000_000, "nonce": .string(try value("nonce")),
                ])),
        ])
        let cookie = String(start.cookies[0].prefix { $0 != ";" })
        let request = CallbackRequest(
            method: "GET", target: "/api/oidc/callback?code=c&state=\(try value("state"))", cookieHeader: cookie)
        let result = try await client.finish(request)
        let name = cookie.prefix { $0 != "=" }
        #expect(result.expiredCookie == "\(name)=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0")
        #expect(result.refreshGrant == nil)
    }

    @Test("No cookie, body, or grant is printed") func descriptions() async throws {
        let start = try await start()
        let request = CallbackRequest(
            method: "POST", target: "/api/oidc/callback", body: "code=S3CRET", cookieHeader: "a=S3CRET")
        #expect("\(start)" == "start of a sign-in with 1 cookies")
        #expect("\(request)" == "response by form_post at /api/oidc/callback")
        let secret = try parts(start.cookies[0]).secret
        for value: Any in [start, request, fixture.grant(subject: "S3CRET", nonce: SecretString("S3CRET"))] {
            var dumped = ""
            dump(value, to: &dumped)
            for printed in ["\(value)", String(reflecting: value), dumped] {
                #expect(!printed.contains("S3CRET") && !printed.contains(secret))
            }
        }
    }
}
