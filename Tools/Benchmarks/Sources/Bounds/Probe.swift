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
    /// The longest that it may take. Memory may be 40 times the input.
    var mostMilliseconds = 100.0

    /// What reading it took.
    struct Cost {
        let milliseconds: Double
        /// Bytes of heap at the worst moment, without the input itself.
        let heap: Int
        let outcome: Outcome
    }

    /// The fastest of several times, and the most memory of any.
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
                outcome = .refused((error as? Refusal)?.codes.first?.text ?? "\(error)")
            }
            let duration = worked_seconds() - start
            // The first time what lasts is set up, such as tables.
            if repetitions > 0 { heap = max(heap, Int(heap_peak()) - Int(before)) }
            fastest = min(fastest, duration)
            spent += duration
            repetitions += 1
        }
        return Cost(milliseconds: fastest * 1_000, heap: max(heap, 0), outcome: outcome)
    }

    /// The same, which may take longer.
    func within(milliseconds: Double) -> Probe {
        var probe = self
        probe.mostMilliseconds = milliseconds
        return probe
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
