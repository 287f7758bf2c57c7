import EntraID

/// The lowercase hexadecimal encoding that vectors use for bytes that are not text.
enum Hexadecimal {
    /// Returns the encoding of bytes.
    static func encode(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// Returns the encoded bytes, or `nil` if the string is not a valid encoding.
    static func decode(_ text: String) -> [UInt8]? {
        let values = text.utf8.map(digits.firstIndex(of:))
        guard values.count.isMultiple(of: 2), !values.contains(nil) else { return nil }
        let known = values.compactMap { $0 }
        return stride(from: 0, to: known.count, by: 2).map { UInt8(known[$0] << 4 | known[$0 + 1]) }
    }

    private static let digits = Array("0123456789abcdef".utf8)
}

extension JSONCursor {
    /// Returns the bytes of the one member that is present: a string or hexadecimal digits.
    func textOrHexadecimal(_ textName: String, _ hexadecimalName: String) throws(Refusal) -> [UInt8] {
        switch (try self[textName].optional(.string), try self[hexadecimalName].optional(.string)) {
        case (let text?, nil): return Array(text.utf8)
        case (nil, let digits?):
            if let bytes = Hexadecimal.decode(digits) { return bytes }
            throw Refusal(
                Problem(
                    .vectorMalformed, at: .member(hexadecimalName),
                    remedy: "Write two lowercase hexadecimal digits for each byte."))
        default:
            throw Refusal(
                Problem(
                    .vectorMalformed, at: .member(path), remedy: "Specify “\(textName)” or “\(hexadecimalName)”."))
        }
    }
}
