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

/// Authentication contexts in a claim of the provider's own, and authentication methods.
@Suite struct StepUpTests {
    private let fixture = SignInFixture()

    private func client(claim: String? = "levels") throws -> SignInClient {
        var profile = try StubProfile()
        profile.authenticationContextClaim = claim
        let configuration = try ProviderConfiguration(
            name: "example", profile: profile, clientID: "client", authentication: .none)
        return try SignInClient(
            configuration, transport: fixture, verifier: .acceptingAll, digest: SoftwareCrypto(), time: fixture.time)
    }

    private func begin(
        claim: String? = "levels", _ change: (inout AuthorizationOptions) -> Void
    ) async throws -> (SignInClient, AuthorizationRequest) {
        var options = AuthorizationOptions()
        change(&options)
        let client = try client(claim: claim)
        return (
            client, try await client.begin(callback: SignInFixture.callback(), options: options, warnings: .ignored)
        )
    }

    @Test("Contexts are requested in the provider's claim, together with the claims of the application")
    func request() async throws {
        let (_, one) = try await begin { $0.authenticationContexts = ["c1"] }
        #expect(try one.parameter("claims") == #"{"id_token":{"levels":{"essential":true,"value":"c1"}}}"#)
        let claims = try ClaimsRequest(parsing: #"{"id_token":{"auth_time":null},"userinfo":{"email":null}}"#)
        let (_, two) = try await begin {
            $0.claims = claims
            $0.authenticationContexts = ["c1", "c2"]
        }
        #expect(
            try two.parameter("claims")
                == #"{"id_token":{"auth_time":null,"levels":{"essential":true,"values":["c1","c2"]}},"#
                + #""userinfo":{"email":null}}"#)
        let (_, none) = try await begin { $0.requiredMethods = ["mfa"] }
        #expect(!none.parameters.contains { $0.name == "claims" || $0.name == "amr" })
    }

    struct Case {
        var contexts: [String] = []
        var methods: [String] = []
        let claims: [String: JSONValue?]
        let codes: [ProblemCode]
    }

    @Test(
        "The token must have a requested context and all methods, also if the sign-in was stored in between",
        arguments: [
            Case(contexts: ["c1", "c2"], claims: ["levels": .array(["c2"])], codes: []),
            Case(contexts: ["c1"], claims: ["levels": .array(["c2"])], codes: [.tokenContextMismatch]),
            Case(contexts: ["c1"], claims: ["acr": "c1"], codes: [.tokenContextMismatch]),
            Case(contexts: ["c1"], claims: ["levels": 1], codes: [.tokenClaimType]),
            Case(claims: ["levels": 1, "amr": 1], codes: []),
            Case(methods: ["mfa", "pwd"], claims: ["amr": .array(["pwd", "mfa"])], codes: []),
            Case(methods: ["mfa", "pwd"], claims: ["amr": .array(["pwd"])], codes: [.tokenMethodMissing]),
            Case(methods: ["mfa"], claims: [:], codes: [.tokenMethodMissing]),
            Case(
                contexts: ["c1"], methods: ["mfa"], claims: [:], codes: [.tokenContextMismatch, .tokenMethodMissing]),
        ])
    func token(_ given: Case) async throws {
        let (client, request) = try await begin {
            $0.authenticationContexts = given.contexts
            $0.requiredMethods = given.methods
        }
        fixture.answerTokens([
            "access_token": "at", "token_type": "Bearer",
            "id_token": .string(try fixture.idToken(request, given.claims)),
        ])
        let text = "code=c&state=\(try request.parameter("state"))"
        let stored = try JSONDecoder().decode(PendingSignIn.self, from: JSONEncoder().encode(request.pending))
        #expect(stored.authenticationContexts == given.contexts && stored.requiredMethods == given.methods)
        for pending in [request.pending, stored] {
            let found = await refusalCodes {
                try await client.complete(SignInFixture.request(text), pending: pending)
            }
            #expect(found == given.codes)
        }
    }

    @Test("The problem names the claim and what is missing") func problems() async throws {
        let (client, request) = try await begin {
            $0.authenticationContexts = ["c1", "c2"]
            $0.requiredMethods = ["pwd", "mfa", "hwk"]
        }
        fixture.answerTokens([
            "access_token": "at", "token_type": "Bearer",
            "id_token": .string(try fixture.idToken(request, ["amr": .array(["pwd"])])),
        ])
        let text = "code=c&state=\(try request.parameter("state"))"
        let refusal = try #require(
            await refusal { try await client.complete(SignInFixture.request(text), pending: request.pending) })
        #expect(refusal.problems.map(\.location) == [.claim("levels"), .claim("amr")])
        #expect(refusal.problems.map(\.expected) == ["c1 or c2", "mfa and hwk"])
    }

    @Test("A sign-in that an earlier release stored has no such requirements") func earlierRelease() async throws {
        let (_, request) = try await begin { _ in }
        let text = String(decoding: try JSONEncoder().encode(request.pending), as: UTF8.self)
        #expect(!text.contains("authenticationContexts\"") && !text.contains("requiredMethods"))
        let stored = try JSONDecoder().decode(PendingSignIn.self, from: Data(text.utf8))
        #expect(stored.authenticationContexts.isEmpty && stored.requiredMethods.isEmpty)
    }

    @Test("Contexts and methods must be few, short, and without spaces, quotes and control characters") func names()
        async throws
    {
        func codes(_ names: [String]) async -> [[ProblemCode]] {
            [
                await refusalCodes { try await begin { $0.authenticationContexts = names } },
                await refusalCodes { try await begin { $0.requiredMethods = names } },
            ]
        }
        let longest = String(repeating: "a", count: 128)
        for good in [["c1"], ["urn:x:y/z?#"], [longest], [String](repeating: "c", count: 20)] {
            #expect(await codes(good) == [[], []], "\(good)")
        }
        let bad = [
            [""], ["c1", ""], ["a b"], ["a\"b"], ["a\\b"], ["a\u{0}"], ["a\n"], ["a\u{7F}"], ["é"], [longest + "a"],
            [String](repeating: "c", count: 21),
        ]
        for bad in bad { #expect(await codes(bad) == [[.requestInvalid], [.requestInvalid]], "\(bad)") }
    }

    @Test("For a provider without such a claim, the remedy names the option to use") func otherProvider() async throws {
        let refusal = try #require(
            await refusal { try await begin(claim: nil) { $0.authenticationContexts = ["c1"] } })
        #expect(refusal.codes == [.requestInvalid] && refusal.first.location == .parameter("claims"))
        #expect(refusal.first.remedy.contains("requiredAuthenticationContexts"))
        #expect(await refusalCodes { try await begin(claim: nil) { $0.requiredMethods = ["mfa"] } } == [])
    }

    @Test("Requests for tokens can carry claims") func tokenRequests() async throws {
        let claims = try ClaimsRequest(parsing: #"{"access_token":{"x":null}}"#)
        let (client, request) = try await begin { _ in }
        let metadata = try await client.provider.snapshot(warnings: .ignored).metadata
        let response = try AuthorizationResponse(
            parsing: SignInFixture.request("code=c&state=\(try request.parameter("state"))"),
            answering: request.pending, with: client.configuration, at: SignInFixture.now)
        func sent(_ claims: ClaimsRequest?) async throws -> [[String]] {
            let requests = [
                try TokenRequest(redeeming: response, client.configuration, metadata: metadata, claims: claims),
                try TokenRequest(
                    refreshing: fixture.grant(), client.configuration, metadata: metadata, claims: claims),
            ]
            var found: [[String]] = []
            for request in requests {
                let body = try await request.httpRequest(at: SignInFixture.now).body
                let form = try FormEncoding.decode(String(decoding: body, as: UTF8.self))
                found.append(form.filter { $0.name == "claims" }.map(\.value))
            }
            return found
        }
        #expect(try await sent(claims) == [[claims.serialized], [claims.serialized]])
        #expect(try await sent(nil) == [[], []])
        for expected in [claims, nil] {
            _ = await refusal { try await client.refresh(fixture.grant(), claims: expected) }
            let last = try #require(fixture.tokenRequests.last)
            let form = try FormEncoding.decode(String(decoding: last.body, as: UTF8.self))
            #expect(form.first { $0.name == "claims" }?.value == expected?.serialized)
        }
    }
}
