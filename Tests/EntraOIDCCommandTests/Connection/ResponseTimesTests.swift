import Foundation
import OIDCLoopback
import Testing

@testable import entra_oidc

/// What responses say about times.
@Suite struct ResponseTimesTests {
    @Test("A date is read as servers write it", arguments: [0, 951_782_399, 951_782_400, 1_700_000_000, 4_102_444_799])
    func date(seconds: Int) {
        let text = HTTPDate.text(seconds)
        #expect(HTTPTime.date(text) == Date(timeIntervalSince1970: Double(seconds)), "\(text)")
    }

    @Test(
        "A date in another form is not read",
        arguments: [
            "", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Sun, 06 Nov 1994 08:49:37 UTC",
            "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 06 nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 19941 08:49:37 GMT", "Sun, +6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1969 08:49:37 GMT",
        ])
    func otherForms(text: String) {
        #expect(HTTPTime.date(text) == nil)
    }

    @Test(
        "The time of a request is not a difference of clocks",
        arguments: [
            // A slow response: the provider may have answered at any time in between.
            (100.0, 190.0, 100.0, 0), (100, 190, 190, 0), (100.9, 100.95, 100, 0),
            // The provider's clock shows whole seconds, so less than one does not count.
            (101, 101, 100, 0), (101.5, 101.6, 100, 1), (500, 501, 100, 399), (100, 101, 500, -399),
        ])
    func difference(start: Double, end: Double, date: Double, expected: Int) {
        let found = ResponseTimes.difference(
            between: Date(timeIntervalSince1970: start), and: Date(timeIntervalSince1970: end),
            at: Date(timeIntervalSince1970: date))
        #expect(found == expected)
    }
}
