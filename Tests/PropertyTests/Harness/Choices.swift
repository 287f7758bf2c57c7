import OIDCFixtures

/// The source of a generator's decisions: random numbers, recorded as they are drawn.
///
/// The recorded numbers determine a case completely. Smaller and fewer numbers make a simpler case. To shrink a case, a
/// shorter or smaller list is replayed, so generators need no shrinking code.
struct Choices {
    /// The numbers drawn so far.
    private(set) var made: [UInt64] = []
    private let replayed: [UInt64]?
    private var random: SeededGenerator

    /// Creates choices that are drawn at random.
    init(seed: UInt64) {
        replayed = nil
        random = SeededGenerator(seed: seed)
    }

    /// Creates choices that replay earlier ones. A number that is now too large counts as the largest, and a missing
    /// number counts as 0.
    init(replaying choices: [UInt64]) {
        replayed = choices
        random = SeededGenerator(seed: 0)
    }

    /// Returns a number from 0 to one below the bound. 0 is the simplest.
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

    /// Returns a number in the range. The lower end is the simplest.
    mutating func number(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.upperBound - range.lowerBound + 1)
    }

    /// Returns an element. The first is the simplest.
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    /// Returns `true` once in the given number of times. `false` is simpler.
    mutating func onceIn(_ times: Int) -> Bool { below(times) + 1 == max(times, 1) && times > 1 }

    /// Returns an element of the first list, or once in four times one of the second.
    mutating func mostly<Element>(_ usual: [Element], else odd: [Element]) -> Element {
        onceIn(4) ? pick(odd) : pick(usual)
    }

    /// Returns an element of the first list, or once in eight times one of the second.
    mutating func occasionally<Element>(_ usual: [Element], else odd: [Element]) -> Element {
        onceIn(8) ? pick(odd) : pick(usual)
    }

    /// Returns some elements. A choice before each element decides whether to add it, so removing a span of choices
    /// removes elements.
    mutating func list<Element>(upTo count: Int, _ element: (inout Choices) -> Element) -> [Element] {
        var elements: [Element] = []
        while elements.count < count, below(count + 1) != 0 { elements.append(element(&self)) }
        return elements
    }

    /// Returns some pieces of text, joined.
    mutating func text(of pieces: [String], upTo count: Int) -> String {
        list(upTo: count) { $0.pick(pieces) }.joined()
    }

    /// Returns some bytes.
    mutating func bytes(upTo count: Int) -> [UInt8] {
        list(upTo: count) { UInt8($0.below(256)) }
    }

    /// Returns the elements in another order. Choices of 0 keep their order.
    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var elements = elements
        for index in elements.indices.dropLast() {
            elements.swapAt(index, index + below(elements.count - index))
        }
        return elements
    }
}
