import EntraID
import Heap

/// An input, what must become of it, and what reads it.
struct Probe {
    enum Outcome: Equatable {
        case accepted
        case refused(String)
    }

    /// In a few words, what the input looks like.
    let shape: String
    /// Its size in bytes.
    let size: Int
    let outcome: Outcome
    let read: () throws -> Void

    /// What reading it took.
    struct Cost {
        let milliseconds: Double
        /// Bytes of heap at the worst moment, without the input itself.
        let heap: Int
        let outcome: Outcome
    }

    /// The fastest of several times, and the most memory of any.
    func cost() -> Cost {
        let clock = ContinuousClock()
        var fastest = Duration.seconds(3_600)
        var heap = 0
        var outcome = Outcome.accepted
        var spent = Duration.zero
        var repetitions = 0
        while repetitions < 3 || spent < .milliseconds(60) {
            let before = heap_bytes()
            heap_begin()
            let duration = clock.measure {
                do {
                    try read()
                    outcome = .accepted
                } catch {
                    outcome = .refused((error as? Refusal)?.codes.first?.text ?? "\(error)")
                }
            }
            // The first time what lasts is set up, such as tables.
            if repetitions > 0 || spent > .milliseconds(500) { heap = max(heap, Int(heap_peak()) - Int(before)) }
            fastest = min(fastest, duration)
            spent += duration
            repetitions += 1
        }
        let (seconds, attoseconds) = fastest.components
        return Cost(
            milliseconds: Double(seconds) * 1_000 + Double(attoseconds) / 1e15, heap: max(heap, 0), outcome: outcome)
    }

    /// A text to be read.
    static func text(
        _ shape: String, _ text: String, _ outcome: Outcome = .accepted, _ read: @escaping (String) throws -> Void
    ) -> Probe {
        Probe(shape: shape, size: text.utf8.count, outcome: outcome) { try read(text) }
    }

    /// Bytes to be read.
    static func bytes(
        _ shape: String, _ bytes: [UInt8], _ outcome: Outcome = .accepted, _ read: @escaping ([UInt8]) throws -> Void
    ) -> Probe {
        Probe(shape: shape, size: bytes.count, outcome: outcome) { try read(bytes) }
    }
}

/// A bound, with the largest input that is within it and the first that is not.
struct Bound {
    let name: String
    let standard: String
    let test: String
    let largest: Probe
    let first: Probe
}
