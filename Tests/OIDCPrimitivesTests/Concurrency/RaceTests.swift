import Testing

@testable import OIDCPrimitives

/// The first result of a race counts, whether it comes before the wait or during it.
@Suite struct RaceTests {
    @Test("A result that comes before the wait is returned at once, and later ones change nothing")
    func decidedBefore() async throws {
        let race = Race<Int>()
        race.finish(.success(1))
        race.finish(.success(2))
        #expect(try await race.result().get() == 1)
        race.finish(.success(3))
    }

    @Test("A result that comes during the wait ends it, and later ones change nothing")
    func decidedDuring() async throws {
        let race = Race<Int>()
        // An immediate task runs until it waits, so that it waits before the race is decided.
        let waiting = Task.immediate { await race.result() }
        race.finish(.success(1))
        race.finish(.success(2))
        #expect(try await waiting.value.get() == 1)
    }
}
