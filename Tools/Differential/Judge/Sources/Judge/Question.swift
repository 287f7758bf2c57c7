import EntraID

/// One line: a subject, and parts of any bytes in hexadecimal digits. Nothing here uses what is judged, neither its
/// JSON nor its base64url, so that a fault of theirs cannot hide itself.
struct Question {
    let subject: String
    private let parts: [[UInt8]]

    /// Reads a line; `nil` when it is none.
    init?(_ line: String) {
        var fields = line.split(separator: " ", omittingEmptySubsequences: false)
        subject = String(fields.removeFirst())
        let parts = fields.map { Question.bytes($0.utf8) }
        guard !parts.contains(nil) else { return nil }
        self.parts = parts.compactMap { $0 }
    }

    /// The bytes of a part.
    func bytes(_ index: Int) -> [UInt8]? {
        parts.indices.contains(index) ? parts[index] : nil
    }

    /// A part that is UTF-8.
    func text(_ index: Int) -> String? {
        bytes(index).flatMap { String(validating: $0, as: UTF8.self) }
    }

    private static func bytes(_ digits: Substring.UTF8View) -> [UInt8]? {
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        var high: UInt8?
        for digit in digits {
            guard let value = value(digit) else { return nil }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return bytes
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}

/// One line: accepted with parts, or refused with codes, every part in hexadecimal digits.
struct Answer {
    let line: String

    /// Accepted, with what is to be compared.
    static func accepted(_ parts: [String]) -> Answer {
        Answer(line: (["accepted"] + parts.map(digits)).joined(separator: " "))
    }

    /// Refused with these codes, and perhaps a suggestion.
    static func refused(_ codes: [ProblemCode], suggestion: String? = nil) -> Answer {
        let words = codes.map(\.text).joined(separator: ",")
        return Answer(
            line: (["refused", digits(words)] + [suggestion].compactMap { $0 }.map(digits)).joined(separator: " "))
    }

    /// What a judgement says.
    static func of(_ judgement: () throws(Refusal) -> [String]) -> Answer {
        do {
            return accepted(try judgement())
        } catch {
            return refused(error.codes, suggestion: error.suggestion)
        }
    }

    /// Two digits for each byte.
    static func digits(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: bytes.flatMap { [alphabet[Int($0 >> 4)], alphabet[Int($0 & 15)]] }, as: UTF8.self)
    }

    private static func digits(_ text: String) -> String { digits(text.utf8) }
    private static let alphabet = Array("0123456789abcdef".utf8)
}
