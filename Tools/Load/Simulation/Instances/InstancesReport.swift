import Foundation

/// The requests that a provider received from the instances of a server.
struct InstancesReport {
    let count: Int
    let isShared: Bool
    let length: Duration
    /// When each request arrived, since the beginning.
    let times: [Duration]

    /// The end of the time that counts as the start.
    private static let started: Duration = .seconds(600)

    /// The requests while the instances started.
    var atStart: Int { times.count { $0 < InstancesReport.started } }

    /// The mean number of requests in an hour after the start.
    var hourly: Double {
        Double(times.count - atStart) / ((length - InstancesReport.started) / .seconds(3_600))
    }

    /// The highest number of requests in a minute after the start.
    var mostInAMinute: Int {
        var counts: [Int: Int] = [:]
        for time in times where time >= InstancesReport.started { counts[Int(time / .seconds(60)), default: 0] += 1 }
        return counts.values.max() ?? 0
    }

    /// The most requests in an hour that the documentation promises. An instance fetches two documents, with at least 42
    /// minutes between two fetches. Instances that share their snapshots send as many requests as one instance, and a few
    /// more from those whose turn comes while another one fetches.
    var allowedHourly: Double {
        let ofOne = 2 * 60 / 42.0
        return isShared ? ofOne * (1.5 + Double(count) / 200) : ofOne * Double(count)
    }

    static let heading = "instances  shared  at start  an hour  most in a minute"

    /// A row of the table.
    var line: String {
        func padded(_ text: String, _ width: Int) -> String {
            String(repeating: " ", count: max(width - text.count, 0)) + text
        }
        let hour = String(format: hourly < 10 ? "%.1f" : "%.0f", hourly)
        return padded("\(count)", 9) + padded(isShared ? "yes" : "no", 8) + padded("\(atStart)", 10)
            + padded(hour, 9) + padded("\(mostInAMinute)", 18)
    }
}
