/// The one way this library says no: at least one problem, all that were found.
public struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, never empty, in the order in which it was checked. Warnings may stand beside errors.
    public let problems: [Problem]

    /// Refuses for one reason, and says what was found besides.
    public init(_ problem: Problem, and others: [Problem] = []) {
        problems = [problem] + others
    }

    /// The result of something whose refusal means something else to the caller: its first problem is told as another.
    package static func wrapping<Value>(
        _ problem: (Problem) -> Problem, _ make: () throws(Refusal) -> Value
    ) throws(Refusal) -> Value {
        do throws(Refusal) {
            return try make()
        } catch {
            throw Refusal(problem(error.first))
        }
    }

    /// Refuses when at least one of the problems is an error; `nil` when nothing stands against accepting.
    public init?(_ problems: [Problem]) {
        guard problems.contains(where: { $0.severity == .error }) else { return nil }
        self.problems = problems
    }

    /// The first error: what to show where there is room for one.
    public var first: Problem {
        problems.first { $0.severity == .error } ?? problems[0]
    }

    /// The OAuth `error` that the provider answered with, for programs to decide by: `login_required`. `nil` when none of
    /// the problems is such an answer.
    public var providerError: String? {
        problems.lazy.compactMap(\.providerError).first
    }

    /// The codes of the errors, in order.
    public var codes: [ProblemCode] {
        problems.filter { $0.severity == .error }.map(\.code)
    }

    /// The whole input mended, when everything that is wrong with it can be mended at once.
    public var suggestion: String? {
        problems.lazy.compactMap(\.suggestion).first
    }

    /// A line for each problem.
    public var description: String {
        problems.map(\.description).joined(separator: "\n")
    }
}
