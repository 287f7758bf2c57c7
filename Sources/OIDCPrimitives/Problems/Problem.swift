/// Something that is wrong or worth knowing: what it is, where it is, and how to fix it.
///
/// A problem has two readers. Programs use ``code``; administrators and developers read ``remedy``. The code that
/// creates a problem decides what to reveal: ``found`` never contains a secret, nonce, state, authorization code, hash,
/// personal name or email address. Invisible and control characters in it are escaped, and long values are cut.
public struct Problem: Hashable, Sendable {
    /// The severity of a problem.
    public enum Severity: String, Hashable, Sendable {
        /// The input was rejected.
        case error
        /// The input was accepted, but deserves attention.
        case warning
    }

    /// The stable code of the problem.
    public var code: ProblemCode { details.code }
    /// Whether the problem is an error or a warning.
    public var severity: Severity { details.severity }
    /// The location of the problem, if there is a single one.
    public var location: ProblemLocation? { details.location }
    /// The expected value, or a description of it.
    public var expected: String? { details.expected?.string }
    /// The value that was found instead, or a description of it. It is escaped for terminals and logs, but not for
    /// HTML: escape it like any other string before you show it on a page.
    public var found: String? { details.found?.string }
    /// The way to fix the problem, in plain language.
    public var remedy: String { details.remedy.string }
    /// The corrected input, if there is exactly one way to correct it. It is only offered, never applied.
    public var suggestion: String? { details.suggestion?.string }
    /// The error that the provider returned. It is `nil` for problems that are not a provider's error response.
    public var providerError: ProviderError? { details.providerError }
    /// The time that the provider asks to wait before the next request (`Retry-After`), if it does.
    public var retryAfter: Duration? { details.retryAfter }

    private struct Details: Hashable {
        let code: ProblemCode
        let severity: Severity
        var location: ProblemLocation?
        let expected: ExactString?
        let found: ExactString?
        var remedy: ExactString
        let suggestion: ExactString?
        let providerError: ProviderError?
        var retryAfter: Duration?
        var required = RequiredNames()
    }

    /// The storage for the details of a problem. Every check can return a problem, and almost none does. With a
    /// reference, a result without a problem is a single `nil`.
    private final class Storage: Sendable {
        let details: Details

        init(_ details: Details) {
            self.details = details
        }
    }

    private let storage: Storage
    private var details: Details { storage.details }

    /// Creates a problem.
    ///
    /// Values interpolated into a ``ProblemText`` are escaped. The caller must make sure that they contain no secret.
    /// The whole of `found` is also cut to a readable length.
    ///
    /// - Parameters:
    ///   - code: The stable code of the problem.
    ///   - severity: Whether the problem is an error or a warning.
    ///   - location: The location of the problem, if there is a single one.
    ///   - expected: The expected value, or a description of it.
    ///   - found: The value that was found instead, or a description of it.
    ///   - remedy: The way to fix the problem.
    ///   - suggestion: The corrected input, if there is exactly one way to correct it.
    ///   - providerError: The error that the provider returned, if the problem is an error response.
    public init(
        _ code: ProblemCode,
        severity: Severity = .error,
        at location: ProblemLocation? = nil,
        expected: ProblemText? = nil,
        found: ProblemText? = nil,
        remedy: ProblemText,
        suggestion: String? = nil,
        providerError: ProviderError? = nil
    ) {
        storage = Storage(
            Details(
                code: code, severity: severity, location: location,
                expected: expected?.exact, found: found.map { ExactString(escapedForDisplay($0.description)) },
                remedy: remedy.exact, suggestion: suggestion.map { ExactString($0) },
                providerError: providerError))
    }

    /// Returns whether two problems are equal. Strings are compared by their bytes.
    public static func == (left: Problem, right: Problem) -> Bool { left.details == right.details }

    /// Hashes all details of the problem.
    public func hash(into hasher: inout Hasher) { hasher.combine(details) }
}

extension Problem {
    /// Returns a copy of the problem with another remedy.
    package func replacingRemedy(_ remedy: ProblemText) -> Problem {
        var details = details
        details.remedy = remedy.exact
        return Problem(details)
    }

    /// Returns a copy of the problem whose location is inside another one, such as `issuers[1].clientID`. A problem
    /// without a location is at the other one itself.
    package func inside(_ place: String) -> Problem {
        var details = details
        details.location =
            details.location.map { ProblemLocation(kind: $0.kind, name: "\(place).\($0.name)") } ?? .setting(place)
        return Problem(details)
    }

    /// The names that would meet the requirement that was not met. Empty for other problems.
    package var required: RequiredNames { details.required }

    /// Returns a copy of the problem of a requirement that was not met, with the names that would meet it.
    package func requiring(_ names: RequiredNames) -> Problem {
        var details = details
        details.required = names
        return Problem(details)
    }

    /// Returns a copy of the problem of a response that asks the client to wait.
    package func retrying(after delay: Duration?) -> Problem {
        guard let delay else { return self }
        var details = details
        details.retryAfter = delay
        return Problem(details)
    }

    private init(_ details: Details) {
        storage = Storage(details)
    }
}

extension Problem: CustomStringConvertible {
    /// A single line for logs: the code, location, expected and found values, remedy and suggestion.
    public var description: String {
        var line = code.rawValue
        if let location { line += " at \(location)" }
        if let expected { line += ", expected \(expected)" }
        if let found { line += ", found \(found)" }
        line += ". \(remedy)"
        if let suggestion { line += " Write this instead: \(suggestion)" }
        return line
    }
}
