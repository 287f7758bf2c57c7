import EntraID

/// Answers questions about JSON, base64url and forms.
enum TextAnswers {
    /// Returns the value in a form that other programs can produce too, and the library's output for it.
    static func json(_ question: Question) -> Answer? {
        guard let bytes = question.bytes(0) else { return nil }
        return Answer.of { () throws(Refusal) in
            let value = try JSONValue(parsing: bytes)
            return [form(of: value), value.serialized(indented: false), value.serialized(indented: true)]
        }
    }

    /// Returns whether two numbers are equal.
    static func numbers(_ question: Question) -> Answer? {
        guard let left = question.bytes(0), let right = question.bytes(1) else { return nil }
        return Answer.of { () throws(Refusal) in
            [try JSONValue(parsing: left) == JSONValue(parsing: right) ? "equal" : "different"]
        }
    }

    static func decodedBase64URL(_ question: Question) -> Answer? {
        guard let text = question.text(0) else { return nil }
        return Answer.of { () throws(Refusal) in [Answer.digits(try Base64URL.decode(text))] }
    }

    static func encodedBase64URL(_ question: Question) -> Answer? {
        question.bytes(0).map { .accepted([Base64URL.encode($0)]) }
    }

    /// Returns the parameters, and the library's output for them.
    static func form(_ question: Question) -> Answer? {
        guard let text = question.text(0) else { return nil }
        return Answer.of { () throws(Refusal) in
            let parameters = try FormEncoding.decode(text)
            let pairs = parameters.map { "\(Answer.digits($0.name.utf8))=\(Answer.digits($0.value.utf8))" }
            return [pairs.joined(separator: "&"), FormEncoding.encode(parameters)]
        }
    }

    /// Numbers as received and as a double, strings as digits, members in order.
    private static func form(of value: JSONValue) -> String {
        switch value {
        case .null: "z"
        case .bool(let bool): bool ? "t" : "f"
        case .number(let number):
            "n\(number.digits)|\(number.double.map { String($0.bitPattern, radix: 16) } ?? "-")"
                + "|\(number.integer.map(String.init) ?? "-")"
        case .string(let text): "s\(Answer.digits(text.utf8))"
        case .array(let elements): "[\(elements.map(form).joined(separator: ","))]"
        case .object(let object):
            "{\(object.members.map { "\(Answer.digits($0.name.utf8)):\(form(of: $0.value))" }.joined(separator: ","))}"
        }
    }
}
