import OIDCPrimitives

/// The chunks and trailers of a body (RFC 9112 §7.1).
struct ChunkedBody: Sendable {
    private enum Phase {
        case size
        case data(Int)
        case dataEnd
        case trailers
    }

    private(set) var body: [UInt8] = []
    private var phase = Phase.size
    /// The bytes that chunk extensions and trailers may still have.
    private var extraBytes: Int
    private var extraFields: Int
    private let limits: LoopbackLimits

    init(limits: LoopbackLimits) {
        self.limits = limits
        extraBytes = limits.headBytes
        extraFields = limits.headerFields
    }

    /// Reads as much as possible, and returns whether the body is complete.
    mutating func read(_ buffer: inout LineBuffer) throws(RequestRejection) -> Bool {
        while true {
            switch phase {
            case .size:
                guard let line = try line(of: &buffer) else { return false }
                let size = try size(line)
                phase = size == 0 ? .trailers : .data(size)
            case .data(let remaining):
                let piece = buffer.next(upTo: remaining)
                body += piece
                guard piece.count == remaining else {
                    phase = .data(remaining - piece.count)
                    return false
                }
                phase = .dataEnd
            case .dataEnd:
                switch buffer.nextLine(upTo: 2) {
                case .complete: phase = .size
                case .incomplete: return false
                case .tooLong, .invalid: throw .chunk
                }
            case .trailers:
                guard let line = try line(of: &buffer) else { return false }
                if line.isEmpty { return true }
                // A trailer must not change the meaning of the headers, so it is validated and left out.
                guard extraFields > 0 else { throw .largeHead }
                extraFields -= 1
                _ = try RequestHead.field(line)
            }
        }
    }

    private mutating func line(of buffer: inout LineBuffer) throws(RequestRejection) -> ArraySlice<UInt8>? {
        // The digits of a size and a line end come on top of what extensions and trailers may have.
        let freeBytes = 18
        switch buffer.nextLine(upTo: extraBytes + freeBytes) {
        case .complete(let line):
            extraBytes -= max(0, line.count + 2 - freeBytes)
            return line
        case .incomplete: return nil
        case .tooLong: throw .largeHead
        case .invalid(let rejection): throw rejection
        }
    }

    private func size(_ line: ArraySlice<UInt8>) throws(RequestRejection) -> Int {
        let digits = line.prefix { $0.hexadecimalValue != nil }
        guard (1...16).contains(digits.count) else { throw .chunk }
        // Space is allowed only in front of an extension. Extensions are ignored.
        let rest = line[digits.endIndex...]
        guard rest.isEmpty || rest.drop(while: \.isHTTPWhitespace).first == UInt8(ascii: ";") else { throw .chunk }
        let largest = limits.bodyBytes - body.count
        let size = digits.reduce(0) { $0 > largest ? $0 : $0 * 16 + Int($1.hexadecimalValue ?? 0) }
        guard size <= largest else { throw .largeBody }
        return size
    }
}
