import Foundation

/// The results of a run.
struct RunReport: Sendable {
    let seed: UInt64
    let extent: Extent
    let figures: Figures
    let violations: (first: [Violation], counts: [Rule: Int])
    /// The bytes in use at the end of each day.
    let memory: [Int]
    let rollovers: Int
    let emergencies: Int
    /// The number of keys that were replaced under the same `kid`.
    let replacements: Int
    let periods: Int
    let forgeries: Int
    let took: Duration

    /// One line, below ``heading``.
    var line: String {
        RunReport.line([
            "\(seed)", "\(figures.validated)", "\(figures.accepted)", "\(figures.refused.values.reduce(0, +))",
            "\(violations.counts[.forged, default: 0])", "\(violations.counts[.lost, default: 0])",
            "\(figures.unavoidable.values.reduce(0, +))",
            "\(rollovers)", "\(figures.metadataRequests)", "\(figures.keyRequests)", "\(figures.questions)",
            seconds(figures.shortestRenewal), seconds(figures.shortestRetry), seconds(figures.shortestQuestion),
            seconds(figures.longestRecovery), seconds(figures.oldestUsed), memory.first.map { "\($0 >> 10)" } ?? "–",
            memory.last.map { "\($0 >> 10)" } ?? "–", seconds(took),
        ])
    }

    static let heading = line([
        "seed", "tokens", "accepted", "refused", "forged", "lost", "unavoid.", "keys", "metadata", "key sets",
        "questions", "renewal≥", "retry≥", "question≥", "recovery≤", "age≤", "KiB day 1", "last", "took",
    ])

    private static func line(_ columns: [String]) -> String {
        columns.map { String(repeating: " ", count: max(10 - $0.count, 1)) + $0 }.joined()
    }

    private func seconds(_ duration: Duration?) -> String {
        duration.map { String(format: "%.1f", $0 / .seconds(1)) } ?? "–"
    }

    private static func memoryOfWorst(_ reports: [RunReport]) -> String {
        let worst = reports.max {
            ($0.memory.last ?? 0) - ($0.memory.first ?? 0) < ($1.memory.last ?? 0) - ($1.memory.first ?? 0)
        }
        return (worst?.memory ?? []).map { "\($0 >> 10)" }.joined(separator: " ")
    }

    /// Returns the sums over all runs that do not fit into the columns.
    static func details(_ reports: [RunReport]) -> String {
        func sum(_ counts: KeyPath<Figures, [String: Int]>) -> String {
            let all = reports.map { $0.figures[keyPath: counts] }.reduce(into: [:]) { sum, counts in
                sum.merge(counts, uniquingKeysWith: +)
            }
            return all.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "    \($0.key): \($0.value)" }
                .joined(separator: "\n")
        }
        let total = { (figure: KeyPath<Figures, Int>) in reports.map { $0.figures[keyPath: figure] }.reduce(0, +) }
        return """
            forged tokens, by the code of the error:
            \(sum(\.refused))
            valid tokens that had to be rejected (no usable snapshot, or the key could not be fetched yet):
            \(sum(\.unavoidable))
            tokens with the key before or after the signing one, not published or not known:
            \(sum(\.otherKeys))
            events that the library reported:
            \(sum(\.events))
            cancelled callers: \(total(\.cancelled)); stale results: \(total(\.staleAnswers)); \
            key rollovers: \(reports.map(\.rollovers).reduce(0, +)), of which emergencies: \
            \(reports.map(\.emergencies).reduce(0, +)), \
            \(reports.map(\.replacements).reduce(0, +)) under the same kid; behaviors: \(reports.map(\.periods).reduce(0, +)); \
            kinds of forgeries: \(reports.map(\.forgeries).max() ?? 0)
            KiB in use after each day, in the run with the largest growth: \(memoryOfWorst(reports))
            largest number of snapshots while idle: \(reports.map(\.figures.mostSnapshotsAlive).max() ?? 0)
            """
    }
}
