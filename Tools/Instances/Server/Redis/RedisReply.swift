/// A reply of Redis in its protocol, RESP 2.
enum RedisReply: Sendable {
    case status(String)
    case error(String)
    case number(Int)
    case text([UInt8])
    case list([RedisReply])
    case null
}

/// Why a command has no result.
enum RedisFailure: Error {
    /// Redis cannot be reached, or does not answer in time.
    case unavailable
    /// What arrived is not a reply, or is too large.
    case malformed
    /// Redis rejected the command.
    case rejected(String)
}

/// Reads replies from a connection.
struct RedisReader {
    private let receive: () -> [UInt8]
    private var bytes: ArraySlice<UInt8> = []

    /// The longest line, text and list.
    private static let (longestLine, longestText, longestList) = (1_024, 1 << 20, 10_000)

    /// Creates a reader.
    ///
    /// - Parameter receive: Returns the next bytes, or none if the connection has ended.
    init(_ receive: @escaping () -> [UInt8]) {
        self.receive = receive
    }

    /// Returns the next reply. A list may contain no list.
    mutating func reply(inList: Bool = false) throws(RedisFailure) -> RedisReply {
        let line = try nextLine()
        let rest = String(decoding: line.dropFirst(), as: UTF8.self)
        switch line.first {
        case UInt8(ascii: "+"): return .status(rest)
        case UInt8(ascii: "-"): return .error(rest)
        case UInt8(ascii: ":"): return .number(try number(rest, upTo: .max))
        case UInt8(ascii: "$"):
            if rest == "-1" { return .null }
            let text = try next(try number(rest, upTo: RedisReader.longestText))
            guard try nextLine().isEmpty else { throw .malformed }
            return .text(text)
        case UInt8(ascii: "*") where !inList:
            if rest == "-1" { return .null }
            var list: [RedisReply] = []
            for _ in 0..<(try number(rest, upTo: RedisReader.longestList)) { list.append(try reply(inList: true)) }
            return .list(list)
        default: throw .malformed
        }
    }

    private func number(_ text: String, upTo limit: Int) throws(RedisFailure) -> Int {
        guard let number = Int(text), (0...limit).contains(number) else { throw .malformed }
        return number
    }

    private mutating func nextLine() throws(RedisFailure) -> [UInt8] {
        var line: [UInt8] = []
        while true {
            let byte = try next(1)[0]
            if byte == UInt8(ascii: "\n"), line.last == UInt8(ascii: "\r") { return Array(line.dropLast()) }
            guard line.count < RedisReader.longestLine else { throw .malformed }
            line.append(byte)
        }
    }

    private mutating func next(_ count: Int) throws(RedisFailure) -> [UInt8] {
        while bytes.count < count {
            let more = receive()
            guard !more.isEmpty else { throw .unavailable }
            bytes += more
        }
        defer { bytes = bytes.dropFirst(count) }
        return Array(bytes.prefix(count))
    }
}
