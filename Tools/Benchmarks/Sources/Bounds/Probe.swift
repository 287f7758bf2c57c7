import EntraID
import Heap

/// An input, its expected outcome, and the function that reads it.
struct Probe {
    enum Outcome: Equatable {
        case accepted
        case refused(String)
    }

    /// A short description of the input.
    let shape: String
    /// The size of the input in bytes.
    let size: Int
    let outcome: Outcome
    let read: () throws -> Void
    /// The longest time that it may take. The memory may be 40 times the input.
    var mostMilliseconds = 100.0

    /// The measured cost of reading the input.
    struct Cost {
        let milliseconds: Double
        /// The peak heap in bytes, without the input itself.
        let heap: Int
        let outcome: Outcome
    }

    /// Returns the shortest time and the largest heap of several repetitions.
    func cost() -> Cost {
        var fastest = Double.infinity
        var (heap, spent, repetitions) = (0, 0.0, 0)
        var outcome = Outcome.accepted
        while repetitions < 3 || spent < 0.05 {
            let before = heap_bytes()
            heap_begin()
            let start = worked_seconds()
            do {
                try read()
                outcome = .accepted
            } catch {
                outcome = .refused((error as? Refusal)?.codes.first?.rawValue ?? "\(error)")
            }
            let duration = worked_seconds() - start
            // The first repetition sets up permanent state, such as tables.
            if repetitions > 0 { heap = max(heap, Int(heap_peak()) - Int(before)) }
            fastest = min(fastest, duration)
            spent += duration
            repetitions += 1
        }
        return Cost(milliseconds: fastest * 1_000, heap: max(heap, 0), outcome: outcome)
    }

    /// Returns the same probe with a different time limit.
    func within(milliseconds: Double) -> Probe {
        var probe = self
        probe.mostMilliseconds = milliseconds
        return probe
    }

    /// Creates a probe of a text.
    static func text(
        _ shape: String, _ text: String, _ outcome: Outcome = .accepted, _ read: @escaping (String) throws -> Void
    ) -> Probe {
        Probe(shape: shape, size: text.utf8.count, outcome: outcome) { try read(text) }
    }

    /// Creates a probe of bytes.
    static func bytes(
        _ shape: String, _ bytes: [UInt8], _ outcome: Outcome = .accepted, _ read: @escaping ([UInt8]) throws -> Void
    ) -> Probe {
        Probe(shape: shape, size: bytes.count, outcome: outcome) { try read(bytes) }
    }
}

/// A limit, with the largest input within it and the first input beyond it.
struct Bound {
    let name: String
    let standard: String
    let test: String
    let largest: Probe
    let first: Probe
}
