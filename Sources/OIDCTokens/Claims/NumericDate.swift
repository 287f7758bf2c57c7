public import OIDCPrimitives

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A point in time as tokens state it: the seconds since the beginning of 1970, with an optional fraction (RFC 7519
/// §2).
public struct NumericDate: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The seconds since the beginning of 1970, up to the end of the year 9999.
    public let seconds: Double

    /// The last second of the year 9999.
    public static let latest = 253_402_300_799.0

    /// Creates a point in time from a number of seconds, or `nil` if it is out of range. The range prevents overflows
    /// in later calculations.
    public init?(seconds: Double) {
        guard seconds >= 0, seconds <= NumericDate.latest else { return nil }
        self.seconds = seconds
    }

    /// The point in time as a `Date`.
    public var date: Date { Date(timeIntervalSince1970: seconds) }

    /// Returns whether the first point in time is earlier than the second.
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
