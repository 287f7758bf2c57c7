import Foundation

/// A function that contains the code of a snippet.
public struct Snippet: Sendable {
    private let place: String
    private let run: @Sendable (inout Bool) async throws -> Void

    /// Creates a snippet.
    ///
    /// - Parameters:
    ///   - place: The article and the line.
    ///   - run: The function. It sets its argument at its end, because code that returns early has not been run.
    public init(_ place: String, _ run: @escaping @Sendable (inout Bool) async throws -> Void) {
        self.place = place
        self.run = run
    }

    /// Runs snippets one after another, prints the outcome of each, and returns whether all have run to their end.
    ///
    /// - Parameter faulty: Snippets that must fail, which proves that failures are noticed.
    public static func run(_ snippets: [Snippet], faulty: [Snippet]) async -> Bool {
        // Ends the process if a snippet waits forever.
        alarm(300)
        var isSuccess = !snippets.isEmpty && !faulty.isEmpty
        for snippet in snippets {
            // Printed first, so that the place is known if the snippet traps.
            write("  \(snippet.place): ")
            let failures = await snippet.failures()
            write(failures.isEmpty ? "ran\n" : "FAILED\n" + failures.map { "    \($0)\n" }.joined())
            isSuccess = isSuccess && failures.isEmpty
        }
        for snippet in faulty where await snippet.failures().isEmpty {
            write("  \(snippet.place): the fault of this snippet is not noticed\n")
            isSuccess = false
        }
        return isSuccess
    }

    private func failures() async -> [String] {
        var hasReachedEnd = false
        do {
            try await run(&hasReachedEnd)
            if !hasReachedEnd { fail("it returned before its end") }
        } catch {
            fail("it threw \(error)")
        }
        Network.disconnect()
        return takeFailures()
    }

    private static func write(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }
}
