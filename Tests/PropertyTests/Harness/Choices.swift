import OIDCFixtures

/// Where a generator takes every decision from: numbers that are written down as they are drawn.
///
/// What was drawn is all there is to a case. Smaller numbers and fewer of them make a simpler case, so a case is shrunk
/// by replaying a shorter or smaller list, and no generator needs a way to shrink of its own.
struct Choices {
    /// What was drawn so far.
    private(set) var made: [UInt64] = []
    private let replayed: [UInt64]?
    private var random: SeededGenerator

    /// Draws at random.
    init(seed: UInt64) {
        replayed = nil
        random = SeededGenerator(seed: seed)
    }

    /// Draws what was drawn before: a number that is too large now counts as the largest, one too few as 0.
    init(replaying choices: [UInt64]) {
        replayed = choices
        random = SeededGenerator(seed: 0)
    }

    /// A number from 0 to one below the bound. 0 is the simplest.
    mutating func below(_ bound: UInt64) -> UInt64 {
        guard bound > 1 else { return 0 }
        let choice: UInt64
        if let replayed {
            choice = made.count < replayed.count ? min(replayed[made.count], bound - 1) : 0
        } else {
            choice = random.next() % bound
        }
        made.append(choice)
        return choice
    }
}

extension Choices {
    /// A number from 0 to one below the bound.
    mutating func below(_ bound: Int) -> Int { Int(below(UInt64(max(bound, 1)))) }

    /// A number of a range; the lower end is the simplest.
    mutating func number(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.upperBound - range.lowerBound + 1)
    }

    /// An element; the first is the simplest.
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    /// Whether something happens that happens once in so many times. That it does not is simpler.
    mutating func onceIn(_ times: Int) -> Bool { below(times) + 1 == max(times, 1) && times > 1 }

    /// An element of the first list, once in four times of the second.
    mutating func mostly<Element>(_ usual: [Element], else odd: [Element]) -> Element {
        onceIn(4) ? pick(odd) : pick(usual)
    }

    /// An element of the first list, once in eight times of the second.
    mutating func seldom<Element>(_ usual: [Element], else odd: [Element]) -> Element {
        onceIn(8) ? pick(odd) : pick(usual)
    }

    /// Some elements. Before each stands the decision to make another, so that leaving out a span of choices leaves out
    /// elements.
    mutating func list<Element>(upTo count: Int, _ element: (inout Choices) -> Element) -> [Element] {
        var elements: [Element] = []
        while elements.count < count, below(count + 1) != 0 { elements.append(element(&self)) }
        return elements
    }

    /// Some pieces of text, one behind the other.
    mutating func text(of pieces: [String], upTo count: Int) -> String {
        list(upTo: count) { $0.pick(pieces) }.joined()
    }

    /// Some bytes.
    mutating func bytes(upTo count: Int) -> [UInt8] {
        list(upTo: count) { UInt8($0.below(256)) }
    }

    /// The elements in another order; choices of 0 leave them as they are.
    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var elements = elements
        for index in elements.indices.dropLast() {
            elements.swapAt(index, index + below(elements.count - index))
        }
        return elements
    }
}
