import Foundation

/// What came of a run.
struct RunReport: Sendable {
    let seed: UInt64
    let extent: Extent
    let figures: Figures
    let violations: (first: [Violation], counts: [Rule: Int])
    /// Bytes in use at the end of each day.
    let memory: [Int]
    let rollovers: Int
    let emergencies: Int
    let periods: Int
    let forgeries: Int
    let took: Duration

    /// One line, under ``heading``.
    var line: String {
        RunReport.line([
            "\(seed)", "\(figures.judged)", "\(figures.accepted)", "\(figures.refused.values.reduce(0, +))",
            "\(violations.counts[.forged, default: 0])", "\(violations.counts[.lost, default: 0])",
            "\(figures.unavoidable.values.reduce(0, +))",
            "\(rollovers)", "\(figures.metadataRequests)", "\(figures.keyRequests)", "\(figures.questions)",
            seconds(figures.shortestRenewal), seconds(figures.shortestRetry), seconds(figures.shortestQuestion),
            seconds(figures.longestRecovery), seconds(figures.oldestUsed), memory.first.map { "\($0 >> 10)" } ?? "–",
            memory.last.map { "\($0 >> 10)" } ?? "–", seconds(took),
        ])
    }

    static let heading = line([
        "seed", "judged", "accepted", "refused", "forged", "lost", "unavoid.", "keys", "metadata", "key sets",
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

    /// What the columns have no room for, added up over runs.
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
            forged tokens, by the code that refused them:
            \(sum(\.refused))
            good tokens that had to be refused (nothing young enough known, or the floor forbade asking for the key):
            \(sum(\.unavoidable))
            tokens under the key before or after the one that signs, which was not published or not known:
            \(sum(\.otherKeys))
            what the library reported:
            \(sum(\.events))
            callers that gave up: \(total(\.cancelled)); answers marked stale: \(total(\.staleAnswers)); \
            key roll-overs: \(reports.map(\.rollovers).reduce(0, +)), of which emergencies: \
            \(reports.map(\.emergencies).reduce(0, +)); behaviors: \(reports.map(\.periods).reduce(0, +)); \
            forgeries of a sort: \(reports.map(\.forgeries).max() ?? 0)
            KiB in use after each day, in the run that grew most: \(memoryOfWorst(reports))
            snapshots alive with everybody idle, at most: \(reports.map(\.figures.mostSnapshotsAlive).max() ?? 0)
            """
    }
}
