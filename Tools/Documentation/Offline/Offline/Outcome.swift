import Synchronization

/// The output and the failed expectations of the snippet that is running.
private let outcome = Mutex<(printed: [String], failures: [String])>(([], []))

/// The lines that the snippet has printed.
public var printed: [String] { outcome.withLock { $0.printed } }

/// Stores a line in ``printed``. It has the signature of Swift's own function, so that snippets use it instead.
public func print(_ items: Any..., separator: String = " ", terminator: String = "\n") {
    let line = items.map { "\($0)" }.joined(separator: separator)
    outcome.withLock { $0.printed.append(line) }
}

/// Fails the snippet unless the condition is true. The line is that of the article.
public func expect(_ isTrue: Bool, line: UInt = #line) {
    if !isTrue { fail("line \(line): an expectation is not met") }
}

/// Fails the snippet.
func fail(_ failure: String) {
    outcome.withLock { $0.failures.append(failure) }
}

/// Returns the failures, with the output if there are any, and forgets both.
func takeFailures() -> [String] {
    outcome.withLock { outcome in
        defer { outcome = ([], []) }
        return outcome.failures.isEmpty ? [] : outcome.failures + outcome.printed.map { "printed: \($0)" }
    }
}
