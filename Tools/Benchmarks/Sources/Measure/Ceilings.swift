import Foundation

/// The goal and the limit of each figure, from `Ceilings.json`.
struct Ceilings {
    /// The bounds of one figure. It has a ceiling, or a floor if more is better.
    struct Bounds: Decodable {
        let goal: Double
        let ceiling: Double?
        let floor: Double?

        /// The ceiling or floor.
        var bound: Double { ceiling ?? floor ?? .nan }

        /// Returns whether a value breaks the bound. A value that cannot be compared breaks it.
        func areBroken(by value: Double) -> Bool {
            if let ceiling { return !(value <= ceiling) }
            return !(value >= bound)
        }

        /// Returns whether a value reaches the goal.
        func reachGoal(with value: Double) -> Bool {
            ceiling == nil ? value >= goal : value <= goal
        }

        /// Returns the best of several values.
        func best(of values: [Double]) -> Double {
            (ceiling == nil ? values.max() : values.min()) ?? .nan
        }
    }

    struct Incomplete: Error, CustomStringConvertible {
        let description: String
    }

    private let bounds: [String: Bounds]

    /// Reads the file, which must name every figure.
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
