import EntraID

/// A question on one line: a subject, and parts of arbitrary bytes in hexadecimal. It does not use the library's JSON
/// or base64url, because a bug in them could hide itself.
struct Question {
    let subject: String
    private let parts: [[UInt8]]

    /// Reads a line. Returns `nil` if it is not a question.
    init?(_ line: String) {
        var fields = line.split(separator: " ", omittingEmptySubsequences: false)
        subject = String(fields.removeFirst())
        let parts = fields.map { Question.bytes($0.utf8) }
        guard !parts.contains(nil) else { return nil }
        self.parts = parts.compactMap { $0 }
    }

    /// Returns the bytes of a part.
    func bytes(_ index: Int) -> [UInt8]? {
        parts.indices.contains(index) ? parts[index] : nil
    }

    /// Returns a part as UTF-8 text.
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

/// An answer on one line: accepted with parts, or refused with codes. Every part is in hexadecimal.
struct Answer {
    let line: String

    /// Returns an accepted answer with the values to compare.
    static func accepted(_ parts: [String]) -> Answer {
        Answer(line: (["accepted"] + parts.map(digits)).joined(separator: " "))
    }

    /// Returns a refused answer with these codes, and possibly a suggestion.
    static func refused(_ codes: [ProblemCode], suggestion: String? = nil) -> Answer {
        let words = codes.map(\.rawValue).joined(separator: ",")
        return Answer(
            line: (["refused", digits(words)] + [suggestion].compactMap { $0 }.map(digits)).joined(separator: " "))
    }

    /// Returns the answer that corresponds to the outcome of a validation.
    static func of(_ validation: () throws(Refusal) -> [String]) -> Answer {
        do {
            return accepted(try validation())
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
