/// The date of a response (RFC 9110 §5.6.7), which a server with a clock must send (§6.6.1).
package enum HTTPDate {
    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Returns the date at a time in seconds since 1970.
    package static func text(_ time: Int) -> String {
        let time = max(time, 0)
        let (days, second) = (time / 86400, time % 86400)
        var (year, day) = (1970, days)
        while day >= length(of: year) {
            day -= length(of: year)
            year += 1
        }
        let isLeapYear = length(of: year) == 366
        var month = 0
        for length in [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30] {
            if day < length { break }
            day -= length
            month += 1
        }
        let clock = [second / 3600, second / 60 % 60, second % 60].map(twoDigits).joined(separator: ":")
        return "\(weekdays[days % 7]), \(twoDigits(day + 1)) \(months[month]) \(year) \(clock) GMT"
    }

    private static func length(of year: Int) -> Int {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 366 : 365
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
