/// One thing that is wrong, or worth knowing: what, where, and what to do about it.
///
/// A problem is written for two readers. Programs key on ``code``; people read ``remedy``. Whoever makes a problem
/// decides what may be seen: ``found`` never holds a secret, nonce, state, authorization code, hash, personal name or
/// e-mail address. Invisible and control characters in it are escaped, and it is cut to a readable length.
public struct Problem: Hashable, Sendable {
    /// Whether the problem refuses the input or accompanies an accepted value.
    public enum Severity: String, Hashable, Sendable {
        /// The input was refused.
        case error
        /// The input was accepted, and somebody should look at this.
        case warning
    }

    /// The stable name of what is wrong.
    public var code: ProblemCode { details.code }
    /// Whether this refuses or warns.
    public var severity: Severity { details.severity }
    /// Where it is wrong, if there is one place.
    public var location: ProblemLocation? { details.location }
    /// What would have been right, in words or as a value.
    public var expected: String? { details.expected?.text }
    /// What was found instead. It is escaped for terminals and logs, not for HTML: on a page, escape it like any other
    /// string.
    public var found: String? { details.found?.text }
    /// What to do now, in plain words for the person who can mend it.
    public var remedy: String { details.remedy.text }
    /// The mended input, when there is exactly one way to mend it. It is offered, never applied.
    public var suggestion: String? { details.suggestion?.text }
    /// The OAuth `error` that a provider answered with, for programs to decide by: `login_required`. Only where the
    /// problem is such an answer.
    public var providerError: String? { details.providerError?.text }

    private struct Details: Hashable {
        let code: ProblemCode
        let severity: Severity
        let location: ProblemLocation?
        let expected: ExactText?
        let found: ExactText?
        var remedy: ExactText
        let suggestion: ExactText?
        let providerError: ExactText?
    }

    /// Holds the details of a problem. Every check may return one and nearly none does: what is passed up from check to
    /// check is then one reference that is `nil`.
    private final class Storage: Sendable {
        let details: Details

        init(_ details: Details) {
            self.details = details
        }
    }

    private let storage: Storage
    private var details: Details { storage.details }

    /// Creates a problem. A ``ProblemText`` escapes the values in it; that they hold no secret is for the caller to see
    /// to. What was found is also cut to a readable length as a whole.
    public init(
        _ code: ProblemCode,
        severity: Severity = .error,
        at location: ProblemLocation? = nil,
        expected: ProblemText? = nil,
        found: ProblemText? = nil,
        remedy: ProblemText,
        suggestion: String? = nil,
        providerError: String? = nil
    ) {
        storage = Storage(
            Details(
                code: code, severity: severity, location: location,
                expected: expected?.exact, found: found.map { ExactText(escapedForDisplay($0.description)) },
                remedy: remedy.exact, suggestion: suggestion.map { ExactText($0) },
                providerError: providerError.map { ExactText($0) }))
    }

    /// Whether both say the same, their texts compared by bytes.
    public static func == (left: Problem, right: Problem) -> Bool { left.details == right.details }

    /// Hashes everything that a problem says.
    public func hash(into hasher: inout Hasher) { hasher.combine(details) }
}

extension Problem {
    /// Returns the same problem with another remedy.
    package func replacingRemedy(_ remedy: ProblemText) -> Problem {
        var details = details
        details.remedy = remedy.exact
        return Problem(details)
    }

    private init(_ details: Details) {
        storage = Storage(details)
    }
}

extension Problem: CustomStringConvertible {
    /// One line for a log: code, place, expectation, finding, remedy and suggestion.
    public var description: String {
        var line = code.text
        if let location { line += " at \(location)" }
        if let expected { line += ", expected \(expected)" }
        if let found { line += ", found \(found)" }
        line += ". \(remedy)"
        if let suggestion { line += " Write this instead: \(suggestion)" }
        return line
    }
}
