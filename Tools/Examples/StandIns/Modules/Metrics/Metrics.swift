// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import Offline
import Synchronization

/// Stand-ins for swift-metrics. What is recorded is printed, with the dimensions.
public final class Counter: Sendable {
    public let label: String
    public let dimensions: [(String, String)]

    public init(label: String, dimensions: [(String, String)] = []) {
        (self.label, self.dimensions) = (label, dimensions)
        DimensionNames.check(dimensions, of: label)
    }

    public func increment(by amount: some BinaryInteger) {
        print("counter \(label) \(DimensionNames.text(dimensions)): \(amount)")
    }

    public func increment() { increment(by: 1) }
}

public final class Timer: Sendable {
    public let label: String
    public let dimensions: [(String, String)]

    public init(label: String, dimensions: [(String, String)] = []) {
        (self.label, self.dimensions) = (label, dimensions)
        DimensionNames.check(dimensions, of: label)
    }

    public func recordNanoseconds(_ duration: Int64) {
        print("timer \(label) \(DimensionNames.text(dimensions)): \(duration)")
    }
}

/// The names of the dimensions of each metric. A metric must always have the same names: swift-prometheus 2.0 and 2.1 end
/// the process otherwise.
private enum DimensionNames {
    private static let known = Mutex<[String: [String]]>([:])

    static func check(_ dimensions: [(String, String)], of label: String) {
        let names = dimensions.map(\.0)
        let first = known.withLock { known in
            known[label] = known[label] ?? names
            return known[label]
        }
        if first != names { print("\(label) has the dimensions \(names) after \(first ?? [])") }
        expect(first == names)
    }

    static func text(_ dimensions: [(String, String)]) -> String {
        dimensions.map { "\($0.0)=\($0.1)" }.joined(separator: " ")
    }
}
