import EntraID
import Foundation
import OIDCLoopback
import TestHelpers
import Testing

@testable import OIDCTestSupport

/// Step-up through the front door, with a fake Entra that answers in this process: the code of a website and its API is
/// that of production.
@Suite struct FakeStepUpTests {
    private let browser: FakeEntraBrowser
    private let site: EntraSignIn
    private let api: EntraAPI
    private static let issuer = "https://login.microsoftonline.com/\(FakeEntraClient.tenant)/v2.0"

    init() throws {
        browser = try FakeEntraBrowser()
        let transport = EntraInProcess(entra: browser.entra)
        site = try EntraSignIn(
            issuer: FakeStepUpTests.issuer, clientID: FakeEntraClient.clientID.string,
            clientSecret: .literal(SecretString("abc8Q~thisSecretHasTheUsualFormOfEntra01")),
            redirectURL: FakeEntraClient.callback,
            scope: "openid profile email api://\(FakeEntraClient.apiID)/Orders.Read",
            emulatedAt: FakeEntraClient.origin, transport: transport, time: browser.time, onWarning: .ignored)
        api = try EntraAPI(
            issuer: FakeStepUpTests.issuer, clientID: FakeEntraClient.apiID.string,
            allowedClients: [FakeEntraClient.clientID], emulatedAt: FakeEntraClient.origin, transport: transport,
            time: browser.time, onWarning: .ignored)
    }

    /// Signs Ada in, and returns the result with the access token for the API.
    private func signIn(
        _ options: AuthorizationOptions = AuthorizationOptions()
    ) async throws -> (result: EntraSignInResult, token: String) {
        let start = try await site.start(cookieHeader: nil, options: options)
        let page = try await browser.get(String(start.url.dropFirst(FakeEntraClient.origin.count)))
        let isSignedIn = page.hiddenValue("page") == nil
        let response = isSignedIn ? page : try await browser.answer(page, "typed", ["typed": "ada"])
        let cookies = start.cookies.map { $0.prefix { $0 != ";" } }.joined(separator: "; ")
        let location = try #require(response.location)
        let result = try await site.finish(
            CallbackRequest(
                method: "GET", target: String(location.dropFirst("http://localhost:8000".count)),
                cookieHeader: cookies))
        return (result, try #require(result.tokenResponse?.accessToken).revealed())
    }

    /// Calls the operation of the API that requires a context, and returns the challenge if it is refused.
    private func transfer(_ token: String) async -> EntraChallenge? {
        let refusal = await refusal {
            try await api.authenticate("Bearer \(token)").require(.authenticationContext("c1"))
        }
        return refusal.map { api.challenge(for: $0) }
    }

    @Test("Without the context, the API demands it, and a sign-in with the demand is accepted")
    func stepUp() async throws {
        let weak = try await signIn()
        #expect(weak.result.user.authenticationContexts.isEmpty)
        let refused = try #require(await transfer(weak.token))
        #expect(refused.status == 401)
        let challenge = try ClaimsChallenge(parsing: [try #require(refused.authenticateField)])
        #expect(challenge.claims == .accessContexts(["c1"]))
        #expect(refused.authenticateField?.contains(#"authorization_uri="http://localhost:8443/"#) == true)

        var options = AuthorizationOptions()
        options.claims = challenge.claims.merging(
            .clientCapabilities([ClaimsRequest.handlesClaimsChallenges]))
        let strong = try await signIn(options)
        #expect(await transfer(strong.token) == nil)
        let claims = try FakeEntraClient.claims(strong.token)
        #expect(claims["acrs"] == .array(["c1"]) && claims["xms_cc"] == .array(["cp1"]))
        #expect(try FakeEntraClient.claims(weak.token)["xms_cc"] == nil)
    }

    @Test("A website demands a context itself, and gets it in the ID token") func website() async throws {
        var options = AuthorizationOptions()
        options.authenticationContexts = ["c1"]
        let strong = try await signIn(options)
        #expect(strong.result.user.authenticationContexts == ["c1"])
        options.requiredMethods = ["mfa"]
        // The fake Entra sends no amr, like Entra without the optional claim.
        #expect(await refusalCodes { try await signIn(options) } == [.tokenMethodMissing])
    }

    @Test("The challenge of an API further down is passed on to the client, whose next sign-in meets it")
    func passedOn() async throws {
        let demand = ClaimsRequest.accessContexts(["c1"])
        let encoded = Base64URL.encode(demand.serialized.utf8)
        let downstream = ClosureTransport { _ in
            TransportResponse(
                status: 401,
                headers: [
                    HeaderField(name: "www-authenticate", value: #"Basic realm="a, b""#),
                    HeaderField(
                        name: "WWW-Authenticate",
                        value: #"Bearer realm="", error="insufficient_claims", claims="\#(encoded)""#),
                ])
        }
        let response = try await downstream.send(
            TransportRequest(.get, "https://graph.microsoft.com/v1.0/me", timeout: .seconds(5), bodyLimit: 1_000))
        let passedOn = api.challenge(passingOn: try ClaimsChallenge(parsing: response))
        #expect(passedOn.status == 401)
        let received = try ClaimsChallenge(parsing: [try #require(passedOn.authenticateField)])
        #expect(received.claims == demand)
        var options = AuthorizationOptions()
        options.claims = received.claims
        #expect(await transfer(try await signIn(options).token) == nil)
        // Only status 401 is a challenge.
        expectRefusal(.challengeMissing) {
            try ClaimsChallenge(parsing: TransportResponse(status: 403, headers: response.headers))
        }
    }
}

/// Answers requests with a fake Entra in this process.
private struct EntraInProcess: HTTPTransport {
    let entra: FakeEntra

    func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        guard request.url.hasPrefix(FakeEntraClient.origin) else { throw .unreachable(reason: "another host") }
        let response = await entra.answer(
            LoopbackRequest(
                method: request.method.rawValue, target: String(request.url.dropFirst(FakeEntraClient.origin.count)),
                headers: [HeaderField(name: "Host", value: "localhost:8443")] + request.headers, body: request.body))
        return TransportResponse(status: response.status, headers: response.headers, body: response.body)
    }
}
