/// Shrinks a failing list of choices while it still fails: first its length, then its numbers from left to right.
struct Shrinking {
    private(set) var best: [UInt64]
    /// The number of times that the property was tried.
    private(set) var attempts = 0
    private let mostAttempts: Int
    /// Returns the choices that the generator drew while replaying the given ones, or `nil` if the property holds.
    private let failing: ([UInt64]) -> [UInt64]?

    /// Creates a shrinking of choices for which the property fails.
    init(_ choices: [UInt64], mostAttempts: Int = 4_000, failing: @escaping ([UInt64]) -> [UInt64]?) {
        best = choices
        self.mostAttempts = mostAttempts
        self.failing = failing
        var before: [UInt64]
        repeat {
            before = best
            deleteSpans()
            clearSpans()
            lowerEach()
            lowerPairs()
        } while best != before && attempts < mostAttempts
    }

    /// Accepts the candidate if it is simpler and also fails.
    private mutating func take(_ candidate: [UInt64]) -> Bool {
        guard attempts < mostAttempts else { return false }
        attempts += 1
        guard let drawn = failing(candidate), Shrinking.isSimpler(drawn, than: best) else { return false }
        best = drawn
        return true
    }

    static func isSimpler(_ left: [UInt64], than right: [UInt64]) -> Bool {
        left.count != right.count ? left.count < right.count : left.lexicographicallyPrecedes(right)
    }

    private mutating func deleteSpans() {
        for length in [64, 16, 8, 4, 3, 2, 1] {
            var start = best.count - length
            while start >= 0 {
                var candidate = best
                if start + length <= candidate.count {
                    candidate.removeSubrange(start..<(start + length))
                    if !take(candidate) { start -= 1 } else { start = min(start, best.count - length) }
                } else {
                    start -= 1
                }
            }
        }
    }

    private mutating func clearSpans() {
        for length in [16, 4, 1] {
            for start in best.indices where start + length <= best.count {
                guard best[start..<(start + length)].contains(where: { $0 != 0 }) else { continue }
                var candidate = best
                for index in start..<(start + length) { candidate[index] = 0 }
                _ = take(candidate)
            }
        }
    }

    /// Lowers each choice by binary search, which finds the smallest failing number if all larger ones fail too.
    private mutating func lowerEach() {
        var index = 0
        while index < best.count {
            var floor: UInt64 = 0
            while index < best.count, floor < best[index] {
                var candidate = best
                let middle = floor + (best[index] - floor) / 2
                candidate[index] = middle
                if !take(candidate) { floor = middle + 1 }
            }
            index += 1
        }
    }

    /// Lowers two equal choices together, for cases that need two equal values.
    private mutating func lowerPairs() {
        for left in best.indices {
            for right in best.indices.dropFirst(left + 1).prefix(24) {
                guard right < best.count, best[left] == best[right] else { continue }
                var floor: UInt64 = 0
                while right < best.count, best[left] == best[right], floor < best[left] {
                    var candidate = best
                    let middle = floor + (best[left] - floor) / 2
                    (candidate[left], candidate[right]) = (middle, middle)
                    if !take(candidate) { floor = middle + 1 }
                }
            }
        }
    }
}
