/// A scanner that reads a JSON text once, byte by byte, and records the position of each value.
///
/// Nothing is decoded or repaired. The text must follow RFC 8259 exactly and have no duplicate names (RFC 7515 §4 and
/// RFC 7519 §4 forbid accepting them). Otherwise scanning stops with a ``JSONFault`` at the first invalid byte. The
/// scanner does not recurse, so nesting uses no stack.
struct JSONScanner {
    private(set) var nodes: ContiguousArray<JSONNode> = []
    /// The node of the innermost open container. Until it is closed, its `next` is the index of the enclosing
    /// container.
    private(set) var container = JSONNode.none
    private var depth = 0
    /// The names so far, of all objects.
    var names = NameFilter()
    /// The name sets of the open objects that have one, the innermost last.
    var nameSets: [NameSet] = []
    private(set) var memberCount = 0
    private let limits: JSONLimits
    /// The maximum number of nodes in the text: a value has at least one byte, followed by a comma or a closing
    /// bracket.
    private let mostNodes: Int

    private init(byteCount: Int, limits: JSONLimits) {
        self.limits = limits
        mostNodes = byteCount / 2 + 1
        // In a typical token, a name and its value take about 30 bytes.
        nodes.reserveCapacity(min(byteCount / 12 + 4, 4096))
    }

    /// Returns the nodes of a whole document, the outermost value first.
    static func nodes(
        of bytes: ContiguousArray<UInt8>, limits: JSONLimits
    ) throws(JSONFault) -> (ContiguousArray<JSONNode>, NameFilter) {
        guard bytes.count <= limits.bytes else { throw JSONFault(.tooManyBytes, at: limits.bytes) }
        var scanner = JSONScanner(byteCount: bytes.count, limits: limits)
        do {
            try scanner.scanDocument(bytes)
        } catch {
            if case .tooManyMembers = error.reason { throw error }
            // A text that is not UTF-8 is not JSON at all, so that error comes first, wherever the invalid byte is.
            throw UTF8Sequence.firstFault(in: bytes.span).map { JSONFault(.notUTF8, at: $0) } ?? error
        }
        return (scanner.nodes, scanner.names)
    }

    // Each step takes the position at which it begins and returns the one after what it read. As a property of the
    // scanner, the position would go through memory a hundred times per token.

    // MARK: - Structure

    private mutating func scanDocument(_ bytes: ContiguousArray<UInt8>) throws(JSONFault) {
        var position = skipWhiteSpace(bytes, from: 0)
        position = try scanValue(bytes, from: position)
        while container != JSONNode.none { position = try continueContainer(bytes, from: position) }
        position = skipWhiteSpace(bytes, from: position)
        guard position == bytes.count else { throw JSONFault(.trailingBytes, at: position) }
    }

    /// Reads a complete scalar, or the opening bracket of a container.
    private mutating func scanValue(_ bytes: ContiguousArray<UInt8>, from start: Int) throws(JSONFault) -> Int {
        guard start < bytes.count else { throw JSONFault(expected: "a value", at: start) }
        switch bytes[start] {
        case UInt8(ascii: "\""): return try scanString(bytes, from: start)
        case UInt8(ascii: "{"): return try openContainer(.object, at: start)
        case UInt8(ascii: "["): return try openContainer(.array, at: start)
        case UInt8(ascii: "-"), 0x30...0x39: return try scanNumber(bytes, from: start)
        case UInt8(ascii: "t"): return try scanLiteral("true", .true, bytes, from: start)
        case UInt8(ascii: "f"): return try scanLiteral("false", .false, bytes, from: start)
        case UInt8(ascii: "n"): return try scanLiteral("null", .null, bytes, from: start)
        default: throw JSONFault(expected: "a value", at: start)
        }
    }

    private mutating func openContainer(_ kind: JSONNode.Kind, at position: Int) throws(JSONFault) -> Int {
        guard depth < limits.depth else { throw JSONFault(.tooDeep, at: position) }
        depth += 1
        let index = nodes.count
        append(kind, from: position, to: position)
        nodes[index].next = container
        container = UInt32(truncatingIfNeeded: index)
        return position + 1
    }

    private mutating func closeContainer(_ index: Int, at position: Int) -> Int {
        depth -= 1
        container = nodes[index].next
        nodes[index].next = UInt32(truncatingIfNeeded: nodes.count)
        if index > 0, nodes[index - 1].isName { nodes[index - 1].next = nodes[index].next }
        if nodes[index].kind == .object { forgetNames(of: index) }
        return position + 1
    }

    /// Reads the next part of the innermost container: its end, or one more element or member.
    private mutating func continueContainer(_ bytes: ContiguousArray<UInt8>, from start: Int) throws(JSONFault) -> Int {
        let index = Int(container)
        let isObject = nodes[index].kind == .object
        let isEmpty = nodes.count == index + 1

        var position = skipWhiteSpace(bytes, from: start)
        if position < bytes.count, bytes[position] == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
            return closeContainer(index, at: position)
        }
        if !isEmpty {
            guard position < bytes.count, bytes[position] == UInt8(ascii: ",") else {
                throw JSONFault(
                    expected: isObject ? "a comma or a closing brace" : "a comma or a closing bracket", at: position)
            }
            position = skipWhiteSpace(bytes, from: position + 1)
        }
        if isObject { position = try scanName(bytes, from: position) }
        return try scanValue(bytes, from: position)
    }

    /// Reads a member's name and its colon.
    private mutating func scanName(_ bytes: ContiguousArray<UInt8>, from start: Int) throws(JSONFault) -> Int {
        guard start < bytes.count, bytes[start] == UInt8(ascii: "\"") else {
            throw JSONFault(expected: "a member name in double quotes", at: start)
        }
        let characters = try scanCharacters(bytes, from: start + 1)
        let range = characters.range
        // The member ends with its value, which is a single node unless it is a container.
        let name = JSONNode(
            characters.isEscaped ? .escapedName : .name, from: range.lowerBound, to: range.upperBound,
            next: nodes.count + 2, characters.withBytes(in: bytes, NameFingerprint.init))
        guard memberCount < limits.members else { throw JSONFault(.tooManyMembers, at: start) }
        memberCount += 1
        guard insert(name, bytes) else { throw JSONFault(.duplicateMember, at: start) }
        append(name)

        let position = skipWhiteSpace(bytes, from: range.upperBound + 1)
        guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else {
            throw JSONFault(expected: "a colon", at: position)
        }
        return skipWhiteSpace(bytes, from: position + 1)
    }

    // MARK: - Strings

    private mutating func scanString(_ bytes: ContiguousArray<UInt8>, from quote: Int) throws(JSONFault) -> Int {
        let text = try scanCharacters(bytes, from: quote + 1)
        append(text.isEscaped ? .escapedString : .string, from: text.range.lowerBound, to: text.range.upperBound)
        return text.range.upperBound + 1
    }

    private func scanCharacters(_ bytes: ContiguousArray<UInt8>, from start: Int) throws(JSONFault) -> JSONCharacters {
        var position = start
        var isEscaped = false
        while true {
            position = PlainCharacters.end(in: bytes, from: position)
            guard position < bytes.count else { throw JSONFault(expected: "a closing quote", at: position) }
            switch bytes[position] {
            case UInt8(ascii: "\""):
                return JSONCharacters(range: start..<position, isEscaped: isEscaped)
            case UInt8(ascii: "\\"):
                isEscaped = true
                position = try skipEscape(bytes, from: position)
            case 0x00..<0x20:
                throw JSONFault(expected: "an escape instead of a bare control character", at: position)
            default:
                let length = UTF8Sequence.length(in: bytes.span, at: position)
                guard length > 0 else { throw JSONFault(.notUTF8, at: position) }
                position += length
            }
        }
    }

    private func skipEscape(_ bytes: ContiguousArray<UInt8>, from start: Int) throws(JSONFault) -> Int {
        guard start + 1 < bytes.count else { throw JSONFault(expected: "a complete escape", at: start) }
        switch bytes[start + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return start + 2
        case UInt8(ascii: "u"):
            return try skipUnicodeEscape(bytes, from: start)
        default:
            throw JSONFault(expected: "a valid JSON escape", at: start)
        }
    }

    /// Skips `\uXXXX` and, for a high surrogate, the low one that must follow it.
    private func skipUnicodeEscape(_ bytes: ContiguousArray<UInt8>, from start: Int) throws(JSONFault) -> Int {
        guard let unit = JSONEscapes.codeUnit(in: bytes.span, at: start) else {
            throw JSONFault(expected: "four hexadecimal digits", at: start)
        }
        switch unit {
        case 0xD800...0xDBFF:
            guard let low = JSONEscapes.codeUnit(in: bytes.span, at: start + 6), low & 0xFC00 == 0xDC00 else {
                throw JSONFault(expected: "both halves of a surrogate pair", at: start)
            }
            return start + 12
        case 0xDC00...0xDFFF:
            throw JSONFault(expected: "both halves of a surrogate pair", at: start)
        default:
            return start + 6
        }
    }

    // MARK: - Small steps

    @inline(__always)
    private func skipWhiteSpace(_ bytes: ContiguousArray<UInt8>, from start: Int) -> Int {
        // Tokens contain no white space, so this check is usually all that runs.
        guard start < bytes.count, bytes[start] <= 0x20 else { return start }
        return skipSomeWhiteSpace(bytes, from: start)
    }

    private func skipSomeWhiteSpace(_ bytes: ContiguousArray<UInt8>, from start: Int) -> Int {
        var position = start
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return position
            }
        }
        return position
    }

    @inline(__always)
    mutating func append(_ kind: JSONNode.Kind, from start: Int, to end: Int) {
        append(JSONNode(kind, from: start, to: end, next: nodes.count + 1))
    }

    @inline(__always)
    private mutating func append(_ node: JSONNode) {
        // An array doubles its capacity when it is full, even if only a few bytes of the text are left.
        if nodes.count == nodes.capacity { nodes.reserveCapacity(min(nodes.count * 2, mostNodes)) }
        nodes.append(node)
    }
}
