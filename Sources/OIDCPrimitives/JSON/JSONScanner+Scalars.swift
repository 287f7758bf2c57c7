/// Numbers, `true`, `false` and `null`.
extension JSONScanner {
    /// Reads a number as in RFC 8259 §6: `-`, an integer without leading zeros, a fraction, an exponent.
    mutating func scanNumber(_ bytes: ContiguousArray<UInt8>, from start: Int) throws(JSONFault) -> Int {
        var position = start
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        if position < bytes.count, bytes[position] == UInt8(ascii: "0") {
            position += 1
        } else {
            position = try skipDigits(bytes, from: position)
        }
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position = try skipDigits(bytes, from: position + 1)
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            position = try skipDigits(bytes, from: position)
        }
        try expectDelimiter(bytes, at: position)
        append(.number, from: start, to: position)
        return position
    }

    private func skipDigits(_ bytes: ContiguousArray<UInt8>, from start: Int) throws(JSONFault) -> Int {
        var position = start
        while position < bytes.count, bytes[position].isASCIIDigit { position += 1 }
        guard position > start else { throw JSONFault(expected: "a digit", at: position) }
        return position
    }

    mutating func scanLiteral(
        _ literal: StaticString, _ kind: JSONNode.Kind, _ bytes: ContiguousArray<UInt8>, from start: Int
    ) throws(JSONFault) -> Int {
        var position = start
        for expected in literal.description.utf8 {
            guard position < bytes.count, bytes[position] == expected else {
                throw JSONFault(expected: "true, false or null", at: position)
            }
            position += 1
        }
        try expectDelimiter(bytes, at: position)
        append(kind, from: start, to: position)
        return position
    }

    /// Checks that a number or literal ends here and does not run into other characters.
    private func expectDelimiter(_ bytes: ContiguousArray<UInt8>, at position: Int) throws(JSONFault) {
        guard position < bytes.count else { return }
        switch bytes[position] {
        case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "]"), UInt8(ascii: "}"),
            UInt8(ascii: "["), UInt8(ascii: "{"):
            return
        default:
            throw JSONFault(expected: "the end of the number or literal", at: position)
        }
    }
}
