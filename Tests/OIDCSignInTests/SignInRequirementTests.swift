import Foundation
import OIDCCallbacks
import OIDCDiscovery
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCProviders
import OIDCSignIn
import OIDCSoftwareCrypto
import OIDCTokens
import TestHelpers
import Testing

/// A response and its tokens must satisfy the options that the sign-in began with, even if the sign-in was stored in
/// between.
@Suite struct SignInRequirementTests {
    private let fixture = SignInFixture()
    private static let start = 1_800_000_000

    struct Case {
        var prompt: AuthorizationOptions.Prompt?
        var maximumAge: Duration?
        var contexts: [String] = []
        let claims: [String: JSONValue?]
        let codes: [ProblemCode]
    }

    @Test(
        "With prompt=login, the user must authenticate after the sign-in began",
        arguments: [
            Case(prompt: .login, claims: time(start), codes: []),
            Case(prompt: .login, claims: time(start - 60), codes: []),
            Case(prompt: .login, claims: time(start - 61), codes: [.tokenAuthenticationTooOld]),
            Case(prompt: .login, claims: [:], codes: []),
            Case(claims: time(start - 86_400), codes: []),
            Case(prompt: AuthorizationOptions.Prompt.none, claims: time(start - 86_400), codes: []),
            Case(prompt: .consent, claims: time(start - 86_400), codes: []),
            Case(prompt: .selectAccount, claims: time(start - 86_400), codes: []),
        ])
    func newAuthentication(_ given: Case) async throws { try await expect(given) }

    @Test(
        "With a maximum age, the token must show a recent authentication",
        arguments: [
            Case(maximumAge: .seconds(30), claims: time(start - 90), codes: []),
            Case(maximumAge: .seconds(30), claims: time(start - 91), codes: [.tokenAuthenticationTooOld]),
            Case(maximumAge: .seconds(30), claims: [:], codes: [.tokenClaimMissing]),
            Case(maximumAge: .seconds(0), claims: time(start - 61), codes: [.tokenAuthenticationTooOld]),
            Case(
                prompt: .login, maximumAge: .seconds(3_600), claims: time(start - 61),
                codes: [.tokenAuthenticationTooOld]),
        ])
    func maximumAge(_ given: Case) async throws { try await expect(given) }

    @Test(
        "One of the required authentication contexts must be met",
        arguments: [
            Case(contexts: ["c1", "c2"], claims: ["acr": "c1"], codes: []),
            Case(contexts: ["c1", "c2"], claims: ["acr": "c2"], codes: []),
            Case(contexts: ["c1", "c2"], claims: ["acr": "c3"], codes: [.tokenContextMismatch]),
            Case(contexts: ["c1"], claims: [:], codes: [.tokenContextMismatch]),
            Case(claims: ["acr": "c3"], codes: []),
        ])
    func contexts(_ given: Case) async throws { try await expect(given) }

    private static func time(_ seconds: Int) -> [String: JSONValue?] {
        ["auth_time": .number(JSONNumber(seconds))]
    }

    /// Checks the token endpoint's token and the browser's token, each with the original and the stored sign-in.
    private func expect(_ given: Case, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        var options = AuthorizationOptions()
        options.prompt = given.prompt
        options.maximumAge = given.maximumAge
        options.requiredAuthenticationContexts = given.contexts
        for type in [ResponseType.code, .idToken] {
            let client = try fixture.client(responseType: type)
            let request = try await client.begin(
                callback: SignInFixture.callback(), options: options, warnings: .ignored)
            let token = try fixture.idToken(request, given.claims)
            fixture.answerTokens(["access_token": "at", "token_type": "Bearer", "id_token": .string(token)])
            let answer = type == .code ? ("code", "c") : ("id_token", token)
            let response = SignInFixture.request(
                FormEncoding.encode([
                    .init(name: answer.0, value: answer.1), .init(name: "state", value: try request.parameter("state")),
                ]),
                client.configuration.responseMode)
            let stored = try JSONDecoder().decode(PendingSignIn.self, from: JSONEncoder().encode(request.pending))
            for pending in [request.pending, stored] {
                let found = await refusalCodes {
                    try await client.complete(response, pending: pending)
                }
                #expect(found == given.codes, "\(type.rawValue)", sourceLocation: sourceLocation)
            }
        }
    }

    @Test(
        "A stored lifetime is clamped to its limits",
        arguments: [
            (-5, Duration.zero), (.nan, .zero), (-.infinity, .zero), (0, .zero), (0.5, .milliseconds(500)),
            (3_600, .seconds(3_600)), (3_601, .seconds(3_600)), (1e308, .seconds(3_600)), (.infinity, .seconds(3_600)),
        ] as [(Double, Duration)])
    func storedLifetime(seconds: Double, expected: Duration) async throws {
        let pending = try await fixture.client().begin(callback: SignInFixture.callback(), warnings: .ignored).pending
        let text = String(decoding: try JSONEncoder().encode(pending), as: UTF8.self)
        let changed = text.replacing(#""lifetime":600"#, with: #""lifetime":"\#(seconds)""#)
        #expect(changed != text)
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        let number = seconds.isFinite ? changed.replacing("\"\(seconds)\"", with: "\(seconds)") : changed
        #expect(try decoder.decode(PendingSignIn.self, from: Data(number.utf8)).lifetime == expected)
    }

    // MARK: - The `iss` parameter

    @Test(
        "A provider that supports `iss` must send it in every response",
        arguments: [
            (true, "", [ProblemCode.responseIssuerMissing]), (true, "&iss=https%3A%2F%2Fid.example.com", []),
            (true, "&iss=https%3A%2F%2Fevil.example", [.responseIssuerMismatch]), (false, "", []),
            (false, "&iss=https%3A%2F%2Fid.example.com", []),
            (false, "&iss=https%3A%2F%2Fevil.example", [.responseIssuerMismatch]),
        ])
    func issuerParameter(isSupported: Bool, parameter: String, codes: [ProblemCode]) async throws {
        for namesItself in isSupported ? [false, true] : [false] {
            let client = try client(isSupported: isSupported, namesItself: namesItself)
            let request = try await client.begin(
                callback: SignInFixture.callback(), warnings: .ignored)
            #expect(request.pending.isIssuerParameterExpected == isSupported)
            fixture.answerTokens([
                "access_token": "at", "token_type": "Bearer", "id_token": .string(try fixture.idToken(request)),
            ])
            let response = SignInFixture.request("code=c&state=\(try request.parameter("state"))\(parameter)")
            let stored = try JSONDecoder().decode(PendingSignIn.self, from: JSONEncoder().encode(request.pending))
            for pending in [request.pending, stored] {
                let found = await refusalCodes {
                    try await client.complete(response, pending: pending)
                }
                #expect(found == codes)
            }
        }
    }

    @Test("A sign-in that relies on `iss` does not begin if the provider does not support it")
    func unsupportedIssuerParameter() async throws {
        let client = try client(isSupported: false, namesItself: true)
        await expectRefusal(.configSharedCallback) {
            try await client.begin(callback: SignInFixture.callback(), warnings: .ignored)
        }
    }

    /// A client of the bench's provider, with or without `iss` support in the metadata.
    private func client(isSupported: Bool, namesItself: Bool) throws -> SignInClient {
        var configuration = try fixture.client().configuration
        configuration.namesItself = namesItself
        let transport = ClosureTransport { [fixture] request in
            let answer = try await fixture.send(request)
            guard isSupported, request.url.hasSuffix("/openid-configuration") else { return answer }
            let text = String(decoding: answer.body.dropFirst(), as: UTF8.self)
            return TransportResponse(
                status: 200, body: Array(#"{"authorization_response_iss_parameter_supported":true,\#(text)"#.utf8))
        }
        return try SignInClient(
            configuration, transport: transport, verifier: .acceptingAll, digest: SoftwareCrypto(), time: fixture.time)
    }

    // MARK: - Several issuers

    @Test(
        "A token must come from the issuer that the response names",
        arguments: [("a", []), ("b", [ProblemCode.issuerMismatch])])
    func issuerOfTheResponse(tokenIssuer: String, codes: [ProblemCode]) async throws {
        for type in [ResponseType.code, .idToken] {
            let configuration = try ProviderConfiguration(
                name: "tenants", profile: TenantsProfile(), clientID: "client", authentication: .none,
                responseType: type)
            let client = try SignInClient(
                configuration, transport: fixture, verifier: .acceptingAll, digest: SoftwareCrypto(), time: fixture.time
            )
            let request = try await client.begin(
                callback: SignInFixture.callback(), warnings: .ignored)
            let token = try fixture.idToken(request, ["iss": .string("\(fixture.issuer)/\(tokenIssuer)")])
            fixture.answerTokens(["access_token": "at", "token_type": "Bearer", "id_token": .string(token)])
            let answer = type == .code ? ("code", "c") : ("id_token", token)
            let response = FormEncoding.encode([
                .init(name: answer.0, value: answer.1), .init(name: "iss", value: "\(fixture.issuer)/a"),
                .init(name: "state", value: try request.parameter("state")),
            ])
            let found = await refusalCodes {
                try await client.complete(
                    SignInFixture.request(response, configuration.responseMode), pending: request.pending)
            }
            #expect(found == codes, "\(type.rawValue)")
        }
    }
}
