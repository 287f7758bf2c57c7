import OIDCPrimitives

#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif

/// How long a server asks to wait (RFC 9110 §10.2.3).
package enum RetryAfter {
    private static let longest = 1 << 31

    /// Returns the time to wait: a number of seconds, or the time until a date. Returns `nil` if the text is neither.
    package static func delay(_ text: String, at now: Date) -> Duration? {
        let text = Substring(text).withoutHTTPWhitespace
        if !text.isEmpty, text.utf8.allSatisfy(\.isASCIIDigit) {
            return .seconds(min(Int(text) ?? longest, longest))
        }
        guard let date = seconds(inDate: text) else { return nil }
        let difference = (Double(date) - now.timeIntervalSince1970).rounded(.up)
        return .seconds(Int(min(max(difference, 0), Double(longest))))
    }

    /// Returns the seconds since 1970 of a date in the form that servers send (`IMF-fixdate`, RFC 9110 §5.6.7), such as
    /// `Sun, 06 Nov 1994 08:49:37 GMT`. The obsolete forms are not read.
    private static func seconds(inDate text: Substring) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count == 29, bytes[3] == UInt8(ascii: ","), matches(bytes[25...], " GMT"),
            [4, 7, 11, 16].allSatisfy({ bytes[$0] == 0x20 }), [19, 22].allSatisfy({ bytes[$0] == UInt8(ascii: ":") }),
            days.contains(where: { matches(bytes[0..<3], $0) }),
            let month = months.firstIndex(where: { matches(bytes[8..<11], $0) }),
            let day = number(bytes[5..<7]), let year = number(bytes[12..<16]), let hour = number(bytes[17..<19]),
            let minute = number(bytes[20..<22]), let second = number(bytes[23..<25]),
            (1...31).contains(day), year >= 1970, hour < 24, minute < 60, second <= 60
        else { return nil }
        return ((dayNumber(year, month + 1, day) * 24 + hour) * 60 + minute) * 60 + second
    }

    /// Returns the days since 1970. A year begins in March here, so that a leap day is its last day.
    private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let (shifted, place) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
        let leapDays = shifted / 4 - shifted / 100 + shifted / 400
        // The first of March of year 0 is 719,468 days before 1970.
        return shifted * 365 + leapDays + (place * 153 + 2) / 5 + day - 1 - 719_468
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        digits.allSatisfy(\.isASCIIDigit) ? digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } : nil
    }

    private static func matches(_ bytes: ArraySlice<UInt8>, _ text: String) -> Bool { bytes.elementsEqual(text.utf8) }

    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
