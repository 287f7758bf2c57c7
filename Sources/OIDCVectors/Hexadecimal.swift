import EntraID

/// Bytes as two digits each, in small letters: what vectors write for bytes that are no text.
enum Hexadecimal {
    /// The text for these bytes.
    static func encode(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// The bytes of a text; `nil` when it is none of ours.
    static func decode(_ text: String) -> [UInt8]? {
        let values = text.utf8.map(digits.firstIndex(of:))
        guard values.count.isMultiple(of: 2), !values.contains(nil) else { return nil }
        let known = values.compactMap { $0 }
        return stride(from: 0, to: known.count, by: 2).map { UInt8(known[$0] << 4 | known[$0 + 1]) }
    }

    private static let digits = Array("0123456789abcdef".utf8)
}

extension JSONCursor {
    /// The bytes of the one member that is there: a text, or bytes in hexadecimal digits.
    func textOrHexadecimal(_ textName: String, _ hexadecimalName: String) throws(Refusal) -> [UInt8] {
        switch (try self[textName].optional(.string), try self[hexadecimalName].optional(.string)) {
        case (let text?, nil): return Array(text.utf8)
        case (nil, let digits?):
            if let bytes = Hexadecimal.decode(digits) { return bytes }
            throw Refusal(
                Problem(
                    .vectorMalformed, at: .member(hexadecimalName),
                    remedy: "Write two digits for each byte, in small letters."))
        default:
            throw Refusal(
                Problem(
                    .vectorMalformed, at: .member(path), remedy: "Give either “\(textName)” or “\(hexadecimalName)”."))
        }
    }
}
