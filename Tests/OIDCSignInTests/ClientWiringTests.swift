import Foundation
import OIDCCallbacks
import OIDCDiscovery
import OIDCFixtures
import OIDCIssuers
import OIDCPrimitives
import OIDCProviders
import OIDCSignIn
import OIDCSoftwareCrypto
import OIDCTestSupport
import OIDCTokens
import TestHelpers
import Testing

/// A client's settings take effect, and sign-ins and grants work only with their own client.
@Suite struct ClientWiringTests {
    private let fixture = SignInFixture()

    private func configuration(
        name: String = "example", clientID: String = "client", type: ResponseType = .code, mode: ResponseMode? = nil
    ) throws -> ProviderConfiguration {
        try ProviderConfiguration(
            name: name, profile: StandardProfile(try IssuerIdentifier(fixture.issuer)), clientID: clientID,
            authentication: .none,
            responseType: type, responseMode: mode)
    }

    private func client(
        _ configuration: ProviderConfiguration, limits: DiscoveryLimits = .standard,
        tokenLimits: TokenLimits = .standard
    ) throws -> SignInClient {
        try SignInClient(
            configuration, transport: fixture, verifier: .acceptingAll(configuration.algorithms),
            digest: SoftwareCrypto(), limits: limits, tokenLimits: tokenLimits, time: fixture.time)
    }

    /// Signs in with a code and an ID token that has the given changes.
    private func signIn(
        _ client: SignInClient, _ changes: [String: JSONValue?] = [:], header: String? = nil
    ) async throws -> SignInResult {
        let request = try await client.begin(callback: SignInFixture.callback(), warnings: .ignored)
        fixture.answerTokens([
            "access_token": "at", "token_type": "Bearer", "refresh_token": "rt",
            "id_token": .string(try fixture.idToken(request, changes, header: header)),
        ])
        return try await client.complete(
            SignInFixture.request("code=c&state=\(try request.parameter("state"))"), pending: request.pending)
    }

    // MARK: - Settings

    @Test("A verifier without all configured algorithms is rejected")
    func unsupportedAlgorithm() throws {
        var configuration = try configuration()
        for algorithms in [[SigningAlgorithm.ps256], [.rs256, .ps256], []] {
            configuration.algorithms = algorithms
            expectRefusal(.configAlgorithmUnsupported) {
                try SignInClient(
                    configuration, transport: fixture, verifier: .acceptingAll, digest: SoftwareCrypto(),
                    time: fixture.time
                )
            }
        }
        configuration.algorithms = [.rs256]
        #expect(throws: Never.self) {
            try SignInClient(
                configuration, transport: fixture, verifier: .acceptingAll, digest: SoftwareCrypto(), time: fixture.time
            )
        }
    }

    @Test("Tokens are validated with the configured algorithms, audiences, and leeway")
    func expectationsOfTheConfiguration() async throws {
        var configuration = try configuration()
        let several: [String: JSONValue?] = ["aud": ["client", "partner"]]
        let expired: [String: JSONValue?] = ["exp": 1_799_999_900]
        let other = #"{"alg":"PS256","kid":"k"}"#
        let standard = try client(configuration)
        #expect(await refusalCodes { try await signIn(standard) } == [])
        #expect(await refusalCodes { try await signIn(standard, several) } == [.tokenAudienceUntrusted])
        #expect(await refusalCodes { try await signIn(standard, expired) } == [.tokenExpired])
        #expect(await refusalCodes { try await signIn(standard, header: other) } == [.tokenAlgorithmNotAllowed])
        configuration.trustedAudiences = ["partner"]
        configuration.leeway = try Leeway(.seconds(101))
        configuration.algorithms = [.ps256]
        let lenient = try client(configuration)
        #expect(await refusalCodes { try await signIn(lenient, several, header: other) } == [])
        #expect(await refusalCodes { try await signIn(lenient, expired, header: other) } == [])
        #expect(await refusalCodes { try await signIn(lenient) } == [.tokenAlgorithmNotAllowed])
    }

    @Test("Tokens and responses are limited by the client's limits")
    func limits() async throws {
        let small = try client(configuration(), tokenLimits: try TokenLimits(bytes: 100))
        #expect(await refusalCodes { try await signIn(small) } == [.tokenTooLarge])
        let limits = try DiscoveryLimits(metadataBytes: 4_096, requestTimeout: .seconds(7))
        _ = try await signIn(try client(configuration(), limits: limits))
        let request = try #require(fixture.tokenRequests.last)
        #expect(request.timeout == .seconds(7) && request.bodyLimit == 4_096)
        let tooSmall = try client(configuration(), limits: try DiscoveryLimits(metadataBytes: 10))
        #expect(await refusalCodes { try await signIn(tooSmall) } == [.discoveryTooLarge])
    }

    @Test("The provider uses the client's refresh policy, time, and observer")
    func policyTimeAndObserver() async throws {
        for (policy, expected) in [
            (RefreshPolicy.standard, ["fetched"]),
            (try RefreshPolicy(minimumInterval: .seconds(1), maximumInterval: .seconds(1)), ["fetched", "refreshed"]),
        ] {
            let time = ManualTime(now: SignInFixture.now)
            let events = Locked<[String]>([])
            let client = try SignInClient(
                configuration(), transport: fixture, verifier: .acceptingAll, digest: SoftwareCrypto(), policy: policy,
                time: time
            ) { event in
                // Only fetches have a cause.
                if event.cause != nil { events.withLock { $0.append(event.kind.rawValue) } }
            }
            _ = try await signIn(client)
            time.advance(by: .seconds(2))
            _ = try await signIn(client)
            #expect(events.withLock { $0 } == expected)
        }
    }

    // MARK: - Ownership of sign-ins and grants

    @Test("Only the client that requested a code can redeem it")
    func redeemingForAnotherClient() async throws {
        let own = try configuration()
        let client = try client(own)
        let metadata = try await client.provider.snapshot(warnings: .ignored).metadata
        let request = try await client.begin(callback: SignInFixture.callback(), warnings: .ignored)
        let response = try AuthorizationResponse(
            parsing: SignInFixture.request("code=c&state=\(try request.parameter("state"))"),
            answering: request.pending,
            with: own, at: SignInFixture.now)
        #expect(throws: Never.self) { try TokenRequest(redeeming: response, own, metadata: metadata) }
        for other in [
            try configuration(name: "other"), try configuration(clientID: "other"),
            try configuration(type: .codeAndIDToken), try configuration(mode: .formPost),
        ] {
            expectRefusal(.responseOtherProvider) { try TokenRequest(redeeming: response, other, metadata: metadata) }
        }
    }

    @Test("A refresh token is sent only for its own provider and client")
    func refreshingForAnotherClient() async throws {
        fixture.answerTokens(["access_token": "at", "token_type": "Bearer"])
        #expect(await refusalCodes { try await refresh(configuration()) } == [])
        #expect(await refusalCodes { try await refresh(configuration(name: "other")) } == [.exchangeOtherProvider])
        #expect(await refusalCodes { try await refresh(configuration(clientID: "other")) } == [.exchangeOtherProvider])
        #expect(fixture.tokenRequests.count == 1)
    }

    private func refresh(_ configuration: ProviderConfiguration) async throws -> RefreshResult {
        try await client(configuration).refresh(fixture.grant())
    }

    @Test("A refresh grant names its provider, client, user, and nonce")
    func grantMembers() async throws {
        let client = try client(configuration())
        let request = try await client.begin(callback: SignInFixture.callback(), warnings: .ignored)
        fixture.answerTokens([
            "access_token": "at", "token_type": "Bearer", "refresh_token": "rt",
            "id_token": .string(try fixture.idToken(request)),
        ])
        let result = try await client.complete(
            SignInFixture.request("code=c&state=\(try request.parameter("state"))"), pending: request.pending)
        let stored = try JSONEncoder().encode(try #require(result.refreshGrant))
        #expect(
            try JSONDecoder().decode([String: String].self, from: stored) == [
                "provider": "example", "clientID": "client", "issuer": fixture.issuer, "subject": SignInFixture.subject,
                "refreshToken": "rt", "nonce": try request.parameter("nonce"),
            ])
    }
}
