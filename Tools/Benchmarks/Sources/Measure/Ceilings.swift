import Foundation

/// What each figure should be and must be, as `Ceilings.json` says.
struct Ceilings {
    /// The bounds of one figure. It has a ceiling, or, where more is better, a floor.
    struct Bounds: Decodable {
        let goal: Double
        let ceiling: Double?
        let floor: Double?

        /// The one that must not be passed.
        var bound: Double { ceiling ?? floor ?? .nan }

        /// Whether a value has passed it. What cannot be compared has.
        func areBroken(by value: Double) -> Bool {
            if let ceiling { return !(value <= ceiling) }
            return !(value >= bound)
        }

        /// Whether a value is as good as hoped for.
        func reachGoal(with value: Double) -> Bool {
            ceiling == nil ? value >= goal : value <= goal
        }

        /// The best of several values.
        func best(of values: [Double]) -> Double {
            (ceiling == nil ? values.max() : values.min()) ?? .nan
        }
    }

    struct Incomplete: Error, CustomStringConvertible {
        let description: String
    }

    private let bounds: [String: Bounds]

    /// Reads the file, in which every figure must be named.
    init(contentsOf path: String) throws {
        bounds = try JSONDecoder().decode([String: Bounds].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
        for figure in Figure.allCases {
            guard let bounds = bounds[figure.rawValue], (bounds.ceiling == nil) != (bounds.floor == nil) else {
                throw Incomplete(description: "\(path) has no ceiling (or floor) for “\(figure.rawValue)”.")
            }
        }
    }

    subscript(figure: Figure) -> Bounds {
        bounds[figure.rawValue] ?? Bounds(goal: .nan, ceiling: .nan, floor: nil)
    }
}
