// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import Offline

/// Stand-ins for swift-log. A logger prints its records, at the level `info` and above unless it is told otherwise.
public protocol LogHandler {}

public struct Logger: Sendable {
    public enum Level: String, CaseIterable, Comparable, Sendable {
        case trace, debug, info, notice, warning, error, critical

        public static func < (left: Level, right: Level) -> Bool {
            (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
        }
    }

    public struct Message: ExpressibleByStringInterpolation, CustomStringConvertible, Sendable {
        public let description: String

        public init(stringLiteral value: String) {
            description = value
        }
    }

    public enum MetadataValue: ExpressibleByStringInterpolation, CustomStringConvertible, Sendable {
        case string(String)
        case stringConvertible(any CustomStringConvertible & Sendable)
        case dictionary(Metadata)
        case array([MetadataValue])

        public init(stringLiteral value: String) {
            self = .string(value)
        }

        public var description: String {
            switch self {
            case .string(let value): value
            case .stringConvertible(let value): "\(value)"
            case .dictionary(let values): "\(values)"
            case .array(let values): "\(values)"
            }
        }
    }

    public typealias Metadata = [String: MetadataValue]

    public let label: String
    public var logLevel = Level.info

    public init(label: String) {
        self.label = label
    }

    public func log(
        level: Level, _ message: @autoclosure () -> Message, metadata: @autoclosure () -> Metadata? = nil,
        source: @autoclosure () -> String? = nil, file: String = #fileID, function: String = #function,
        line: UInt = #line
    ) {
        guard level >= logLevel else { return }
        let values = (metadata() ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        print((["\(level) \(label):"] + values + ["\(message())"]).joined(separator: " "))
    }

    public func debug(_ message: @autoclosure () -> Message, metadata: @autoclosure () -> Metadata? = nil) {
        log(level: .debug, message(), metadata: metadata())
    }

    public func info(_ message: @autoclosure () -> Message, metadata: @autoclosure () -> Metadata? = nil) {
        log(level: .info, message(), metadata: metadata())
    }

    public func notice(_ message: @autoclosure () -> Message, metadata: @autoclosure () -> Metadata? = nil) {
        log(level: .notice, message(), metadata: metadata())
    }

    public func warning(_ message: @autoclosure () -> Message, metadata: @autoclosure () -> Metadata? = nil) {
        log(level: .warning, message(), metadata: metadata())
    }

    public func error(_ message: @autoclosure () -> Message, metadata: @autoclosure () -> Metadata? = nil) {
        log(level: .error, message(), metadata: metadata())
    }
}
