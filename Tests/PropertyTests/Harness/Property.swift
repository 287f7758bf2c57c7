import Foundation
import Testing

/// What a property says of a case.
enum Verdict {
    case holds
    /// It holds because the case is none of those that it is about.
    case tellsNothing
    case fails(String)

    /// Fails with these words unless something is so.
    static func expect(_ condition: Bool, _ words: @autoclosure () -> String) -> Verdict {
        condition ? .holds : .fails(words())
    }
}

/// A case for which a property fails, made as small as it would go.
struct Counterexample {
    /// Starts a run whose first case is the one that was found.
    let seed: UInt64
    /// How many cases had been tried.
    let number: Int
    let choices: [UInt64]
    let shown: String
    let reason: String
    /// How often the property was asked to make the case small.
    let attempts: Int
}

/// A law over all cases that a generator makes.
struct Property<Case> {
    let generate: (inout Choices) -> Case
    let show: (Case) -> String
    let judge: (Case) throws -> Verdict

    /// What the search for a counterexample gave.
    struct Result {
        var cases = 0
        var telling = 0
        var counterexample: Counterexample?
    }

    /// Tries cases until one fails. The seed of each is one above that of the one before.
    func search(seed: UInt64, cases: Int) -> Result {
        var result = Result()
        for number in 0..<cases {
            let caseSeed = seed &+ UInt64(number)
            var choices = Choices(seed: caseSeed)
            result.cases += 1
            switch verdict(generate(&choices)) {
            case .holds: result.telling += 1
            case .tellsNothing: break
            case .fails:
                result.telling += 1
                result.counterexample = shrunk(choices.made, seed: caseSeed, number: number + 1)
                return result
            }
        }
        return result
    }

    private func shrunk(_ made: [UInt64], seed: UInt64, number: Int) -> Counterexample {
        let shrinking = Shrinking(made) { candidate in
            var choices = Choices(replaying: candidate)
            if case .fails = verdict(generate(&choices)) { return choices.made }
            return nil
        }
        var choices = Choices(replaying: shrinking.best)
        let smallest = generate(&choices)
        var reason = "it holds when it is tried again: the property depends on more than the case"
        if case .fails(let words) = verdict(smallest) { reason = words }
        return Counterexample(
            seed: seed, number: number, choices: shrinking.best, shown: show(smallest), reason: reason,
            attempts: shrinking.attempts)
    }

    private func verdict(_ value: Case) -> Verdict {
        do {
            return try judge(value)
        } catch {
            return .fails("it threw: \(error)")
        }
    }
}

/// Tries a law on so many cases, and records an issue when it fails or when too few cases had anything to do with it.
///
/// `PROPERTY_CASES=500` tries 500 cases, `PROPERTY_CASES=100x` a hundred times as many as usual, and
/// `PROPERTY_SEED=1` begins with another case; both also print how many were tried.
func forAll<Case>(
    cases: Int, leastTelling: Double = 0.1, _ generate: @escaping (inout Choices) -> Case,
    show: @escaping (Case) -> String = { String(reflecting: $0) },
    fileID: String = #fileID, function: String = #function, sourceLocation: SourceLocation = #_sourceLocation,
    _ judge: @escaping (Case) throws -> Verdict
) {
    let name = PropertyName(fileID: fileID, function: function)
    let options = PropertyOptions(ProcessInfo.processInfo.environment)
    let count = options.count(usual: cases)
    let clock = ContinuousClock()
    let start = clock.now
    let property = Property(generate: generate, show: show, judge: judge)
    let result = property.search(seed: options.seed ?? name.seed, cases: count)
    if options.isReporting {
        print("property \(name.text): \(result.cases) cases, \(result.telling) telling, \(clock.now - start)")
    }
    if let found = result.counterexample {
        Issue.record("\(name.report(found))", sourceLocation: sourceLocation)
    } else if count >= cases, Double(result.telling) < Double(count) * leastTelling {
        Issue.record(
            "\(name.text): only \(result.telling) of \(count) cases told anything", sourceLocation: sourceLocation)
    }
}

/// What the environment asks of a run.
struct PropertyOptions {
    let seed: UInt64?
    private let cases: String?

    init(_ environment: [String: String]) {
        seed = environment["PROPERTY_SEED"].flatMap { UInt64($0) }
        cases = environment["PROPERTY_CASES"]
    }

    var isReporting: Bool { seed != nil || cases != nil }

    /// How many cases to try where so many are usual.
    func count(usual: Int) -> Int {
        guard let cases else { return usual }
        if cases.hasSuffix("x") { return Int(cases.dropLast()).map { max($0, 1) * usual } ?? usual }
        return Int(cases) ?? usual
    }
}

/// What a property is called: `PropertyTests.CallbackProperties/derivingAgain`, as `swift test --filter` takes it. The
/// suite has the name of its file.
struct PropertyName {
    let text: String

    init(fileID: String, function: String) {
        let module = fileID.prefix { $0 != "/" }
        let file = fileID.split(separator: "/").last?.dropLast(".swift".count) ?? ""
        text = "\(module).\(file)/\(function.prefix { $0 != "(" })"
    }

    /// Where a property begins when nothing else is asked: with a seed of its own (FNV-1a of the name).
    var seed: UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }

    func report(_ found: Counterexample) -> String {
        """
        \(text) fails.
        smallest case: \(found.shown)
        because: \(found.reason)
        found as case \(found.number), made small in \(found.attempts) attempts; its choices are \(found.choices)
        replay: PROPERTY_SEED=\(found.seed) PROPERTY_CASES=1 swift test --filter '\(text)'
        """
    }
}
