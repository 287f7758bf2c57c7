import Foundation
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

/// Sign-ins whose requests are pushed: failures, events, and a whole sign-in.
@Suite struct PushedSignInTests {
    private let fixture = SignInFixture(offering: SignInFixture.pushing)

    private func answer(_ text: String) {
        fixture.answerPush(TransportResponse(status: 201, body: Array(text.utf8)))
    }

    @Test("A failed push starts no sign-in and is not repeated") func failures() async throws {
        let store = InMemoryPendingSignIns()
        let events = Locked<[OIDCEvent]>([])
        let client = try SignInClient(
            fixture.client().configuration, transport: fixture, verifier: .acceptingAll, digest: SoftwareCrypto(),
            store: store, time: fixture.time, observer: { event in events.withLock { $0.append(event) } })
        func start() async throws -> SignInStart {
            try await client.start(callback: SignInFixture.callback(), cookieHeader: nil, warnings: .ignored)
        }
        // The fixture answers with a status of 500.
        let failed = try #require(await expectRefusal(.exchangeHTTPStatus) { try await start() })
        #expect(failed.first.expected == "status 201" && failed.first.found == "status 500")
        #expect(failed.first.remedy.contains("neither a request URI nor an error"))
        #expect(failed.first.remedy.hasSuffix("Then start the sign-in again."))
        fixture.failPush(.timedOut)
        let unreachable = try #require(await expectRefusal(.exchangeUnreachable) { try await start() })
        #expect(unreachable.first.location == .url("https://id.example.com/par"))
        #expect(unreachable.first.remedy.hasSuffix("Then start the sign-in again."))
        #expect(fixture.pushRequests.count == 2 && store.count == 0)
        let kinds = events.withLock { $0.map(\.kind) }
        #expect(kinds == [.fetched, .signInRefused, .signInRefused])
    }

    @Test("Warnings are reported only if the push succeeds") func warnings() async throws {
        let client = try fixture.client(authentication: .secretInBody(SecretString("s")))
        let found = Locked<[ProblemCode]>([])
        func begin() async throws -> AuthorizationRequest {
            try await client.begin(
                callback: SignInFixture.callback(),
                warnings: { problem in found.withLock { $0.append(problem.code) } })
        }
        await expectRefusal(.exchangeHTTPStatus) { try await begin() }
        #expect(found.withLock { $0 } == [])
        answer(#"{"request_uri":"urn:x","expires_in":60}"#)
        _ = try await begin()
        #expect(found.withLock { $0 } == [.configClientAuthenticationNotOffered])
    }

    @Test("The size of the answer is limited") func sizeLimit() async throws {
        answer(#"{"request_uri":"urn:x","expires_in":60,"x":"\#(String(repeating: "x", count: 4_096))"}"#)
        let client = try SignInClient(
            fixture.client().configuration, transport: fixture, verifier: .acceptingAll, digest: SoftwareCrypto(),
            limits: DiscoveryLimits(metadataBytes: 4_096), time: fixture.time)
        await expectRefusal(.exchangeUnreachable) {
            try await client.begin(callback: SignInFixture.callback(), warnings: .ignored)
        }
    }

    @Test("A push is reported before the start") func event() async throws {
        answer(#"{"request_uri":"urn:x","expires_in":60}"#)
        let events = Locked<[OIDCEvent]>([])
        let client = try SignInClient(
            fixture.client().configuration, transport: fixture, verifier: .acceptingAll, digest: SoftwareCrypto(),
            time: fixture.time, observer: { event in events.withLock { $0.append(event) } })
        _ = try await client.begin(callback: SignInFixture.callback(), warnings: .ignored)
        let found = events.withLock { $0 }
        #expect(found.map(\.kind) == [.fetched, .authorizationPushed, .signInStarted])
        #expect(found.map(\.kind.rawValue)[1] == "authorization-pushed")
        #expect(found[1].metadataURL == client.configuration.profile.metadataURL && !found[1].isFailure)
    }

    @Test("A pushed sign-in works from beginning to end", arguments: ResponseType.all)
    func completeSignIn(type: ResponseType) async throws {
        let time = ManualTime()
        let issuer = try TestIssuer(time: time)
        var configuration = try ProviderConfiguration(
            name: "test", profile: issuer.profile, clientID: "client",
            authentication: .secretInHeader(SecretString("s")), responseType: type)
        configuration.pushedAuthorization = .always
        let signIn = try SignIn(
            [.init(configuration, callback: SignInFixture.callback())], transport: issuer.transport,
            crypto: SoftwareCrypto(), time: time, onWarning: .ignored)
        let start = try await signIn.start(returningTo: "/reports", cookieHeader: nil)
        #expect(
            start.url == "https://id.example.com/authorize?client_id=client"
                + "&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3Atest-request-1")
        let response = try issuer.signIn(at: start.url, as: "grace")
        let result = try await signIn.finish(response.request(cookies: start.cookies))
        #expect(result.subject == "grace" && result.returnPath == "/reports")

        // The provider accepts a reference once, and only for a minute.
        func parameter(_ url: String) -> String? {
            do throws(InvalidAuthorizationRequest) {
                _ = try issuer.signIn(at: url)
                return nil
            } catch {
                return error.parameter
            }
        }
        #expect(parameter(start.url) == "request_uri")
        let added = try await signIn.start(cookieHeader: nil)
        #expect(parameter(added.url + "&prompt=none") == "client_id")
        let late = try await signIn.start(cookieHeader: nil)
        time.advance(by: .seconds(61))
        #expect(parameter(late.url) == "request_uri")
    }
}
