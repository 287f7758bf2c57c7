import EntraID

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension FakeEntra {
    /// The seconds since 1970.
    var seconds: Double { time.now.timeIntervalSince1970 }
}

/// Times as Entra writes them.
enum FakeClock {
    /// Returns a time such as `2026-01-31 12:00:00Z`.
    static func text(_ seconds: Double) -> String {
        // The years 1970 to 9999. Outside of them, the nearest time is written.
        let whole = Int(min(max(seconds, 0), 253_402_300_799).rounded(.down))
        let (days, rest) = whole.quotientAndRemainder(dividingBy: 86_400)
        // Days since March 1, 0000, so that the leap day is the last one of a year.
        let shifted = days + 719_468
        let (era, dayOfEra) = shifted.quotientAndRemainder(dividingBy: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return "\(padded(year, 4))-\(padded(month))-\(padded(day)) "
            + "\(padded(rest / 3_600)):\(padded(rest / 60 % 60)):\(padded(rest % 60))Z"
    }

    private static func padded(_ number: Int, _ count: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(count - digits.utf8.count, 0)) + digits
    }
}
