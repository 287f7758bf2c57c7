import Foundation
import OIDCFixtures
import OIDCPrimitives

/// The random times at which refreshes are due, so that a run can be repeated.
final class SimulatedRandom: RandomSource {
    private let generator: Locked<SeededGenerator>

    init(seed: UInt64) {
        // Another sequence than that of the run itself.
        generator = Locked(SeededGenerator(seed: ~seed))
    }

    func bytes(_ count: Int) -> [UInt8] {
        generator.withLock { generator in
            (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
        }
    }
}
