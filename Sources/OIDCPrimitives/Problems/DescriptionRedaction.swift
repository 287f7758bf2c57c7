/// Removes from a provider's description what may name a person, a device, or a secret.
enum DescriptionRedaction {
    /// The maximum number of bytes that are kept.
    static let longest = 2_048
    /// The length from which a word may be a token or another secret.
    private static let longWord = 24
    private static let placeholder = "…"

    /// Returns the text with a placeholder instead of quotations, e-mail addresses, and long words that are not a GUID.
    static func redacted(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var result = ""
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if isMark(byte) {
                position = endOfQuotation(bytes, from: position)
                result += "'\(placeholder)'"
            } else if byte <= 0x20 {
                result += " "
                position += 1
            } else {
                let word = bytes[position...].prefix { $0 > 0x20 }
                // An apostrophe inside a word does not begin a quotation, but one after a bracket does.
                let end = word.indices.first { isMark(bytes[$0]) && !bytes[$0 - 1].isASCIIWordCharacter }
                let part = bytes[position..<(end ?? word.endIndex)]
                result += isSafe(part) ? String(decoding: part, as: UTF8.self) : placeholder
                position = part.endIndex
            }
        }
        return result
    }

    private static func isMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") }

    /// Returns the position after the closing mark. Without one, the quotation has no end.
    private static func endOfQuotation(_ bytes: [UInt8], from start: Int) -> Int {
        let rest = bytes.indices.dropFirst(start + 1)
        let close = rest.first { place in
            bytes[place] == bytes[start] && (place + 1 == bytes.count || !bytes[place + 1].isASCIIWordCharacter)
        }
        return close.map { $0 + 1 } ?? bytes.count
    }

    private static func isSafe(_ word: ArraySlice<UInt8>) -> Bool {
        if word.contains(UInt8(ascii: "@")) { return false }
        return word.count < longWord || isGUID(word.drop { !$0.isASCIIWordCharacter }.prefix(36))
    }

    private static func isGUID(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count == 36
            && bytes.enumerated().allSatisfy { offset, byte in
                [8, 13, 18, 23].contains(offset) ? byte == UInt8(ascii: "-") : byte.hexadecimalValue != nil
            }
    }
}
