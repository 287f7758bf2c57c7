import OIDCDiscovery
import OIDCPrimitives
import OIDCProviders
import OIDCTestSupport
import TestHelpers
import Testing

@testable import OIDCSignIn

/// The ends of sessions that an observer sees.
@Suite struct SessionEventTests {
    private let fixture: SessionFixture

    init() throws {
        fixture = try SessionFixture()
    }

    @Test("A sign-out is reported once, and the end of an unknown session is not") func signOut() async throws {
        let id = try await fixture.session(after: .zero)
        #expect(fixture.reportedEnds.isEmpty)
        _ = try await fixture.sessions.end(id)
        _ = try await fixture.sessions.end(id)
        let event = try #require(fixture.reportedEnds.first)
        #expect(fixture.reportedEnds.count == 1 && event.count == 1 && !event.isFailure)
        #expect(event.metadataURL == fixture.client.configuration.profile.metadataURL)
        #expect(event.labels.map(\.1) == ["session-ended", "", ""])
    }

    @Test("A logout of the provider reports how many sessions ended, unless it is none") func logout() async throws {
        for _ in 1...2 { _ = try await fixture.session(after: .zero) }
        #expect(try await fixture.sessions.end(issuer: fixture.issuer.issuer, subject: "eve") == 0)
        #expect(fixture.reportedEnds.isEmpty)
        #expect(try await fixture.sessions.end(issuer: fixture.issuer.issuer, subject: "ada") == 2)
        #expect(fixture.reportedEnds.map(\.count) == [2])
        #expect(fixture.reportedEnds[0].metadataURL == fixture.client.configuration.profile.metadataURL)
    }

    @Test("A session that the provider does not renew is reported once, with the reason") func renewal() async throws {
        let id = try await fixture.session(after: .seconds(3_601))
        fixture.provider.rejectNext()
        for _ in 1...2 { await expectRefusal(.sessionEnded) { try await fixture.sessions.tokens(for: id) } }
        _ = try await fixture.sessions.end(id)
        let event = try #require(fixture.reportedEnds.first)
        #expect(fixture.reportedEnds.count == 1 && event.isFailure && event.code == .sessionEnded)
        #expect(event.metadataURL == fixture.client.configuration.profile.metadataURL)
    }

    @Test("An end that could not be stored is reported when it is stored") func storedLater() async throws {
        let id = try await fixture.session(after: .seconds(3_601))
        fixture.provider.rejectNext()
        fixture.store.failSwaps(true)
        let sessions = fixture.sessions
        let codes = Task { await refusalCodes { try await sessions.tokens(for: id) } }
        // The store is asked three times, with two pauses.
        for (failures, pause) in [(1, Duration.milliseconds(100)), (2, .milliseconds(400))] {
            #expect(await eventually { fixture.store.failedSwaps == failures && fixture.time.sleepers == 2 })
            fixture.time.advance(by: pause)
        }
        #expect(await codes.value == [.sessionStoreUnavailable] && fixture.reportedEnds.isEmpty)
        fixture.store.failSwaps(false)
        fixture.time.advance(by: RenewalFlights.pause)
        await expectRefusal(.sessionEnded) { try await fixture.sessions.tokens(for: id) }
        #expect(fixture.reportedEnds.map(\.code) == [.sessionEnded])
    }
}
