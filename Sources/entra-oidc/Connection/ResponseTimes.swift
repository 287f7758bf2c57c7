import EntraID

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A transport that passes requests on, and remembers what the responses say about times.
final class ResponseTimes: HTTPTransport {
    private struct State {
        var differences: [Int] = []
        var size = 0
        var lastModified: Date?
    }

    private let transport: any HTTPTransport
    private let time: any TimeSource
    private let state = Locked(State())

    init(_ transport: any HTTPTransport, time: any TimeSource) {
        self.transport = transport
        self.time = time
    }

    func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        let start = time.now
        let response = try await transport.send(request)
        let end = time.now
        let difference = response[header: "Date"].flatMap(HTTPTime.date).map {
            ResponseTimes.difference(between: start, and: end, at: $0)
        }
        let lastModified = response[header: "Last-Modified"].flatMap(HTTPTime.date)
        state.withLock { state in
            if let difference { state.differences.append(difference) }
            state.size = response.body.count
            state.lastModified = lastModified
        }
        return response
    }

    /// The number of bytes in the body of the last response.
    var lastSize: Int { state.withLock { $0.size } }

    /// The time of the last change of the document in the last response, if the provider states it.
    var lastModified: Date? { state.withLock { $0.lastModified } }

    /// The seconds by which this machine's clock is ahead of the provider's, or `nil` if it is not known. A cache
    /// may have answered with an old date, so the smallest difference is the right one.
    var clockDifference: Int? { state.withLock { $0.differences.min { abs($0) < abs($1) } } }

    /// Returns the seconds that cannot be explained by the time that a request took.
    ///
    /// - Parameters:
    ///   - start: The time when the request was sent, by this machine's clock.
    ///   - end: The time when the response had arrived.
    ///   - date: The time of the response by the provider's clock, which has whole seconds.
    static func difference(between start: Date, and end: Date, at date: Date) -> Int {
        let ahead = start.timeIntervalSince(date) - 1
        let behind = date.timeIntervalSince(end)
        // A clock can be wrong by centuries, which fit.
        if ahead > 0 { return Int(ahead.rounded(.up)) }
        return behind > 0 ? -Int(behind.rounded(.up)) : 0
    }
}

/// The times in header fields.
enum HTTPTime {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Returns the time of a date such as `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7), or `nil` for one in
    /// another form.
    static func date(_ text: String) -> Date? {
        let words = Substring(text).split(at: " ").map { String($0) }
        guard words.count == 6, words[0].utf8.count == 4, words[5].hasSameBytes(as: "GMT"),
            let day = number(words[1], digits: 2), (1...31).contains(day),
            let month = months.firstIndex(where: { $0.hasSameBytes(as: words[2]) }),
            let year = number(words[3], digits: 4), year >= 1970
        else { return nil }
        let clock = Substring(words[4]).split(at: ":").map { number(String($0), digits: 2) }
        guard clock.count == 3, let hour = clock[0], let minute = clock[1], let second = clock[2], hour < 24,
            minute < 60, second <= 60
        else { return nil }
        let seconds = days(year, month + 1, day) * 86_400 + hour * 3_600 + minute * 60 + second
        return Date(timeIntervalSince1970: Double(seconds))
    }

    private static func number(_ text: String, digits: Int) -> Int? {
        guard text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }

    /// Returns the number of days since 1970-01-01. A year begins in March here, so that the leap day is its last.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
    }
}
