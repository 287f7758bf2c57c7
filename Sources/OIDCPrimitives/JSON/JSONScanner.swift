/// Reads a JSON text once, byte by byte, and writes down where each value lies.
///
/// Nothing is decoded here and nothing is repaired: the text is RFC 8259 to the letter, without duplicate names
/// (RFC 7515 §4 and RFC 7519 §4 forbid accepting them), or it is a ``JSONFault`` at its first wrong byte. There is no
/// recursion, so depth costs no stack.
struct JSONScanner {
    private var nodes: [JSONNode] = []
    private var position: Int
    /// The innermost open container's node. Until it is closed, its `next` is the container around it.
    private var container = JSONNode.none
    private var depth = 0
    private var memberCount = 0
    private var names = JSONNames()
    /// Which members the object that was closed last may have: in the end, the outermost.
    private var lastFilter = NameFilter.nothing
    private let limits: JSONLimits

    private init(from start: Int, limits: JSONLimits) {
        position = start
        self.limits = limits
    }

    /// Appends the nodes of the text that begins at an offset and ends where the bytes do, the outermost value first.
    ///
    /// - Returns: Which members the outermost value may have, if it is an object.
    static func scan(
        _ bytes: Span<UInt8>, from start: Int, limits: JSONLimits, into nodes: inout [JSONNode]
    ) throws(JSONFault) -> NameFilter {
        guard bytes.count - start <= limits.bytes else { throw JSONFault(reason: .tooManyBytes, offset: limits.bytes) }
        var scanner = JSONScanner(from: start, limits: limits)
        swap(&scanner.nodes, &nodes)
        defer { swap(&scanner.nodes, &nodes) }
        do {
            try scanner.scanDocument(bytes)
            return scanner.lastFilter
        } catch {
            var fault = error
            // A text that is not UTF-8 is not JSON at all, so that is said first, wherever the bad byte stands.
            if case .tooManyMembers = fault.reason {
            } else if let offset = UTF8Sequence.firstFault(in: bytes, from: start) {
                fault = JSONFault(reason: .notUTF8, offset: offset)
            }
            throw JSONFault(reason: fault.reason, offset: fault.offset - start)
        }
    }

    /// How many nodes to make room for: a name and a value take about 16 bytes of a typical token.
    static func expectedNodes(byteCount: Int) -> Int {
        min(byteCount / 8 + 4, 4096)
    }

    // MARK: - Structure

    private mutating func scanDocument(_ bytes: Span<UInt8>) throws(JSONFault) {
        skipWhiteSpace(bytes)
        try scanValue(bytes)
        while container != JSONNode.none { try continueContainer(bytes) }
        skipWhiteSpace(bytes)
        guard position == bytes.count else { throw fault(.trailingBytes) }
    }

    /// Reads a scalar whole, or the opening bracket of a container.
    private mutating func scanValue(_ bytes: Span<UInt8>) throws(JSONFault) {
        guard position < bytes.count else { throw fault(.syntax(expected: "a value")) }
        switch bytes[position] {
        case UInt8(ascii: "\""): try scanString(bytes)
        case UInt8(ascii: "{"): try openContainer(.object)
        case UInt8(ascii: "["): try openContainer(.array)
        case UInt8(ascii: "-"), 0x30...0x39: try scanNumber(bytes)
        case UInt8(ascii: "t"): try scanLiteral("true", .true, bytes)
        case UInt8(ascii: "f"): try scanLiteral("false", .false, bytes)
        case UInt8(ascii: "n"): try scanLiteral("null", .null, bytes)
        default: throw fault(.syntax(expected: "a value"))
        }
    }

    private mutating func openContainer(_ kind: JSONNode.Kind) throws(JSONFault) {
        guard depth < limits.depth else { throw fault(.tooDeep) }
        depth += 1
        let index = nodes.count
        if kind == .object { names.open(objectAt: index) }
        append(kind, from: position, to: position)
        nodes[index].next = container
        container = UInt32(truncatingIfNeeded: index)
        position += 1
    }

    private mutating func closeContainer(_ index: Int) {
        position += 1
        depth -= 1
        container = nodes[index].next
        nodes[index].end = UInt32(truncatingIfNeeded: position)
        nodes[index].next = UInt32(truncatingIfNeeded: nodes.count)
        if nodes[index].kind == .object { lastFilter = names.closeObject() }
    }

    /// Reads what comes next in the innermost container: its end, or one more element or member.
    private mutating func continueContainer(_ bytes: Span<UInt8>) throws(JSONFault) {
        let index = Int(container)
        let isObject = nodes[index].kind == .object
        let isEmpty = nodes.count == index + 1

        skipWhiteSpace(bytes)
        if position < bytes.count, bytes[position] == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
            closeContainer(index)
            return
        }
        if !isEmpty {
            guard position < bytes.count, bytes[position] == UInt8(ascii: ",") else {
                throw fault(.syntax(expected: isObject ? "a comma or a closing brace" : "a comma or a closing bracket"))
            }
            position += 1
            skipWhiteSpace(bytes)
        }
        if isObject { try scanName(bytes) }
        try scanValue(bytes)
    }

    /// Reads a member's name and its colon.
    private mutating func scanName(_ bytes: Span<UInt8>) throws(JSONFault) {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
            throw fault(.syntax(expected: "a member name in double quotes"))
        }
        let name = nodes.count
        let offset = position
        try scanString(bytes)

        guard memberCount < limits.members else { throw JSONFault(reason: .tooManyMembers, offset: offset) }
        memberCount += 1
        let isEscaped = nodes[name].kind == .escapedString
        nodes[name].next = (isEscaped ? .unknown : NamePrint(bytes.extracting(nodes[name].range))).word
        guard names.insert(name, in: nodes, bytes) else { throw JSONFault(reason: .duplicateMember, offset: offset) }

        skipWhiteSpace(bytes)
        guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else {
            throw fault(.syntax(expected: "a colon"))
        }
        position += 1
        skipWhiteSpace(bytes)
    }

    // MARK: - Strings

    private mutating func scanString(_ bytes: Span<UInt8>) throws(JSONFault) {
        position += 1
        let start = position
        var isEscaped = false
        while true {
            skipPlainCharacters(bytes)
            guard position < bytes.count else { throw fault(.syntax(expected: "a closing quote")) }
            switch bytes[position] {
            case UInt8(ascii: "\""):
                append(isEscaped ? .escapedString : .string, from: start, to: position)
                position += 1
                return
            case UInt8(ascii: "\\"):
                isEscaped = true
                try skipEscape(bytes)
            case 0x00..<0x20:
                throw fault(.syntax(expected: "an escape instead of a bare control character"))
            default:
                let length = UTF8Sequence.length(in: bytes, at: position)
                guard length > 0 else { throw fault(.notUTF8) }
                position += length
            }
        }
    }

    /// Passes ASCII that means itself, which is nearly all of every token. The position is a local variable here, so
    /// that it stays in a register.
    @inline(__always)
    private mutating func skipPlainCharacters(_ bytes: Span<UInt8>) {
        var index = position
        while index &+ 8 <= bytes.count {
            let count = EightBytes(of: bytes, uncheckedOffset: index).plainCountInJSON
            index &+= count
            guard count == 8 else {
                position = index
                return
            }
        }
        while index < bytes.count {
            let byte = unsafe bytes[unchecked: index]
            // 0x20…0x7F, in one comparison.
            if byte &- 0x20 >= 0x60 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
            index &+= 1
        }
        position = index
    }

    private mutating func skipEscape(_ bytes: Span<UInt8>) throws(JSONFault) {
        guard position + 1 < bytes.count else { throw fault(.syntax(expected: "a whole escape")) }
        switch bytes[position + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 2
        case UInt8(ascii: "u"):
            try skipUnicodeEscape(bytes)
        default:
            throw fault(.syntax(expected: "an escape that JSON knows"))
        }
    }

    /// `\uXXXX`, and for a high surrogate the low one that must follow it.
    private mutating func skipUnicodeEscape(_ bytes: Span<UInt8>) throws(JSONFault) {
        guard let unit = JSONEscapes.codeUnit(in: bytes, at: position) else {
            throw fault(.syntax(expected: "four hexadecimal digits"))
        }
        switch unit {
        case 0xD800...0xDBFF:
            guard let low = JSONEscapes.codeUnit(in: bytes, at: position + 6), low & 0xFC00 == 0xDC00 else {
                throw fault(.syntax(expected: "both halves of a surrogate pair"))
            }
            position += 12
        case 0xDC00...0xDFFF:
            throw fault(.syntax(expected: "both halves of a surrogate pair"))
        default:
            position += 6
        }
    }

    // MARK: - Numbers and literals

    /// RFC 8259 §6: `-`, an integer without leading zeros, a fraction, an exponent.
    private mutating func scanNumber(_ bytes: Span<UInt8>) throws(JSONFault) {
        let start = position
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        if position < bytes.count, bytes[position] == UInt8(ascii: "0") {
            position += 1
        } else {
            try skipDigits(bytes)
        }
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            try skipDigits(bytes)
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            try skipDigits(bytes)
        }
        try expectDelimiter(bytes)
        append(.number, from: start, to: position)
    }

    private mutating func skipDigits(_ bytes: Span<UInt8>) throws(JSONFault) {
        let start = position
        while position < bytes.count, isASCIIDigit(bytes[position]) { position += 1 }
        guard position > start else { throw fault(.syntax(expected: "a digit")) }
    }

    private mutating func scanLiteral(
        _ literal: StaticString, _ kind: JSONNode.Kind, _ bytes: Span<UInt8>
    ) throws(JSONFault) {
        let start = position
        for expected in literal.description.utf8 {
            guard position < bytes.count, bytes[position] == expected else {
                throw fault(.syntax(expected: "true, false or null"))
            }
            position += 1
        }
        try expectDelimiter(bytes)
        append(kind, from: start, to: position)
    }

    /// A number or literal that runs on into something else is not a number or literal.
    private func expectDelimiter(_ bytes: Span<UInt8>) throws(JSONFault) {
        guard position < bytes.count else { return }
        switch bytes[position] {
        case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "]"), UInt8(ascii: "}"),
            UInt8(ascii: "["), UInt8(ascii: "{"):
            return
        default:
            throw fault(.syntax(expected: "the end of the number or literal"))
        }
    }

    // MARK: - Small steps

    @inline(__always)
    private mutating func skipWhiteSpace(_ bytes: Span<UInt8>) {
        // Tokens have none, so this is all that is done to them.
        guard position < bytes.count, unsafe bytes[unchecked: position] <= 0x20 else { return }
        skipSomeWhiteSpace(bytes)
    }

    private mutating func skipSomeWhiteSpace(_ bytes: Span<UInt8>) {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }

    @inline(__always)
    private mutating func append(_ kind: JSONNode.Kind, from start: Int, to end: Int) {
        // Offsets fit: `JSONLimits.bytes` is at most 1 GiB, and there are never more nodes than bytes.
        nodes.append(
            JSONNode(
                kind: kind, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
                next: UInt32(truncatingIfNeeded: nodes.count + 1)))
    }

    private func fault(_ reason: JSONFault.Reason) -> JSONFault {
        JSONFault(reason: reason, offset: position)
    }
}
