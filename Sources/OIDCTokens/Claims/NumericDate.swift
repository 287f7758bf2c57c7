public import OIDCPrimitives

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A point in time as tokens write it: seconds since the beginning of 1970, fractions allowed (RFC 7519 §2).
public struct NumericDate: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The seconds, from 0 to the end of the year 9999.
    public let seconds: Double

    /// The last second of the year 9999.
    public static let latest = 253_402_300_799.0

    /// Takes a number of seconds; `nil` outside the range, so that nothing that follows can overflow.
    public init?(seconds: Double) {
        guard seconds >= 0, seconds <= NumericDate.latest else { return nil }
        self.seconds = seconds
    }

    /// The same point in time as a `Date`.
    public var date: Date { Date(timeIntervalSince1970: seconds) }

    /// Whether the first is the earlier one.
    public static func < (left: NumericDate, right: NumericDate) -> Bool { left.seconds < right.seconds }

    /// The seconds since the beginning of 1970.
    public var description: String {
        seconds == seconds.rounded() ? "\(Int(exactly: seconds) ?? 0)" : "\(seconds)"
    }
}

extension JSONType {
    /// A point in time: a number from 0 to the end of the year 9999.
    public static var date: JSONType<NumericDate> {
        JSONType<NumericDate>("a number of seconds since 1970, up to the year 9999") { value in
            value.double.flatMap(NumericDate.init(seconds:))
        }
    }
}
