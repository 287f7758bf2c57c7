import OIDCPrimitives

/// The bytes of a connection that were not read yet, as lines or in pieces.
struct LineBuffer: Sendable {
    enum Line {
        case complete(ArraySlice<UInt8>)
        case incomplete
        case tooLong
        case invalid(RequestRejection)
    }

    private var bytes: [UInt8] = []
    /// The first byte that was not read.
    private var start = 0
    /// The first byte in which no line end was looked for, so that each byte is looked at once.
    private var searched = 0

    var isEmpty: Bool { start == bytes.count }

    mutating func append(_ more: some Collection<UInt8>) {
        bytes.removeFirst(start)
        searched -= start
        start = 0
        bytes += more
    }

    /// Reads the next line, which ends with CR LF. The result is without them.
    mutating func nextLine(upTo limit: Int) -> Line {
        while searched < bytes.count {
            let byte = bytes[searched]
            let followsReturn = searched > start && bytes[searched - 1] == 0x0D
            if searched - start >= limit { return .tooLong }
            if (byte == 0x0A) != followsReturn { return .invalid(.bareLineEnd) }
            if byte == 0x0A {
                let line = bytes[start..<searched - 1]
                searched += 1
                start = searched
                return .complete(line)
            }
            if byte != 0x0D && !byte.isHTTPFieldCharacter { return .invalid(.controlCharacter) }
            searched += 1
        }
        return .incomplete
    }

    /// Reads up to a number of bytes.
    mutating func next(upTo count: Int) -> ArraySlice<UInt8> {
        let piece = bytes[start...].prefix(count)
        start = piece.endIndex
        searched = start
        return piece
    }
}
