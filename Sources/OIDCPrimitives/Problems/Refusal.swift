/// The error that this library throws when it rejects something. It holds every problem found.
public struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// The problems found, in the order of the checks. The list is never empty, and can contain warnings as well as
    /// errors.
    public let problems: [Problem]

    /// Creates an error from a problem and any others that were found with it.
    public init(_ problem: Problem, and others: [Problem] = []) {
        problems = [problem] + others
    }

    /// Calls a function and replaces its error with one for the caller: the first problem, converted.
    package static func wrapping<Value>(
        _ problem: (Problem) -> Problem, _ make: () throws(Refusal) -> Value
    ) throws(Refusal) -> Value {
        do throws(Refusal) {
            return try make()
        } catch {
            throw Refusal(problem(error.first))
        }
    }

    /// Creates an error from a list of problems, or `nil` if none of them is an error.
    public init?(_ problems: [Problem]) {
        guard problems.contains(where: { $0.severity == .error }) else { return nil }
        self.problems = problems
    }

    /// The first error. Show this one if there is room for only one.
    public var first: Problem {
        problems.first { $0.severity == .error } ?? problems[0]
    }

    /// The error that the provider returned, or `nil` if no problem is a provider's error response.
    public var providerError: ProviderError? {
        problems.lazy.compactMap(\.providerError).first
    }

    /// The time that the provider asks to wait before the next request (`Retry-After`), if it does.
    public var retryAfter: Duration? {
        problems.lazy.compactMap(\.retryAfter).first
    }

    /// The codes of the errors, in order.
    public var codes: [ProblemCode] {
        problems.filter { $0.severity == .error }.map(\.code)
    }

    /// The complete corrected input, if everything that is wrong with it can be corrected at once.
    public var suggestion: String? {
        problems.lazy.compactMap(\.suggestion).first
    }

    /// The problems, one on each line.
    public var description: String {
        problems.map(\.description).joined(separator: "\n")
    }
}
