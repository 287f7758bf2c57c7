import EntraID
import Foundation
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

/// Complete sign-ins with a test issuer, and its keys over time.
@Suite struct TestIssuerTests {
    private let time = ManualTime()
    private let clientID = "6731de76-14a6-49ae-97bc-6eba6914391e"

    private func client(_ issuer: TestIssuer, _ type: ResponseType = .code) throws -> SignInClient {
        let configuration = try ProviderConfiguration(
            name: "test", profile: issuer.profile, clientID: clientID,
            authentication: .secretInHeader(SecretString("s")), responseType: type)
        return try SignInClient(
            configuration, transport: issuer.transport, verifier: SoftwareCrypto(), digest: SoftwareCrypto(),
            time: time)
    }

    private func live(_ issuer: TestIssuer) -> LiveProvider {
        LiveProvider(
            profile: issuer.profile, transport: issuer.transport, verifier: SoftwareCrypto(), digest: SoftwareCrypto(),
            time: time)
    }

    private func begin(
        _ client: SignInClient, options: AuthorizationOptions = AuthorizationOptions()
    ) async throws -> AuthorizationRequest {
        let callback = try CallbackPolicy.standard.callback(
            pageURL: "https://console.example.com/", warnings: .ignored)
        return try await client.begin(callback: callback, options: options, warnings: .ignored)
    }

    private func complete(
        _ client: SignInClient, _ response: BrowserResponse, _ request: AuthorizationRequest
    ) async throws(Refusal) -> SignInResult {
        try await client.complete(response.request(), pending: request.pending)
    }

    @Test("A sign-in works from beginning to end", arguments: TestIssuers.names, ResponseType.all)
    func completeSignIn(name: String, type: ResponseType) async throws {
        let issuer = try TestIssuers.make(name, time: time)
        let client = try client(issuer, type)
        var options = AuthorizationOptions()
        options.maximumAge = .seconds(60)
        options.requiredAuthenticationContexts = ["mfa"]
        let request = try await begin(client, options: options)
        let response = try issuer.signIn(at: request.url, as: "grace", claims: ["email": "g@example.com"])
        #expect(response.callback == "https://console.example.com/api/oidc/callback")
        let result = try await complete(client, response, request)
        #expect(result.subject == "grace")
        #expect(result.idToken.claims["email"] == "g@example.com")
        #expect(result.idToken.issuer == issuer.issuer)
        #expect(issuer.transport.requests(to: issuer.tokenEndpoint).count == (type.includesCode ? 1 : 0))

        guard let tokens = result.tokenResponse, let access = tokens.accessToken, let grant = result.refreshGrant else {
            #expect(type == .idToken)
            return
        }
        #expect(try await client.userInfo(access, subject: "grace").claims["email"] == "g@example.com")
        issuer.startSigningUserInfo()
        let signed = try await client.userInfo(access, subject: "grace")
        #expect(signed.claims["email"] == "g@example.com" && signed.claims["iss"] == .string(issuer.issuer))
        let refreshed = try await client.refresh(grant)
        #expect(refreshed.idToken?.subject == "grace")
    }

    /// The callback's handler gets the bad token's code, whatever the response type.
    @Test(
        "Bad tokens are rejected in sign-ins",
        arguments: TestIssuers.names.map { ($0, ResponseType.code) } + [
            ("tenant", .idToken), ("tenant", .codeAndIDToken),
        ])
    func badTokensInSignIns(name: String, type: ResponseType) async throws {
        let issuer = try TestIssuers.make(name, time: time)
        let client = try client(issuer, type)
        for bad in issuer.badTokens {
            let request = try await begin(client)
            let response = try issuer.signIn(at: request.url, defect: bad)
            let found = await refusalCodes { try await complete(client, response, request) }
            // In a response through the browser, the response's size limit applies first.
            let isFirst = bad.code == .tokenTooLarge && type.includesIDToken
            #expect(found == [isFirst ? .responseTooLarge : bad.code], "\(bad)")
        }
    }

    @Test("A code works only once and only with its verifier") func codeUse() async throws {
        let issuer = try TestIssuers.make("openid", time: time)
        let client = try client(issuer)
        let (first, second) = (try await begin(client), try await begin(client))
        let response = try issuer.signIn(at: first.url)
        _ = try await complete(client, response, first)
        let again = await refusalCodes { try await complete(client, response, first) }
        #expect(again == [.exchangeProviderError])

        // One sign-in's code in another's response: the verifier does not match the challenge.
        let stolen = try issuer.signIn(at: first.url).encodedParameters.split(separator: "&").first {
            $0.hasPrefix("code=")
        }
        let own = try issuer.signIn(at: second.url).encodedParameters.split(separator: "&").filter {
            !$0.hasPrefix("code=")
        }
        let mixed = ([try #require(stolen)] + own).joined(separator: "&")
        let injected = await refusalCodes {
            try await client.complete(
                CallbackRequest(path: "/api/oidc/callback", mode: .query, encodedParameters: mixed),
                pending: second.pending)
        }
        #expect(injected == [.exchangeProviderError])
    }

    @Test("A declined sign-in is reported as a provider error") func declinedSignIn() async throws {
        let issuer = try TestIssuers.make("tenant", time: time)
        let client = try client(issuer)
        let request = try await begin(client)
        let response = try issuer.rejectSignIn(at: request.url, description: "AADSTS65004: declined")
        let found = await refusalCodes { try await complete(client, response, request) }
        #expect(found == [.responseProviderError])
        #expect(response.url.hasPrefix("https://console.example.com/api/oidc/callback?error=access_denied"))
    }

    @Test("A logout token names the user or the session that signed out", arguments: TestIssuers.names)
    func backChannelLogout(name: String) async throws {
        let issuer = try TestIssuers.make(name, time: time)
        let client = try client(issuer)
        let all = issuer.logoutToken(for: clientID, subject: "grace", at: time.now)
        let one = issuer.logoutToken(for: clientID, subject: nil, session: "s1", at: time.now)
        let (first, second) = (
            try await client.backChannelLogout(all), try await client.backChannelLogout(one)
        )
        #expect(first.subject == "grace" && first.session == nil)
        #expect(second.subject == nil && second.session == "s1")
        #expect(first.identifier != second.identifier)
        // It is not an ID token.
        let order = IDTokenParameters(for: clientID, nonce: nil, at: time.now)
        let found = refusalCodes {
            try issuer.verifier().verify(all, against: issuer.expectations(of: order), at: time.now)
        }
        #expect(found == [.tokenUnexpectedType])
    }

    @Test("An invalid authorization request is rejected by parameter")
    func invalidAuthorizationRequests() async throws {
        let issuer = try TestIssuers.make("openid", time: time)
        let address = try await begin(try client(issuer)).url
        for (text, replacement, parameter) in [
            ("client_id", "client", "client_id"), ("scope=openid", "scope=profile", "scope"),
            ("S256", "plain", "code_challenge_method"), ("https://id", "https://di", "url"),
            ("response_type=code", "response_type=token", "response_type"), ("state=", "nonce=", "nonce"),
        ] {
            let changed = address.replacingOccurrences(of: text, with: replacement)
            do throws(InvalidAuthorizationRequest) {
                _ = try issuer.signIn(at: changed)
                Issue.record("accepted without \(text)")
            } catch {
                #expect(error.parameter == parameter)
            }
        }
    }

    // MARK: - Keys

    @Test("Keys rotate, and a withdrawn key becomes unknown") func keyRotation() async throws {
        let issuer = try TestIssuers.make("common", time: time)
        let live = live(issuer)
        func verdict(_ token: String, _ order: IDTokenParameters) async -> [ProblemCode] {
            await refusalCodes {
                try await live.verify(token) { _ throws(Refusal) in
                    try issuer.expectations(of: order)
                }
            }
        }
        let order = IDTokenParameters(for: clientID, nonce: "n", at: time.now)
        let old = issuer.token(order)
        #expect(await verdict(old, order) == [])
        let oldName = issuer.keyID
        for _ in 0..<4 { issuer.rotateKeys() }
        #expect(issuer.keyID != oldName)
        #expect(await verdict(issuer.token(order), order) == [])
        #expect(await verdict(old, order) == [])

        issuer.withdrawKey(oldName)
        time.advance(by: .seconds(3_600))
        let later = IDTokenParameters(for: clientID, nonce: "n", at: time.now)
        #expect(await verdict(issuer.token(later), later) == [])
        #expect(await eventually { issuer.transport.requests(to: issuer.jwksURL).count == 3 })
        #expect(await eventually { live.isIdle })
        #expect(await verdict(old, order) == [.keysUnknownKey])
    }

    @Test("A replaced key has the name of the previous one, which is no longer published") func replacedKey() throws {
        let issuer = try TestIssuer()
        let before = try KeySet(jwks: issuer.keySetDocument, warnings: .ignored).keys
        let name = issuer.keyID
        issuer.replaceKey()
        let after = try KeySet(jwks: issuer.keySetDocument, warnings: .ignored).keys
        #expect(issuer.keyID == name && after.count == before.count)
        let (old, new) = (before.filter { $0.keyID == name }, after.filter { $0.keyID == name })
        #expect(old.count == 1 && new.count == 1 && old[0].rsa?.modulus != new[0].rsa?.modulus)
    }

    private func warnings(of live: LiveProvider) async throws(Refusal) -> [Problem] {
        var found: [Problem] = []
        _ = try await live.snapshot { found.append($0) }
        return found
    }

    @Test("If the test issuer is down, its snapshot becomes stale and then expires")
    func staleSnapshot() async throws {
        let issuer = try TestIssuers.make("openid", time: time)
        let live = live(issuer)
        #expect(try await warnings(of: live).isEmpty)
        issuer.transport.setBehavior(.fail(.timedOut))
        time.advance(by: .seconds(4_000))
        // The first request is answered immediately and is not affected by the failing background refresh.
        _ = try await live.snapshot(warnings: .ignored)
        #expect(await eventually { live.isIdle })
        #expect(try await warnings(of: live).map(\.code) == [.discoveryStale])
        time.advance(by: .seconds(86_400))
        let found = await refusalCodes { try await live.snapshot(warnings: .ignored) }
        #expect(found == [.discoveryTimeout])
        issuer.transport.release()
        time.advance(by: .seconds(10))
        #expect(try await warnings(of: live).isEmpty)
    }

    @Test("An authority that the test issuer cannot simulate is rejected") func unsupportedAuthorities() {
        for text in ["https://login.microsoftonline.com/contoso.com/v2.0"] {
            #expect(throws: Refusal.self) { try TestIssuer(EntraAuthority(parsing: text, warnings: .ignored)) }
        }
        #expect(throws: Refusal.self) { try TestIssuer(EntraAuthority(tenant: .common, version: .v1)) }
        #expect(throws: Refusal.self) { try TestIssuer("http://id.example.com") }
    }
}
