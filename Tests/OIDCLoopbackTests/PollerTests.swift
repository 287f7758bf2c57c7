import SeededRandom
import Testing

@testable import OIDCLoopback

/// Waiting for more sockets than are asked every time.
@Suite struct PollerTests {
    @Test("An idle socket among many is found although another one is always ready, wherever it is")
    func manySockets() throws {
        var random = SeededGenerator(seed: 7)
        let busy = try WakeUpPipe()
        busy.wakeUp()
        var poller = Poller(alwaysActive: [busy.readEnd])
        // Most are the same one, so that few files are open.
        let quiet = try WakeUpPipe()
        var pipes = try (0..<20).map { _ in try WakeUpPipe() } + [WakeUpPipe](repeating: quiet, count: 400)
        pipes.shuffle(using: &random)
        for pipe in pipes { poller.append(pipe.readEnd, .reading) }
        for _ in 0..<100 {
            let removed = random.below(pipes.count)
            poller.remove(at: removed + 1)
            pipes.swapAt(removed, pipes.count - 1)
            pipes.removeLast()
            let others = pipes.indices.filter { pipes[$0] !== quiet }.shuffled(using: &random)
            let (woken, ignored) = (others[0], others[1])
            pipes[woken].wakeUp()
            // A socket without an interest is not reported.
            poller.set([], at: ignored + 1)
            pipes[ignored].wakeUp()
            var places: [Int] = []
            let end = ContinuousClock.now + .seconds(10)
            while places.count < 2 && .now < end { places = poller.wait(milliseconds: 1000) }
            #expect(places == [0, woken + 1])
            pipes[woken].clear()
            pipes[ignored].clear()
            poller.set(.reading, at: ignored + 1)
            #expect(poller.wait(milliseconds: 1000) == [0])
        }
        busy.clear()
        #expect(poller.wait(milliseconds: 0) == [])
    }
}
