import Foundation
import Testing

/// The result of a property for a case.
enum Verdict {
    case holds
    /// The property holds only because it does not apply to the case.
    case notApplicable
    case fails(String)

    /// Returns a failure with the given message unless the condition is true.
    static func expect(_ condition: Bool, _ words: @autoclosure () -> String) -> Verdict {
        condition ? .holds : .fails(words())
    }
}

/// A shrunk case for which a property fails.
struct Counterexample {
    /// The seed of a run whose first case is this one.
    let seed: UInt64
    /// The number of cases tried until the failure.
    let number: Int
    let choices: [UInt64]
    let shown: String
    let reason: String
    /// The number of attempts to shrink the case.
    let attempts: Int
}

/// A property of all cases that a generator makes.
struct Property<Case> {
    let generate: (inout Choices) -> Case
    let show: (Case) -> String
    let validate: (Case) throws -> Verdict

    /// The result of a search for a counterexample.
    struct Result {
        var cases = 0
        var applicable = 0
        var counterexample: Counterexample?
    }

    /// Tries cases until one fails. Each case's seed is one greater than the previous case's.
    func search(seed: UInt64, cases: Int) -> Result {
        var result = Result()
        for number in 0..<cases {
            let caseSeed = seed &+ UInt64(number)
            var choices = Choices(seed: caseSeed)
            result.cases += 1
            switch verdict(generate(&choices)) {
            case .holds: result.applicable += 1
            case .notApplicable: break
            case .fails:
                result.applicable += 1
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
        var reason = "it holds when tried again: the property depends on more than the case"
        if case .fails(let words) = verdict(smallest) { reason = words }
        return Counterexample(
            seed: seed, number: number, choices: shrinking.best, shown: show(smallest), reason: reason,
            attempts: shrinking.attempts)
    }

    private func verdict(_ value: Case) -> Verdict {
        do {
            return try validate(value)
        } catch {
            return .fails("it threw: \(error)")
        }
    }
}

/// Checks a property for the given number of cases, and records an issue if it fails or if it applies to too few cases.
///
/// `PROPERTY_CASES=500` tries 500 cases, `PROPERTY_CASES=100x` a hundred times the default number, and
/// `PROPERTY_SEED=1` starts with another seed. Both also print the number of cases.
func forAll<Case>(
    cases: Int, minimumApplicable: Double = 0.1, _ generate: @escaping (inout Choices) -> Case,
    show: @escaping (Case) -> String = { String(reflecting: $0) },
    fileID: String = #fileID, function: String = #function, sourceLocation: SourceLocation = #_sourceLocation,
    _ validate: @escaping (Case) throws -> Verdict
) {
    let name = PropertyName(fileID: fileID, function: function)
    let options = PropertyOptions(ProcessInfo.processInfo.environment)
    let count = options.count(usual: cases)
    let clock = ContinuousClock()
    let start = clock.now
    let property = Property(generate: generate, show: show, validate: validate)
    let result = property.search(seed: options.seed ?? name.seed, cases: count)
    if options.isReporting {
        print("property \(name.text): \(result.cases) cases, \(result.applicable) telling, \(clock.now - start)")
    }
    if let found = result.counterexample {
        Issue.record("\(name.report(found))", sourceLocation: sourceLocation)
    } else if count >= cases, Double(result.applicable) < Double(count) * minimumApplicable {
        Issue.record(
            "\(name.text): only \(result.applicable) of \(count) cases told anything", sourceLocation: sourceLocation)
    }
}

/// The options of a run, read from the environment.
struct PropertyOptions {
    let seed: UInt64?
    private let cases: String?

    init(_ environment: [String: String]) {
        seed = environment["PROPERTY_SEED"].flatMap { UInt64($0) }
        cases = environment["PROPERTY_CASES"]
    }

    var isReporting: Bool { seed != nil || cases != nil }

    /// Returns the number of cases to try, given the default number.
    func count(usual: Int) -> Int {
        guard let cases else { return usual }
        if cases.hasSuffix("x") { return Int(cases.dropLast()).map { max($0, 1) * usual } ?? usual }
        return Int(cases) ?? usual
    }
}

/// A property's name, such as `PropertyTests.CallbackProperties/derivingAgain`, in the form that `swift test --filter`
/// accepts. The suite has the name of its file.
struct PropertyName {
    let text: String

    init(fileID: String, function: String) {
        let module = fileID.prefix { $0 != "/" }
        let file = fileID.split(separator: "/").last?.dropLast(".swift".count) ?? ""
        text = "\(module).\(file)/\(function.prefix { $0 != "(" })"
    }

    /// The default seed: the name's FNV-1a hash, so that each property has its own.
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
